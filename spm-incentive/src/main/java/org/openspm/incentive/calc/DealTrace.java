package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openspm.incentive.calc.input.DateColumn;
import org.openspm.incentive.calc.input.NumberColumn;

/** Credits some transactions as a calculation does, and keeps every credit on its way to the measures. */
final class DealTrace implements CreditSink {
    private final CompiledPlan plan;
    private final CreditSums sums;
    private final List<Given> given = new ArrayList<>();

    private DealTrace(CompiledPlan plan) {
        this.plan = plan;
        this.sums = new CreditSums(plan, CreditSums.Keep.CREDITS);
    }

    private record Given(Key key, BigDecimal amount, int day) {}

    private record Key(int row, int rule, int allocation, int recipient) {}

    /** @param rows numbers of transactions, ascending */
    static DealCredits of(CompiledPlan plan, int[] rows) {
        if (plan.slots().count() == 0) {
            return new DealCredits(plan.version(), List.of(), List.of(), List.of());
        }
        var trace = new DealTrace(plan);
        var worker = new CreditWorker(plan, trace);
        worker.credit(rows, new CreditedRows(plan.snapshot().transactions().rows()));
        var findings = new ArrayList<String>();
        worker.findings().forEach(finding -> findings.add(finding.detail()));
        return new DealCredits(plan.version(), trace.credits(), trace.refusals(rows), findings);
    }

    @Override
    public void add(int rule, RuleFeeds feeds, CreditBatch credits) {
        for (int i = 0; i < credits.size(); i++) {
            var key = new Key(credits.rows().rows()[i], rule, credits.rows().allocations()[i], credits.recipients()[i]);
            given.add(new Given(
                    key, BigDecimal.valueOf(credits.rows().amounts()[i], NumberColumn.SCALE), credits.days()[i]));
        }
        sums.add(rule, feeds, credits);
    }

    private List<DealCredits.Credit> credits() {
        var counted = counted();
        return given.stream()
                .sorted(Comparator.<Given>comparingInt(one -> one.key().row())
                        .thenComparingInt(one -> one.key().rule())
                        .thenComparingInt(one -> one.key().allocation())
                        .thenComparingInt(one -> plan.payees().rank(one.key().recipient())))
                .map(one -> credit(one, counted))
                .toList();
    }

    private DealCredits.Credit credit(Given one, HashMap<Key, ArrayDeque<Measured>> counted) {
        var rule = plan.rules().get(one.key().rule());
        var measured = counted.getOrDefault(one.key(), new ArrayDeque<>());
        var takes = new HashMap<Integer, DealCredits.Counted>();
        // Somebody who has two of the agreed shares has a credit, and so a value of each measure, for each of them.
        for (int left = measured.size(); left > 0; left--) {
            var next = measured.removeFirst();
            if (takes.putIfAbsent(next.measure(), next.counted()) != null) {
                measured.addLast(next);
            }
        }
        return new DealCredits.Credit(
                one.key().row(),
                rule.rule().name(),
                rule.rule().at().line(),
                rule.roles().get(one.key().allocation()),
                plan.payees().node(one.key().recipient()),
                one.amount(),
                LocalDate.ofEpochDay(one.day()),
                takes.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(Map.Entry::getValue)
                        .toList());
    }

    private record Measured(int measure, DealCredits.Counted counted) {}

    private HashMap<Key, ArrayDeque<Measured>> counted() {
        var counted = new HashMap<Key, ArrayDeque<Measured>>();
        var logs = CreditSums.logs(plan, List.of(sums));
        for (int measure = 0; measure < logs.length; measure++) {
            if (logs[measure] instanceof CreditLog log) {
                for (int credit = 0; credit < log.size(); credit++) {
                    var key = new Key(log.row(credit), log.rule(credit), log.allocation(credit), log.recipient(credit));
                    counted.computeIfAbsent(key, _ -> new ArrayDeque<>())
                            .add(new Measured(measure, counted(measure, log, credit)));
                }
            }
        }
        return counted;
    }

    private DealCredits.Counted counted(int measure, CreditLog log, int credit) {
        var definition = plan.plan().measures().get(measure);
        var chains = plan.chainsOf(measure);
        int segment = log.segment(credit);
        var by = new ArrayList<Integer>();
        var rollUp = definition.rollUp();
        if ((rollUp == null || rollUp.withOwn()) && chains.own(segment) != Payees.NONE) {
            by.add(plan.payees().node(chains.own(segment)));
        }
        for (int place = chains.firstAbove(segment); rollUp != null && place < chains.endAbove(segment); place++) {
            by.add(plan.payees().node(chains.member(place)));
        }
        int day = plan.rules().get(log.rule(credit)).day(log.row(credit));
        return new DealCredits.Counted(
                definition.name(),
                plan.slots().number(plan.slots().of(day)),
                BigDecimal.valueOf(log.value(credit), NumberColumn.SCALE),
                by);
    }

    private List<DealCredits.Refusal> refusals(int[] rows) {
        var refusals = new Refusals(plan.snapshot());
        var found = new ArrayList<DealCredits.Refusal>();
        for (int row : rows) {
            for (int number = 0; number < plan.rules().size(); number++) {
                var rule = plan.rules().get(number);
                if (rule.concerns(row) && !isGiven(row, number)) {
                    found.add(new DealCredits.Refusal(
                            row, rule.rule().name(), rule.rule().at().line(), reason(rule, row, refusals)));
                }
            }
        }
        return found;
    }

    private String reason(CompiledRule rule, int row, Refusals refusals) {
        int day = rule.day(row);
        if (day == DateColumn.MISSING) {
            return "is dated by the "
                    + rule.rule().datedBy().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                    + ", which the transaction does not have.";
        }
        return plan.slots().of(day) == Slots.NONE
                ? "is not in force, or not calculated by this run, on " + LocalDate.ofEpochDay(day) + "."
                : refusals.reason(rule, row);
    }

    private boolean isGiven(int row, int rule) {
        return given.stream()
                .anyMatch(one -> one.key().row() == row && one.key().rule() == rule);
    }
}
