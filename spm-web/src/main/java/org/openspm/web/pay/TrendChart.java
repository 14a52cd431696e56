package org.openspm.web.pay;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.openspm.incentive.statement.TrendPoint;

/**
 * The picture of the last periods as places in a drawing: across in percent of the width, down in pixels.
 *
 * @param baseline where zero is
 */
record TrendChart(List<Bar> bars, int baseline, int height) {
    private static final int HEIGHT = 168;
    private static final int ROOM_FOR_LABELS = 22;
    private static final BigDecimal GAP = new BigDecimal("0.3");

    /** One period: its bar and the place of its label. */
    record Bar(TrendPoint point, String label, String x, String width, String middle, int y, int height) {}

    static TrendChart of(List<TrendPoint> points, List<String> labels) {
        var highest = points.stream().map(TrendPoint::amount).reduce(BigDecimal.ZERO, BigDecimal::max);
        var lowest = points.stream().map(TrendPoint::amount).reduce(BigDecimal.ZERO, BigDecimal::min);
        var span = highest.subtract(lowest).max(BigDecimal.ONE);
        int drawn = HEIGHT - ROOM_FOR_LABELS;
        int baseline = pixels(highest, span, drawn);
        var bars = new ArrayList<Bar>();
        var step = new BigDecimal(100).divide(new BigDecimal(Math.max(1, points.size())), 3, RoundingMode.HALF_UP);
        for (int i = 0; i < points.size(); i++) {
            var left = step.multiply(new BigDecimal(i))
                    .add(step.multiply(GAP).divide(BigDecimal.TWO, MathContext.DECIMAL32));
            var width = step.multiply(BigDecimal.ONE.subtract(GAP));
            var amount = points.get(i).amount();
            int tall = Math.max(amount.signum() == 0 ? 0 : 1, pixels(amount.abs(), span, drawn));
            bars.add(new Bar(
                    points.get(i),
                    labels.get(i),
                    percent(left),
                    percent(width),
                    percent(left.add(width.divide(BigDecimal.TWO, MathContext.DECIMAL32))),
                    amount.signum() < 0 ? baseline : baseline - tall,
                    tall));
        }
        return new TrendChart(List.copyOf(bars), baseline, HEIGHT);
    }

    private static int pixels(BigDecimal amount, BigDecimal span, int height) {
        return amount.multiply(new BigDecimal(height))
                .divide(span, 0, RoundingMode.HALF_UP)
                .intValueExact();
    }

    private static String percent(BigDecimal share) {
        return share.setScale(2, RoundingMode.HALF_UP).toPlainString() + "%";
    }
}
