package org.openspm.incentive.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** The figures of one bench: printed for people, one line of JSON for programs. */
final class Figures {
    private final Map<String, Object> values = new LinkedHashMap<>();

    void put(String name, Object value) {
        values.put(name, value);
    }

    double seconds(String name) {
        return ((Number) values.get(name)).doubleValue();
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** Runs something several times; keeps seconds and CPU seconds of the best run and the median under the name. */
    Outcome repeat(String name, int times, Supplier<Outcome> run) {
        var runs = new ArrayList<Timed>();
        for (int i = 0; i < times; i++) {
            double cpu = Machine.cpuSeconds();
            var outcome = run.get();
            runs.add(new Timed(outcome, Machine.cpuSeconds() - cpu));
        }
        runs.sort(Comparator.comparingDouble(timed -> timed.outcome().totalSeconds()));
        var best = runs.getFirst();
        put(name, best.outcome().totalSeconds());
        put(name + ".cpu", best.cpuSeconds());
        put(name + ".median", runs.get(times / 2).outcome().totalSeconds());
        best.outcome().seconds().forEach((step, seconds) -> put(name + "." + step, seconds));
        return best.outcome();
    }

    private record Timed(Outcome outcome, double cpuSeconds) {}

    String json() {
        var json = new StringBuilder("{");
        values.forEach((name, value) -> json.append(json.length() > 1 ? "," : "")
                .append('"')
                .append(name)
                .append("\":")
                .append(
                        switch (value) {
                            case Double number -> String.format(Locale.ROOT, "%.4f", number);
                            case Number number -> number.toString();
                            default -> '"' + value.toString().replace("\"", "'") + '"';
                        }));
        return json.append('}').toString();
    }
}
