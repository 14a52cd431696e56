package org.openspm.web.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openspm.incentive.language.PayoutCurve;
import org.openspm.incentive.language.PayoutCurve.Point;

/**
 * A payout curve as a drawing in a field of 1000 × 1000 that is stretched to the place it has.
 *
 * @param line the path of the curve
 * @param area the path of what lies under it
 * @param zero height of no pay
 * @param hereAcross place of the example as it is written
 * @param top the amount at the upper edge
 * @param bottom the amount at the lower edge; zero unless something is taken back
 * @param ticks attainments, or values, under the drawing, evenly spread from its left to its right edge
 * @param rows some of the points, for those who rather read
 */
record CurveDrawing(
        PayoutCurve curve,
        String line,
        String area,
        String zero,
        String hereAcross,
        String hereDown,
        BigDecimal top,
        BigDecimal bottom,
        List<BigDecimal> ticks,
        List<Point> rows) {
    private static final BigDecimal SIDE = new BigDecimal(1000);
    private static final int TICKS = 4;
    private static final int DECIMALS = 2;
    private static final List<BigDecimal> NICE = List.of(
            BigDecimal.ONE,
            BigDecimal.TWO,
            new BigDecimal("2.5"),
            new BigDecimal(4),
            new BigDecimal(5),
            BigDecimal.TEN);

    static CurveDrawing of(PayoutCurve curve) {
        var points = curve.points();
        var right = points.getLast().value();
        var top = nice(points.stream().map(Point::amount).reduce(BigDecimal.ZERO, BigDecimal::max));
        var low = points.stream().map(Point::amount).reduce(BigDecimal.ZERO, BigDecimal::min);
        var bottom = low.signum() < 0 ? nice(low.negate()).negate() : BigDecimal.ZERO;
        var line = points.stream()
                .map(point -> across(point, right) + "," + down(point.amount(), top, bottom))
                .collect(Collectors.joining(" L", "M", ""));
        var zero = down(BigDecimal.ZERO, top, bottom);
        return new CurveDrawing(
                curve,
                line,
                line + " L" + SIDE + "," + zero + " L0," + zero + " Z",
                zero,
                across(curve.here(), right),
                down(curve.here().amount(), top, bottom),
                top,
                bottom,
                ticks(curve),
                rows(points));
    }

    public BigDecimal middle() {
        return top.add(bottom).divide(BigDecimal.TWO);
    }

    public boolean isOnAttainment() {
        return curve.onAttainment();
    }

    private static String across(Point point, BigDecimal right) {
        return place(point.value().multiply(SIDE).divide(right, DECIMALS, RoundingMode.HALF_UP));
    }

    private static String down(BigDecimal amount, BigDecimal top, BigDecimal bottom) {
        return place(top.subtract(amount).multiply(SIDE).divide(top.subtract(bottom), DECIMALS, RoundingMode.HALF_UP));
    }

    private static String place(BigDecimal place) {
        return place.stripTrailingZeros().toPlainString();
    }

    private static List<BigDecimal> ticks(PayoutCurve curve) {
        var last = curve.points().getLast();
        var right = curve.onAttainment() ? Objects.requireNonNull(last.attainment()) : last.value();
        return IntStream.rangeClosed(0, TICKS)
                .mapToObj(tick -> right.multiply(new BigDecimal(tick))
                        .divide(new BigDecimal(TICKS), DECIMALS, RoundingMode.HALF_UP))
                .toList();
    }

    private static Point nearest(List<Point> points, BigDecimal wanted) {
        return points.stream()
                .min(java.util.Comparator.comparing(
                        point -> point.value().subtract(wanted).abs()))
                .orElseThrow();
    }

    /** A tenth of the way each. */
    private static List<Point> rows(List<Point> points) {
        var right = points.getLast().value();
        return IntStream.rangeClosed(0, 10)
                .mapToObj(step ->
                        nearest(points, right.multiply(new BigDecimal(step)).movePointLeft(1)))
                .distinct()
                .toList();
    }

    /** The next number that a person would write at an axis: 26,000 gives 40,000; 18,500 gives 20,000. */
    private static BigDecimal nice(BigDecimal amount) {
        if (amount.signum() <= 0) {
            return BigDecimal.ONE;
        }
        int power = amount.precision() - amount.scale() - 1;
        return NICE.stream()
                .map(step -> step.scaleByPowerOfTen(power))
                .filter(step -> step.compareTo(amount) >= 0)
                .findFirst()
                .map(step -> new BigDecimal(step.toPlainString()))
                .orElseThrow();
    }
}
