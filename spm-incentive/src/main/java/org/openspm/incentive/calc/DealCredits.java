package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * How one plan version credits some transactions: every credit with all who count it, and why the other rules give none.
 *
 * @param version number of the plan version
 * @param findings what a person should look at, in sentences
 */
public record DealCredits(int version, List<Credit> credits, List<Refusal> refusals, List<String> findings) {
    public DealCredits {
        credits = List.copyOf(credits);
        refusals = List.copyOf(refusals);
        findings = List.copyOf(findings);
    }

    /**
     * A credit.
     *
     * @param row of the transaction
     * @param recipient person or seat by {@link org.openspm.incentive.calc.input.Node}
     * @param amount in the plan's currency; of a plan in the payee's currency in that of the transaction
     * @param counted what it adds to which measures; empty when none takes it
     */
    public record Credit(
            int row,
            String rule,
            int planLine,
            String role,
            int recipient,
            BigDecimal amount,
            LocalDate day,
            List<Counted> counted) {
        public Credit {
            counted = List.copyOf(counted);
        }
    }

    /**
     * What a credit adds to a measure.
     *
     * @param period number of the period that it counts in
     * @param by who counts it, as nodes: who was credited, then those above, the nearest first
     */
    public record Counted(String measure, int period, BigDecimal value, List<Integer> by) {
        public Counted {
            by = List.copyOf(by);
        }
    }

    /** A rule that is about a transaction and credits nothing of it. */
    public record Refusal(int row, String rule, int planLine, String reason) {}
}
