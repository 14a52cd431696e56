package org.openspm.incentive.calc.vector;

import java.util.List;
import org.openspm.incentive.calc.input.Snapshot;

/**
 * What the names of an expression stand for: the transactions of a snapshot and, for credits, the rule that gave them.
 *
 * @param rule name of the credit rule; empty when the rows are transactions
 * @param roles the role that each allocation of the rule credits
 */
public record Frame(Snapshot snapshot, String rule, List<String> roles) {

    public static Frame ofTransactions(Snapshot snapshot) {
        return new Frame(snapshot, "", List.of());
    }
}
