package org.openspm.incentive.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Chart;
import org.openspm.incentive.calc.expression.Curve;
import org.openspm.incentive.calc.expression.Unit;

/** Reads a curve and proves that its points are in order. */
final class CurveReader {
    static final List<String> KEYS =
            List.of("curve", "axis", "value", "points", "jumps", "before", "after", "floor", "ceiling");
    static final List<String> POINT_KEYS = List.of("at", "value", "then");
    private static final List<Chart.Beyond> BEYOND = List.of(Chart.Beyond.values());
    private static final int POINTS_MAX = 200;

    private final Problems problems;
    private final Values values;
    private final ChartReader charts;

    CurveReader(Problems problems) {
        this.problems = problems;
        this.values = new Values(problems);
        this.charts = new ChartReader(problems);
    }

    /** Where a jump belongs to. */
    private enum Jumps {
        AT_THE_POINT,
        BEHIND_THE_POINT
    }

    Optional<Chart> read(Node node) {
        return Section.of(node, "a curve", problems, KEYS).flatMap(this::read);
    }

    private Optional<Chart> read(Section section) {
        int before = problems.count();
        var name = charts.name(section, "curve");
        var axis = charts.unit(section, "axis");
        var unit = charts.unit(section, "value");
        if (name.isEmpty() || axis.isEmpty() || unit.isEmpty()) {
            return Optional.empty();
        }
        var points = points(section, axis.get(), unit.get());
        var jumps = section.scalar("jumps", "at the point")
                .flatMap(scalar -> values.choice(scalar, "place of a jump", Jumps.class))
                .orElse(Jumps.AT_THE_POINT);
        var first = charts.beyond(section, "before", BEYOND).orElse(Chart.Beyond.HOLD);
        var last = charts.beyond(section, "after", BEYOND).orElse(Chart.Beyond.HOLD);
        var floor = limit(section, "floor", unit.get());
        var ceiling = limit(section, "ceiling", unit.get());
        if (floor != null && ceiling != null && floor.compareTo(ceiling) > 0) {
            problems.add(
                    section.markOf("ceiling"),
                    "The ceiling " + ChartReader.shown(ceiling, unit.get()) + " is below the floor "
                            + ChartReader.shown(floor, unit.get()) + "; exchange them.");
        }
        return problems.count() > before
                ? Optional.empty()
                : Optional.of(new Curve(
                        name.get(),
                        axis.get(),
                        unit.get(),
                        points,
                        jumps == Jumps.BEHIND_THE_POINT,
                        first,
                        last,
                        floor,
                        ceiling,
                        section.at()));
    }

    private @Nullable BigDecimal limit(Section section, String key, Unit unit) {
        var node = section.node(key);
        return node == null ? null : charts.number(node, unit, "the " + key).orElse(null);
    }

    private List<Curve.Point> points(Section section, Unit axis, Unit unit) {
        var items = section.list("points");
        if (items.size() < 2 || items.size() > POINTS_MAX) {
            problems.add(
                    section.has("points") ? section.markOf("points") : section.at(),
                    "A curve has 2 to " + POINTS_MAX + " points, as in “points:” with lines such as"
                            + " {at: 80 %, value: 50 %}; this one has " + items.size() + ".");
            return List.of();
        }
        var points = new ArrayList<Curve.Point>();
        for (var item : items) {
            var point = Section.of(item, "a point", problems, POINT_KEYS).flatMap(one -> point(one, axis, unit));
            if (point.isEmpty()) {
                return List.of();
            }
            if (!follows(points, point.get(), axis, item)) {
                return List.of();
            }
            points.add(point.get());
        }
        return points;
    }

    private boolean follows(List<Curve.Point> points, Curve.Point next, Unit axis, Node item) {
        if (points.isEmpty()) {
            return true;
        }
        var last = points.getLast().at();
        int direction = points.size() < 2
                ? next.at().compareTo(last) == 0 ? 1 : next.at().compareTo(last)
                : points.get(1).at().compareTo(points.get(0).at());
        var sentence = ChartReader.disorder(direction, last, next.at(), axis);
        if (sentence != null) {
            problems.add(
                    item.at(),
                    next.at().compareTo(last) == 0
                            ? "There are two points at " + ChartReader.shown(last, axis)
                                    + "; a jump is one point, as in {at: 80 %, value: 0 %, then: 40 %}."
                            : sentence);
        }
        return sentence == null;
    }

    private Optional<Curve.Point> point(Section section, Unit axis, Unit unit) {
        for (var key : List.of("at", "value")) {
            if (!section.has(key)) {
                problems.add(section.at(), "A point has no “" + key + "”; write {at: 80 %, value: 50 %}.");
                return Optional.empty();
            }
        }
        var at = number(section, "at", axis);
        var value = number(section, "value", unit);
        var then = section.has("then") ? number(section, "then", unit) : Optional.<BigDecimal>empty();
        return at.isEmpty() || value.isEmpty() || then.isPresent() != section.has("then")
                ? Optional.empty()
                : Optional.of(new Curve.Point(at.get(), value.get(), then.orElse(null)));
    }

    private Optional<BigDecimal> number(Section section, String key, Unit unit) {
        var node = section.node(key);
        return node == null ? Optional.empty() : charts.number(node, unit, "“" + key + "”");
    }
}
