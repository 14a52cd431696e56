package org.openspm.incentive.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Chart;
import org.openspm.incentive.calc.expression.Unit;

/** What curves and tables have in common: units, places in order, what lies beyond. */
final class ChartReader {
    static final List<String> UNITS = List.of("percent", "money", "number");
    private static final Pattern LIST_END = Pattern.compile("\\s+");
    private static final int PLACES_MAX = 1000;

    private final Problems problems;
    private final Values values;

    ChartReader(Problems problems) {
        this.problems = problems;
        this.values = new Values(problems);
    }

    Optional<String> name(Section section, String key) {
        return section.required(key, "payout").flatMap(scalar -> values.identifier(scalar, "a " + key));
    }

    /** A unit, required. */
    Optional<Unit> unit(Section section, String key) {
        return section.required(key, "percent").flatMap(scalar -> switch (scalar.text()) {
            case "percent" -> Optional.of(Unit.PERCENT);
            case "money" -> Optional.of(Unit.MONEY);
            case "number" -> Optional.of(Unit.NUMBER);
            default -> {
                values.notAChoice(scalar, "unit of a curve or table", UNITS);
                yield Optional.empty();
            }
        });
    }

    /** A number in a unit: percentages are written with a percent sign, nothing else is. */
    Optional<BigDecimal> number(Node node, Unit unit, String what) {
        if (!(node instanceof Node.Scalar scalar)) {
            problems.add(node.at(), Section.capital(what) + " is a number, this is " + node.word() + ".");
            return Optional.empty();
        }
        var found = values.number(scalar);
        if (found.isPresent() && Values.isPercent(scalar.text()) != (unit == Unit.PERCENT)) {
            problems.add(
                    scalar.at(),
                    unit == Unit.PERCENT
                            ? Section.capital(what) + " is a percentage; write " + PlanWriter.percent(found.get())
                                    + " instead of " + scalar.word() + "."
                            : Section.capital(what) + " is " + unit.word() + ", not a percentage; write "
                                    + PlanWriter.plain(found.get()) + " instead of " + scalar.word() + ".");
            return Optional.empty();
        }
        return found;
    }

    Optional<Chart.Beyond> beyond(Section section, String key, List<Chart.Beyond> possible) {
        return section.scalar(key, "hold").flatMap(scalar -> {
            var found = values.choice(scalar, "way to go on", Chart.Beyond.class);
            if (found.isPresent() && !possible.contains(found.get())) {
                problems.add(
                        scalar.at(),
                        scalar.word() + " is not possible here; it is one of "
                                + String.join(
                                        ", ",
                                        possible.stream().map(Values::word).toList()) + ".");
                return Optional.empty();
            }
            return found;
        });
    }

    /** Numbers in a list; fewer than wanted, or out of order, is a problem. */
    List<BigDecimal> places(Section section, String key, Unit unit) {
        var result = new ArrayList<BigDecimal>();
        for (var item : section.list(key)) {
            number(item, unit, "a place of an axis").ifPresent(result::add);
        }
        if (result.size() != section.list(key).size()) {
            return List.of();
        }
        if (result.isEmpty() || result.size() > PLACES_MAX) {
            problems.add(
                    section.markOf(key),
                    "An axis has 1 to " + PLACES_MAX + " places, as in “" + key + ": [0 %, 50 %, 100 %]”.");
            return List.of();
        }
        return requireOrder(section, key, result, unit) ? result : List.of();
    }

    private boolean requireOrder(Section section, String key, List<BigDecimal> places, Unit unit) {
        int direction = places.size() < 2 ? 1 : places.get(1).compareTo(places.get(0));
        for (int i = 1; i < places.size(); i++) {
            var sentence = disorder(direction, places.get(i - 1), places.get(i), unit);
            if (sentence != null) {
                problems.add(section.list(key).get(i).at(), sentence);
                return false;
            }
        }
        return true;
    }

    /** What is wrong with two neighbours of an axis that ascends (1) or descends (−1); null when nothing is. */
    static @Nullable String disorder(int direction, BigDecimal one, BigDecimal next, Unit unit) {
        int order = next.compareTo(one);
        if (order == 0) {
            return shown(next, unit) + " is there twice, so the second is never reached; remove one.";
        }
        return order == direction
                ? null
                : shown(next, unit) + " comes after " + shown(one, unit) + "; the places of an axis go only up, or only"
                        + " down.";
    }

    static String shown(BigDecimal number, Unit unit) {
        return unit == Unit.PERCENT ? PlanWriter.percent(number) : PlanWriter.plain(number);
    }

    /** A word of a text axis, as written. */
    static String word(Node.Scalar scalar) {
        return LIST_END.matcher(scalar.text().strip()).replaceAll(" ");
    }
}
