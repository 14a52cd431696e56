package org.openspm.incentive.language;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.openspm.incentive.calc.expression.Evaluator;
import org.openspm.incentive.calc.expression.ExpressionParser;
import org.openspm.incentive.calc.expression.Unit;
import org.openspm.incentive.calc.expression.Vocabulary;

/** Fills places such as {@code ${inputs.deals[0] * 3}} in a plan with what a published example says there. */
final class AcceptanceTemplate {
    private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]+)}");
    private static final Pattern PATH = Pattern.compile("(inputs|expected)((?:\\.\\w+|\\[\\d+])+)");
    private static final Pattern STEP = Pattern.compile("\\.(\\w+)|\\[(\\d+)]");

    private final Map<?, ?> published;
    private final Set<String> used = new TreeSet<>();

    AcceptanceTemplate(Map<?, ?> published) {
        this.published = published;
    }

    String filled(String text) {
        return PLACE.matcher(text).replaceAll(place -> value(place.group(1).strip()));
    }

    /** Paths of expected figures that no place has asked for; unpublished ones (null) are not expected of anybody. */
    List<String> unusedExpectations() {
        var all = new ArrayList<String>();
        collect("expected", published.get("expected"), all);
        all.removeAll(used);
        return all;
    }

    private String value(String content) {
        var written = PATH.matcher(content).replaceAll(path -> {
            used.add(path.group());
            return plain(at(published.get(path.group(1)), path.group(2)));
        });
        if (!Pattern.compile(" [-+*/] ").matcher(written).find()) {
            return written;
        }
        var expression = ExpressionParser.parse(written, Vocabulary.ofPayees(Map.of()), Unit.NUMBER);
        return Evaluator.number(expression, _ -> null).stripTrailingZeros().toPlainString();
    }

    private static Object at(Object root, String path) {
        var value = root;
        var steps = STEP.matcher(path);
        while (steps.find()) {
            value = steps.group(1) != null
                    ? in((Map<?, ?>) value, steps.group(1))
                    : ((List<?>) value).get(Integer.parseInt(steps.group(2)));
            if (value == null) {
                throw new IllegalArgumentException("The published example has nothing at " + path);
            }
        }
        return value;
    }

    /** Some keys of the published examples are numbers. */
    private static Object in(Map<?, ?> map, String key) {
        return map.containsKey(key) || !key.matches("\\d+") ? map.get(key) : map.get(Integer.valueOf(key));
    }

    private static String plain(Object value) {
        return switch (value) {
            case Number number -> new BigDecimal(number.toString()).toPlainString();
            case Date date ->
                LocalDate.ofInstant(date.toInstant(), ZoneOffset.UTC).toString();
            case Boolean truth -> truth ? "1" : "0";
            default -> value.toString();
        };
    }

    private static void collect(String path, Object value, List<String> into) {
        switch (value) {
            case null -> {}
            case Map<?, ?> map -> map.forEach((key, inner) -> collect(path + "." + key, inner, into));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    collect(path + "[" + i + "]", list.get(i), into);
                }
            }
            default -> into.add(path);
        }
    }
}
