package org.openspm.incentive.run;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Currency;
import org.openspm.domain.shared.Money;

/**
 * Everybody who is credited for a deal, and why: from its transactions by rules to people, by roll-up to those above, and from
 * measures to what was earned on them.
 *
 * @param run number of the run whose input and result this is
 * @param deal code of the deal
 * @param sales its order with lines, and returns, invoices and payments that refer to it
 */
public record CreditGraph(long run, String deal, List<Sale> sales, List<PlanCredits> plans) {
    public CreditGraph {
        sales = List.copyOf(sales);
        plans = List.copyOf(plans);
    }

    /** Whether any plan credits anybody. */
    public boolean isCredited() {
        return plans.stream().anyMatch(plan -> !plan.credits().isEmpty());
    }

    /**
     * A transaction.
     *
     * @param name code with its line when it is one
     * @param read whether the run read it in this revision
     */
    public record Sale(
            long id,
            String name,
            String source,
            String event,
            LocalDate date,
            Money amount,
            @Nullable String account,
            boolean read) {}

    /** A person, or a seat that nobody sat in: then without an id. */
    public record Party(String code, String name, @Nullable UUID personId) {}

    /**
     * What a version of a plan does with the deal.
     *
     * @param findings what a person should look at
     */
    public record PlanCredits(
            String plan,
            int version,
            List<Credit> credits,
            List<Earned> earned,
            List<Refused> refused,
            List<String> findings) {
        public PlanCredits {
            credits = List.copyOf(credits);
            earned = List.copyOf(earned);
            refused = List.copyOf(refused);
            findings = List.copyOf(findings);
        }

        /** Whether somebody counts a credit; those of a plan that does not apply to anybody credited go nowhere. */
        public boolean countsForSomebody() {
            return credits.stream()
                    .flatMap(credit -> credit.counted().stream())
                    .anyMatch(counted -> !counted.by().isEmpty());
        }
    }

    /**
     * A credit.
     *
     * @param sale name of the transaction
     * @param share of the transaction's amount; null when that is zero or in another currency
     */
    public record Credit(
            String sale,
            LocalDate date,
            String rule,
            int planLine,
            String role,
            Party to,
            BigDecimal amount,
            @Nullable Currency currency,
            @Nullable BigDecimal share,
            List<Counted> counted) {
        public Credit {
            counted = List.copyOf(counted);
        }

        public boolean countsForSomebody() {
            return counted.stream().anyMatch(one -> !one.by().isEmpty());
        }
    }

    /**
     * A measure that a credit counts for.
     *
     * @param by who counts it: who was credited, then those above, the nearest first
     */
    public record Counted(String measure, String period, UUID periodId, BigDecimal value, List<Party> by) {
        public Counted {
            by = List.copyOf(by);
        }
    }

    /** What somebody earned in all, in the period, by a component on a measure that the deal counts for. */
    public record Earned(
            Party by, String plan, String component, String measure, String period, UUID periodId, Money amount) {}

    /** A rule that is about a transaction and credits nothing of it. */
    public record Refused(String sale, String rule, int planLine, String reason) {}
}
