package org.openspm.incentive.calc.expression;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A curve through points, straight between them: with (80 %, 40 %) and (100 %, 50 %), 90 % gives 45 %. Points may descend,
 * when less is better, start below zero, and jump from one value to another.
 *
 * @param points strictly ascending or strictly descending
 * @param firstAtJump whether at the point of a jump its first value still counts; else the second does
 */
public record Curve(
        String name,
        Unit axis,
        Unit unit,
        List<Point> points,
        boolean firstAtJump,
        Beyond before,
        Beyond after,
        @Nullable BigDecimal floor,
        @Nullable BigDecimal ceiling,
        Mark at)
        implements Chart {

    /**
     * A point of a curve.
     *
     * @param then the value behind a jump; null = none
     */
    public record Point(
            BigDecimal at, BigDecimal value, @Nullable BigDecimal then) {
        BigDecimal last() {
            return then == null ? value : then;
        }
    }

    public Curve {
        points = List.copyOf(points);
        if (points.size() < 2) {
            throw new IllegalArgumentException("A curve needs two points");
        }
    }

    @Override
    public List<Unit> axes() {
        return List.of(axis);
    }

    @Override
    public String word() {
        return "CURVE";
    }

    @Override
    public BigDecimal read(List<?> place) {
        return valueAt((BigDecimal) place.getFirst());
    }

    /** The curve's height at a place, between floor and ceiling. */
    public BigDecimal valueAt(BigDecimal place) {
        var value = unlimited(place);
        value = floor == null ? value : value.max(floor);
        return ceiling == null ? value : value.min(ceiling);
    }

    private BigDecimal unlimited(BigDecimal place) {
        int last = points.size() - 1;
        if (order(place, points.getFirst().at()) < 0) {
            return beyond(before, place, points.get(0), points.get(0).value(), 0);
        }
        if (order(place, points.get(last).at()) > 0) {
            return beyond(after, place, points.get(last), points.get(last).last(), last - 1);
        }
        int segment = 0;
        while (segment < last && order(place, points.get(segment + 1).at()) >= 0) {
            segment++;
        }
        var point = points.get(segment);
        if (place.compareTo(point.at()) == 0) {
            return firstAtJump ? point.value() : point.last();
        }
        return line(place, segment, point, point.last());
    }

    private BigDecimal beyond(Beyond what, BigDecimal place, Point nearest, BigDecimal held, int segment) {
        return switch (what) {
            case HOLD -> held;
            case ZERO -> BigDecimal.ZERO;
            case EXTEND -> line(place, segment, nearest, held);
            case REFUSE ->
                throw new CannotCalculate(
                        at,
                        "Curve “" + name + "” goes from "
                                + points.getFirst().at().toPlainString() + " to "
                                + points.getLast().at().toPlainString() + " and says nothing at "
                                + place.toPlainString() + "; add a point, or say “before” and “after”.");
        };
    }

    /** On the line through a segment's ends, shifted so that it goes through the given point. */
    private BigDecimal line(BigDecimal place, int segment, Point through, BigDecimal height) {
        var from = points.get(segment);
        var to = points.get(segment + 1);
        var rise = to.value().subtract(from.last());
        var run = to.at().subtract(from.at());
        return height.add(rise.multiply(place.subtract(through.at())).divide(run, Evaluator.QUOTIENT));
    }

    private int order(BigDecimal one, BigDecimal other) {
        return descends() ? other.compareTo(one) : one.compareTo(other);
    }

    private boolean descends() {
        return points.get(0).at().compareTo(points.get(1).at()) > 0;
    }
}
