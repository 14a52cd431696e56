package org.openspm.incentive.calc;

import java.math.BigDecimal;

/**
 * Proof for one credit rule that nothing got lost: credited + uncredited = transactions, and Σ credits + unassigned = the
 * amount that was to be credited.
 *
 * @param version number of the plan version
 * @param transactions those of the rule's level dated in the scope
 * @param toCredit Σ of the rule's amount over the credited transactions, in the plan's currency
 * @param credited Σ of their credits
 * @param unassigned what agreed shares below 100 % left to nobody; negative when they are above
 */
public record ControlTotal(
        int version,
        String rule,
        long transactions,
        long creditedTransactions,
        long uncreditedTransactions,
        long credits,
        BigDecimal toCredit,
        BigDecimal credited,
        BigDecimal unassigned) {

    public ControlTotal {
        if (transactions != creditedTransactions + uncreditedTransactions) {
            throw new IllegalStateException("Credit rule " + rule + " saw " + transactions
                    + " transactions, but credited " + creditedTransactions + " and refused " + uncreditedTransactions);
        }
        if (toCredit.compareTo(credited.add(unassigned)) != 0) {
            throw new IllegalStateException("Credit rule " + rule + " had " + toCredit + " to credit, but credited "
                    + credited + " and left " + unassigned);
        }
    }
}
