package org.openspm.quota;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.quota.calc.Attainment;

/**
 * What a payee reached: a person with the seat held at the end of the period so far, or a vacant seat without a person.
 * The attainment is of the quota in force; {@code quotaSet} is what was set for the whole period, before it was shared out
 * by the days held.
 */
public record AttainmentRow(
        @Nullable UUID personId,
        @Nullable String personName,
        @Nullable String personCode,
        @Nullable UUID seatId,
        @Nullable String seatName,
        @Nullable String title,
        @Nullable String planCode,
        String measure,
        Attainment attainment,
        @Nullable BigDecimal quotaSet,
        @Nullable String currency) {

    /** Whether only a part of what was set is in force. */
    public boolean prorated() {
        return quotaSet != null && attainment.quota() != null && quotaSet.compareTo(attainment.quota()) != 0;
    }
}
