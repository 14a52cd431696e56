package org.openspm.incentive.calc.payment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.plan.PayRule;

/**
 * What one pay rule did in one period of one payee.
 *
 * @param balance null when the rule carries nothing
 * @param waiting what is held for which deal at the end of the period
 */
public record Paid(
        PayRule rule, List<PaymentLine> lines, @Nullable Balance balance, List<Waiting> waiting) {
    public Paid {
        lines = List.copyOf(lines);
        waiting = List.copyOf(waiting);
    }

    /**
     * An amount that waits.
     *
     * @param row of the deal, or −1
     * @param what it waits for, in the words of the plan
     */
    public record Waiting(int row, java.math.BigDecimal amount, String what) {}
}
