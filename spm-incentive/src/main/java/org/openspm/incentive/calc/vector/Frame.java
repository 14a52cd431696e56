package org.openspm.incentive.calc.vector;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.input.Snapshot;
import org.openspm.incentive.calc.plan.CreditRule;

/**
 * What the names of an expression stand for: the transactions of a snapshot and, for credits, the rule that gave them.
 *
 * @param rule the credit rule; null when the rows are transactions
 * @param roles the role that each allocation of the rule credits
 * @param tabulated the most values of a domain for which an expression is calculated beforehand
 */
public record Frame(Snapshot snapshot, @Nullable CreditRule rule, List<String> roles, int tabulated) {
    /** Larger domains cost more to tabulate than the rows they would save. */
    private static final int FOR_ALL_ROWS = 1 << 19;

    private static final int FOR_FEW_ROWS = 1 << 6;

    public Frame(Snapshot snapshot, @Nullable CreditRule rule, List<String> roles) {
        this(snapshot, rule, roles, FOR_ALL_ROWS);
    }

    /** The name of the credit rule; empty when the rows are transactions. */
    String ruleName() {
        return rule == null ? "" : rule.name();
    }

    /** The same for so few rows that little is worth calculating beforehand. */
    public Frame forFewRows() {
        return new Frame(snapshot, rule, roles, FOR_FEW_ROWS);
    }

    public static Frame ofTransactions(Snapshot snapshot) {
        return new Frame(snapshot, null, List.of());
    }
}
