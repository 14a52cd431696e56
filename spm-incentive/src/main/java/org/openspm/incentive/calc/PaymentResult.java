package org.openspm.incentive.calc;

import java.util.List;
import org.openspm.domain.shared.Currency;
import org.openspm.incentive.calc.payment.Paid;

/** What the pay rules did for one payee in one slot, in the order in which they were applied. */
record PaymentResult(List<Paid> rules, Currency currency) {
    PaymentResult {
        rules = List.copyOf(rules);
    }
}
