package org.openspm.incentive.statement;

import java.util.List;
import org.openspm.domain.shared.Money;

/**
 * The way from what was earned to what is paid in a period, in one currency: earned + all rules = paid.
 *
 * @param earned by components; corrections of earlier periods included
 * @param rules that did or carry something, what is held back first
 */
public record PaySteps(Money earned, List<PayStep> rules, Money paid) {
    public PaySteps {
        rules = List.copyOf(rules);
    }
}
