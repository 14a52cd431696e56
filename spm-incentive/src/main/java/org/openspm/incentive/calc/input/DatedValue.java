package org.openspm.incentive.calc.input;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Currency;

/** A rate, amount or other figure in force for a range of days; the currency is null for plain numbers. */
public record DatedValue(
        int fromDay, int toDay, BigDecimal value, @Nullable Currency currency) {

    boolean holdsOn(int day) {
        return fromDay <= day && day < toDay;
    }
}
