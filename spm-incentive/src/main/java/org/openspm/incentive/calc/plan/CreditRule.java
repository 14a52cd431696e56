package org.openspm.incentive.calc.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.Mark;

/**
 * Who is credited with how much of a transaction. Every rule that accepts a transaction credits it.
 *
 * @param events kinds of event: {@code order}, {@code return}, {@code invoice}, {@code payment}
 * @param when must hold for the transaction; null = always
 * @param cap the most one credited transaction counts, before it is shared; null = no cap
 * @param scale decimals of the parts when an amount is shared; parts always add up to the whole
 */
public record CreditRule(
        String name,
        Level of,
        List<String> events,
        @Nullable Expression when,
        List<Allocation> to,
        Expression amount,
        @Nullable Expression cap,
        DatedBy datedBy,
        int scale,
        Mark at) {

    public CreditRule {
        events = List.copyOf(events);
        to = List.copyOf(to);
    }

    /** The same rule with other recipients. */
    public CreditRule to(List<Allocation> others) {
        return new CreditRule(name, of, events, when, others, amount, cap, datedBy, scale, at);
    }

    /** Whole orders (line 0) or their single lines (1, 2, …). */
    public enum Level {
        ORDERS,
        LINES
    }

    /** The date that decides on owner, hierarchy and period. */
    public enum DatedBy {
        EVENT_DATE,
        SHIP_DATE,
        DUE_DATE
    }
}
