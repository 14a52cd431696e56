package org.openspm.incentive.bench;

import java.util.Locale;

/** The table of a bench: each peer's time beside the hand-coded loop's and the engine's. */
final class Summary {
    private final Figures figures;
    private final StringBuilder table = new StringBuilder();

    Summary(Figures figures) {
        this.figures = figures;
    }

    String table() {
        line("what", "seconds", "median", "CPU s", "× loop", "× engine");
        line("---", "---:", "---:", "---:", "---:", "---:");
        peer("hand-coded loop over arrays", "hand");
        peer("OpenSPM: plan from text, from columns", "engine");
        peer("OpenSPM: one rate changed in an open draft", "draft");
        peer("DuckDB SQL, tables in memory", "duckdb");
        peer("PostgreSQL SQL", "postgres");
        peer("OpenSPM: from PostgreSQL to earnings in PostgreSQL", "cold");
        return table.toString();
    }

    private void peer(String what, String name) {
        if (figures.has(name)) {
            line(
                    what,
                    format("%.3f", figures.seconds(name)),
                    optional(name + ".median"),
                    optional(name + ".cpu"),
                    ratio(name, "hand"),
                    ratio(name, "engine"));
        }
    }

    private String optional(String name) {
        return figures.has(name) ? format("%.3f", figures.seconds(name)) : "";
    }

    private String ratio(String name, String to) {
        return figures.has(to) ? format("%.1f", figures.seconds(name) / figures.seconds(to)) : "";
    }

    private void line(String what, String... cells) {
        table.append(format("| %-50s |", what));
        for (String cell : cells) {
            table.append(format(" %9s |", cell));
        }
        table.append(System.lineSeparator());
    }

    private static String format(String format, Object value) {
        return String.format(Locale.ROOT, format, value);
    }
}
