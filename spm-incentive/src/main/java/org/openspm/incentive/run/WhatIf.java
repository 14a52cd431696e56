package org.openspm.incentive.run;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.incentive.RunId;
import org.openspm.domain.shared.Currency;
import org.openspm.domain.shared.Money;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.calc.Derivations;
import org.openspm.incentive.calc.Explanation;
import org.openspm.incentive.calc.Explanation.Step;
import org.openspm.incentive.calc.input.Fields;
import org.openspm.incentive.calc.input.LinkColumn;
import org.openspm.incentive.calc.input.NumberColumn;
import org.openspm.incentive.calc.input.Snapshot;
import org.openspm.incentive.calc.input.Splits;
import org.openspm.incentive.calc.input.Table;
import org.openspm.incentive.calc.input.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * What one more deal would bring a payee: the engine calculates the payee with and without it, on the input of the run that is
 * shown. Nothing is written.
 */
@Service
public class WhatIf {
    private static final String SOURCE = "what if";
    private static final String ORDER = "order";
    private static final int CHOICES_MAX = 500;
    private static final int[] NOTHING_GONE = {};

    private final RunQueries runs;
    private final RunInputs inputs;
    private final Explanations explanations;
    private final JdbcClient jdbc;

    WhatIf(RunQueries runs, RunInputs inputs, Explanations explanations, JdbcClient jdbc) {
        this.runs = runs;
        this.inputs = inputs;
        this.explanations = explanations;
        this.jdbc = jdbc;
    }

    /**
     * A deal that there is not, sold by the payee.
     *
     * @param amount in the currency, with at most four decimals
     * @param account code of the customer, or null
     * @param product code of the product, or null
     */
    public record Deal(
            BigDecimal amount,
            Currency currency,
            LocalDate date,
            @Nullable String account,
            @Nullable String product) {}

    /**
     * What it changes: measures and earnings of every plan that measures the payee in the period.
     *
     * @param differences what the deal brings before pay rules, by currency
     */
    public record Answer(long run, List<Measured> measures, List<Earned> earnings, List<Money> differences) {}

    /** Something to choose. */
    public record Choice(String code, String name) {}

    public record Choices(List<Choice> accounts, List<Choice> products) {}

    /** A measure without the deal and with it; the currency is null for units, attainment is null without a quota. */
    public record Measured(
            String planCode,
            String measure,
            @Nullable Currency currency,
            BigDecimal before,
            BigDecimal after,
            @Nullable BigDecimal attainmentBefore,
            @Nullable BigDecimal attainmentAfter) {}

    /** What a component earns without the deal and with it. */
    public record Earned(String planCode, String component, Money before, Money after) {
        public Money difference() {
            return after.minus(before);
        }
    }

    /** Who may have bought what: customers the payee sold to or owns, and all products, by name. */
    public Choices choices(int personKey) {
        var accounts = jdbc.sql("""
                        select code, name from account
                         where key in (select account_key from transaction where seller_key = :person or overlay_key = :person
                                       union select account_key from account_assignment where person_key = :person)
                         order by name, code limit :most""")
                .param("person", personKey)
                .param("most", CHOICES_MAX)
                .query((row, _) -> new Choice(row.getString("code"), row.getString("name")))
                .list();
        var products = jdbc.sql("select code, name from product order by name, code limit :most")
                .param("most", CHOICES_MAX)
                .query((row, _) -> new Choice(row.getString("code"), row.getString("name")))
                .list();
        return new Choices(accounts, products);
    }

