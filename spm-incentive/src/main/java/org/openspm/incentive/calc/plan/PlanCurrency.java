package org.openspm.incentive.calc.plan;

import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Currency;

/** The currency a plan calculates in: a fixed one, or (null) the one each payee has on the last day of the period. */
public record PlanCurrency(@Nullable Currency fixed) {
    public static final PlanCurrency OF_PAYEE = new PlanCurrency(null);

    public boolean isOfPayee() {
        return fixed == null;
    }
}
