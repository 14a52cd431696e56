package org.openspm.web.pay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.statement.PayMeasure;
import org.openspm.incentive.statement.PayPeriod;

/**
 * Attainment of one measure as a bar: how far, where the tiers begin, and where the pace leads.
 *
 * @param filled how much of the bar is filled, in percent of its width
 * @param pace attainment at the end of the period if it goes on like this; null outside the period
 */
record AttainmentBar(
        PayMeasure measure,
        String filled,
        List<Mark> marks,
        @Nullable BigDecimal pace) {
    private static final BigDecimal USUAL_END = new BigDecimal("1.2");
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    /** Before a tenth of the period is over a pace says more about luck than about the period. */
    private static final BigDecimal EARLY = new BigDecimal("0.1");

    /** A border of the rate table: its place on the bar, the attainment it stands for. */
    record Mark(String at, BigDecimal attainment, String label) {}

    static AttainmentBar of(
            PayMeasure measure, PayPeriod period, LocalDate today, List<BigDecimal> borders, List<String> labels) {
        var reached = measure.attainment() == null ? BigDecimal.ZERO : measure.attainment();
        var end = borders.stream().reduce(USUAL_END, BigDecimal::max).max(reached.min(new BigDecimal("2")));
        var marks = new ArrayList<Mark>();
        for (int i = 0; i < borders.size(); i++) {
            marks.add(new Mark(place(borders.get(i), end), borders.get(i), labels.get(i)));
        }
        return new AttainmentBar(
                measure,
                place(reached.max(BigDecimal.ZERO).min(end), end),
                List.copyOf(marks),
                pace(reached, period, today));
    }

    private static @Nullable BigDecimal pace(BigDecimal reached, PayPeriod period, LocalDate today) {
        if (today.isBefore(period.first()) || today.isAfter(period.last()) || reached.signum() <= 0) {
            return null;
        }
        var elapsed = new BigDecimal(ChronoUnit.DAYS.between(period.first(), today) + 1)
                .divide(
                        new BigDecimal(ChronoUnit.DAYS.between(period.first(), period.last()) + 1),
                        6,
                        RoundingMode.HALF_UP);
        return elapsed.compareTo(EARLY) < 0 ? null : reached.divide(elapsed, 3, RoundingMode.HALF_UP);
    }

    private static String place(BigDecimal attainment, BigDecimal end) {
        return attainment.multiply(HUNDRED).divide(end, 2, RoundingMode.HALF_UP).toPlainString() + "%";
    }
}
