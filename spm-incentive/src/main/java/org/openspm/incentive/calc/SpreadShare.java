package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Evaluator;
import org.openspm.incentive.calc.input.Calendar;
import org.openspm.incentive.calc.input.PeriodKind;
import org.openspm.incentive.calc.plan.QuotaUse;

/** What a period gets of a quota that is given for it or for a longer one around it: × times ÷ divided by, divided last. */
record SpreadShare(int givenPeriod, BigDecimal times, BigDecimal dividedBy) {

    private boolean isWhole() {
        return times.compareTo(BigDecimal.ONE) == 0 && dividedBy.compareTo(BigDecimal.ONE) == 0;
    }

    /** Null when no such longer period lies around. */
    static @Nullable SpreadShare of(QuotaUse use, Calendar calendar, int number) {
        var spread = use.spread();
        if (spread == null) {
            return new SpreadShare(number, BigDecimal.ONE, BigDecimal.ONE);
        }
        int around =
                calendar.around(number, PeriodKind.valueOf(spread.givenFor().name()));
        if (around == Calendar.NONE) {
            return null;
        }
        var period = calendar.period(number);
        var whole = calendar.period(around);
        var parts = calendar.parts(around, period.kind());
        return switch (spread.by()) {
            case EVENLY -> new SpreadShare(around, BigDecimal.ONE, BigDecimal.valueOf(parts.length));
            case DAYS ->
                new SpreadShare(
                        around,
                        BigDecimal.valueOf(period.endDay() - (long) period.startDay()),
                        BigDecimal.valueOf(whole.endDay() - (long) whole.startDay()));
            case WEIGHTS -> {
                int place = IntStream.range(0, parts.length)
                        .filter(part -> parts[part] == number)
                        .findFirst()
                        .orElse(0);
                yield new SpreadShare(
                        around,
                        spread.weights().get(Math.min(place, spread.weights().size() - 1)),
                        BigDecimal.ONE);
            }
        };
    }

    BigDecimal of(BigDecimal quota) {
        if (isWhole()) {
            return quota;
        }
        var product = quota.multiply(times);
        return dividedBy.compareTo(BigDecimal.ONE) == 0 ? product : product.divide(dividedBy, Evaluator.QUOTIENT);
    }
}
