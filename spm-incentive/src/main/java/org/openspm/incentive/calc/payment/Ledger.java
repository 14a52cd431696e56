package org.openspm.incentive.calc.payment;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.plan.PayRule;

/** What one rule carries for one payee from period to period. */
abstract class Ledger {

    abstract PayRule rule();

    /**
     * Applies the rule to a period.
     *
     * @param inForce false when the plan has the rule no longer: nothing new enters, what is open is settled on its old terms
     */
    abstract void apply(PaidPeriod period, Posting posting, boolean inForce);

    /** Goes on in another currency with all that it remembers, before a period is applied. */
    abstract void convert(Exchange exchange, PaidPeriod period);

    /** Whether there is anything that another currency would change, open or not. */
    abstract boolean remembers();

    /** What is open; positive whoever owes it. */
    abstract BigDecimal open();

    /** What kind of balance it is; null for a rule that carries nothing. */
    Balance.@Nullable Kind kind() {
        return null;
    }

    String waits() {
        return "";
    }

    List<Paid.Waiting> waiting() {
        return List.of();
    }

    static BigDecimal atLeastZero(BigDecimal amount) {
        return amount.max(BigDecimal.ZERO);
    }
}