    /** Calculates the period of the payee once more with the deal. */
    public Answer of(int personKey, UUID periodId, UUID runId, Deal deal) {
        var run = runs.run(new RunId(runId));
        var kept = inputs.of(run, Objects.requireNonNullElse(run.inputHash(), ""));
        var keys = kept.input().keys();
        int person = keys.person(personKey);
        int period = Explanations.period(kept.input(), periodId);
        requireInside(deal, kept.input().snapshot(), period);
        var snapshot = kept.input().snapshot();
        var imagined = new Derivations(
                snapshot.changed(NOTHING_GONE, transaction(deal, person, snapshot), Splits.none()),
                PlanInForce.versions(kept.plans()),
                kept.scope());
        var measures = new ArrayList<Measured>();
        var earnings = new ArrayList<Earned>();
        for (var versionId : explanations.measuredBy(personKey, periodId, run.resultRunId())) {
            int version = Explanations.version(kept, versionId);
            var plan = kept.plans().get(version).code();
            measures.addAll(measured(
                    plan,
                    kept.derivations().measures(person, version, period),
                    imagined.measures(person, version, period)));
            earnings.addAll(earned(
                    plan,
                    kept.derivations().earned(person, version, period),
                    imagined.earned(person, version, period)));
        }
        return new Answer(run.number(), measures, earnings, differences(earnings));
    }

    private static void requireInside(Deal deal, Snapshot snapshot, int period) {
        var days = snapshot.calendar().period(period);
        long day = deal.date().toEpochDay();
        if (day < days.startDay() || day >= days.endDay()) {
            throw new RuleViolation("date is " + deal.date() + "; choose a day of the period " + days.code()
                    + ", up to " + days.lastDate() + ".");
        }
    }

    private static Transactions transaction(Deal deal, int person, Snapshot snapshot) {
        long amount;
        try {
            amount = deal.amount().movePointRight(NumberColumn.SCALE).longValueExact();
        } catch (ArithmeticException tooFine) {
            throw new RuleViolation("amount is " + deal.amount().toPlainString()
                    + "; give a number with at most four decimals, below 900,000,000,000,000.");
        }
        var builder = Snapshot.builder();
        var row = builder.transactions()
                .begin(-1, Math.toIntExact(deal.date().toEpochDay()), amount)
                .key(SOURCE, SOURCE, 0)
                .currency(deal.currency().code())
                .text(Fields.EVENT_TYPE, ORDER)
                .seller(person);
        if (deal.account() != null) {
            row.account(known("account", deal.account(), snapshot.accounts().fields()));
        }
        if (deal.product() != null) {
            row.product(known("product", deal.product(), snapshot.products()));
        }
        return builder.build().transactions();
    }

    private static int known(String field, String code, Table table) {
        int row = table.row(Fields.CODE, code);
        if (row == LinkColumn.NONE) {
            throw new RuleViolation(
                    field + " is “" + code + "”, which this run does not know; choose one of the list, or none.");
        }
        return row;
    }

    private static List<Measured> measured(String plan, List<Explanation> before, List<Explanation> after) {
        var measures = new ArrayList<Measured>();
        for (int i = 0; i < before.size(); i++) {
            var then = value(before.get(i));
            var now = value(after.get(i));
            measures.add(new Measured(
                    plan,
                    then.arguments().getFirst(),
                    then.currency(),
                    Objects.requireNonNull(then.amount()),
                    Objects.requireNonNull(now.amount()),
                    attainment(before.get(i)),
                    attainment(after.get(i))));
        }
        return measures;
    }

    private static Explanation value(Explanation measure) {
        return measure.step() == Step.ATTAINMENT ? measure.children().getFirst() : measure;
    }

    private static @Nullable BigDecimal attainment(Explanation measure) {
        return measure.step() == Step.ATTAINMENT ? measure.amount() : null;
    }

    private static List<Earned> earned(String plan, Map<String, Money> before, Map<String, Money> after) {
        var earnings = new ArrayList<Earned>();
        after.forEach((component, now) -> {
            var then = before.get(component);
            earnings.add(new Earned(plan, component, then == null ? Money.zero(now.currency()) : then, now));
        });
        return earnings;
    }

    private static List<Money> differences(List<Earned> earnings) {
        var sums = new LinkedHashMap<Currency, Money>();
        earnings.forEach(one -> sums.merge(one.after().currency(), one.difference(), Money::plus));
        return List.copyOf(sums.values());
    }
}
