package org.openspm.incentive.language;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Currency;
import org.openspm.incentive.calc.expression.Mark;

/**
 * A worked example in a plan's text: who there is, what was sold, and what must come out.
 *
 * @param period code of the period looked at, such as {@code 2026-Q1}; null = that of the last transaction
 * @param asOf the day on which it is calculated: periods that begin later pay nothing; null = every period counts
 */
public record PlanExample(
        String name,
        @Nullable String period,
        @Nullable LocalDate asOf,
        List<Payee> payees,
        List<Sale> sales,
        List<Absence> absences,
        List<Holder> holders,
        List<Rate> rates,
        List<Expected> expected,
        Mark at) {

    public PlanExample {
        payees = List.copyOf(payees);
        sales = List.copyOf(sales);
        absences = List.copyOf(absences);
        holders = List.copyOf(holders);
        rates = List.copyOf(rates);
        expected = List.copyOf(expected);
    }

    /** Where it stands in the plan's text; counts from 1. */
    public int line() {
        return at.line();
    }

    /** Codes of all periods that it looks at besides the one it is about. */
    Set<String> otherPeriods() {
        var codes = new TreeSet<String>();
        for (var figure : expected) {
            if (figure.period() != null) {
                codes.add(figure.period());
            }
        }
        return codes;
    }

    /** Somebody in the example; a vacant seat stands under the name of the seat. */
    public record Payee(
            String name,
            String title,
            @Nullable String manager,
            @Nullable Currency currency,
            @Nullable LocalDate hired,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            boolean onPlan,
            boolean vacant,
            Map<String, BigDecimal> values,
            List<Change> changes,
            List<Target> quotas) {}

    /** A payee value from a day on, until the next change of the same value. */
    public record Change(String name, LocalDate from, BigDecimal amount) {}

    /** The quota of a payee for a measure; period null = the example's. */
    public record Target(String measure, @Nullable String period, BigDecimal amount) {}

    /** One event line. */
    public record Sale(
            String code,
            int line,
            LocalDate date,
            BigDecimal amount,
            @Nullable Currency currency,
            Map<String, String> texts,
            Map<String, BigDecimal> numbers,
            Map<String, LocalDate> dates,
            @Nullable String seller,
            @Nullable String overlay,
            @Nullable String territory,
            @Nullable Item account,
            @Nullable Item product,
            List<Split> splits) {}

    /** An account or product: its code, its fields, the owner of an account. */
    public record Item(String code, @Nullable String owner, Map<String, String> fields) {}

    public record Split(String payee, String role, BigDecimal share) {}

    /** Who is away, why, when, and from how much of the working time; {@code to} is the last day, null = open. */
    public record Absence(
            String payee,
            String kind,
            LocalDate from,
            @Nullable LocalDate to,
            BigDecimal share) {}

    /** Who holds a territory, and when. */
    public record Holder(
            String territory,
            String payee,
            String role,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    public record Rate(Currency from, Currency to, String type, LocalDate date, BigDecimal rate) {}

    /**
     * A figure that must come out.
     *
     * @param payee who, or {@link #EVERYBODY}
     * @param name of a component or a measure; empty for the total
     * @param tier only the lines of this tier, counted from 1; 0 = all
     * @param period code of the period; null = the example's
     * @param sale only the lines of the transaction with this code; empty = all
     */
    public record Expected(
            String payee,
            Figure figure,
            String name,
            int tier,
            String sale,
            @Nullable String period,
            BigDecimal amount,
            Mark at) {
        /** The name under which figures of all payees are added up. */
        public static final String EVERYBODY = "everybody";

        /** The same figure of a certain period. */
        Expected in(@Nullable String otherPeriod) {
            return new Expected(payee, figure, name, tier, sale, otherPeriod, amount, at);
        }

        /** The figure as the plan's text names it: {@code New bookings}, {@code rate of tier 2 of New bookings}. */
        public String written() {
            return figureWritten() + (period == null ? "" : " in " + period);
        }

        private String figureWritten() {
            return switch (figure) {
                case EARNING -> (tier > 0 || !sale.isEmpty() ? lines() : "") + name;
                case TOTAL -> "total";
                case EARNED -> "earned";
                case BALANCE -> "balance " + name;
                case VALUE -> "measure " + name;
                case QUOTA -> "quota " + name;
                case ATTAINMENT -> "attainment " + name;
                case RATE -> "rate of " + lines() + name;
                case BASE -> "base of " + lines() + name;
            };
        }

        private String lines() {
            return (tier > 0 ? "tier " + tier + " of " : "") + (sale.isEmpty() ? "" : "transaction " + sale + " of ");
        }
    }

    /** What an expectation is about. */
    public enum Figure {
        EARNING,
        /** Everything that is paid: what is earned and what pay rules make of it. */
        TOTAL,
        /** What components earned, before pay rules. */
        EARNED,
        /** What a pay rule carries at the end of the period. */
        BALANCE,
        VALUE,
        QUOTA,
        ATTAINMENT,
        /** Amount ÷ base of the lines, before limits. */
        RATE,
        /** What the rate was taken of. */
        BASE
    }
}
