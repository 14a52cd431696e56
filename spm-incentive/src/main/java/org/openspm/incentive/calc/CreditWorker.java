package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.calc.input.Node;
import org.openspm.incentive.calc.input.NumberColumn;
import org.openspm.incentive.calc.vector.NumberProgram;
import org.openspm.incentive.calc.vector.RowBatch;

/** Credits one range of transactions after the other in one thread, and adds the credits to its own sums. */
final class CreditWorker {
    static final int BATCH = 4096;

    private final CompiledPlan plan;
    private final RowBatch transactions = new RowBatch(BATCH);
    private final CreditBatch credits = new CreditBatch();
    private final int[] days = new int[BATCH];
    private final int[] slots = new int[BATCH];
    private final boolean[] mask = new boolean[BATCH];
    private final long[] amounts = new long[BATCH];
    private final long[] caps = new long[BATCH];
    private final BatchSharing.Dated dated = new BatchSharing.Dated(transactions, days, slots, amounts, mask);
    private final List<BatchSharing> sharing = new ArrayList<>();
    private final List<RuleFeeds> feeds = new ArrayList<>();
    private final TransactionRates rates;
    private final CreditSink sink;
    private final List<RuleTally> tallies = new ArrayList<>();
    private final TreeMap<String, Finding> findings = new TreeMap<>();
    private final boolean converts;
    private final @Nullable CreditConflicts conflicts;

    CreditWorker(CompiledPlan plan, CreditSink sink) {
        this.plan = plan;
        this.rates = new TransactionRates(plan.snapshot(), plan.plan().transactionsBy(), plan.slots());
        this.sink = sink;
        this.conflicts = CreditConflicts.of(plan);
        for (int rule = 0; rule < plan.rules().size(); rule++) {
            sharing.add(new BatchSharing(plan.rules().get(rule), plan.snapshot(), plan.payees()));
            feeds.add(RuleFeeds.of(plan, plan.feedsOf(rule)));
            tallies.add(new RuleTally());
        }
        var fixed = plan.plan().currency().fixed();
        this.converts = fixed != null && !rates.allIn(fixed);
    }

    List<RuleTally> tallies() {
        return tallies;
    }

    /** What a person should look at, each once. */
    Iterable<Finding> findings() {
        return findings.values();
    }

    /** Credits the rows from {@code from} to before {@code to} and marks those that were credited by some rule. */
    void credit(int from, int to, CreditedRows credited) {
        for (int start = from; start < to; start += BATCH) {
            for (int rule = 0; rule < plan.rules().size(); rule++) {
                transactions.fill(start, Math.min(BATCH, to - start));
                keepHeld();
                creditBy(rule, credited);
            }
            compareRules();
        }
    }

    /** Leaves out rows that were removed from the transactions. */
    private void keepHeld() {
        var all = plan.snapshot().transactions();
        var rows = transactions.rows();
        int size = transactions.size();
        int first = size == 0 ? -1 : all.nextRemoved(rows[0]);
        if (first < 0 || first > rows[size - 1]) {
            return;
        }
        int kept = 0;
        for (int i = 0; i < size; i++) {
            rows[kept] = rows[i];
            kept += all.isRemoved(rows[i]) ? 0 : 1;
        }
        transactions.resize(kept);
    }

    /** Credits some rows, which ascend. */
    void credit(int[] rows, CreditedRows credited) {
        for (int start = 0; start < rows.length; start += BATCH) {
            for (int rule = 0; rule < plan.rules().size(); rule++) {
                transactions.fill(rows, start, Math.min(BATCH, rows.length - start));
                creditBy(rule, credited);
            }
            compareRules();
        }
    }

    private void compareRules() {
        if (conflicts != null) {
            conflicts.endBatch(findings);
        }
    }

    private void creditBy(int number, CreditedRows credited) {
        var rule = plan.rules().get(number);
        var tally = tallies.get(number);
        rule.keepConcerned(transactions);
        keepDated(rule);
        int seen = transactions.size();
        tally.seen(seen);
        keepAccepted(rule);
        rule.amount().eval(transactions, amounts);
        cap(rule.cap());
        if (converts) {
            convert();
        }
        tally.refused(seen - share(number, tally, credited));
        tally.endBatch();
    }

    /** Keeps the rows whose date lies in a slot. */
    private void keepDated(CompiledRule rule) {
        var rows = transactions.rows();
        int size = transactions.size();
        rule.days(transactions, days);
        if (rule.datesAll()) {
            plan.slots().of(days, size, slots);
            return;
        }
        int kept = 0;
        for (int i = 0; i < size; i++) {
            int slot = plan.slots().of(days[i]);
            rows[kept] = rows[i];
            days[kept] = days[i];
            slots[kept] = slot;
            kept += slot == Slots.NONE ? 0 : 1;
        }
        transactions.resize(kept);
    }

    private void keepAccepted(CompiledRule rule) {
        if (!rule.takesAllEvents()) {
            for (int i = 0; i < transactions.size(); i++) {
                mask[i] = rule.takesEvent(transactions.rows()[i]);
            }
            keepMasked();
        }
        if (!rule.when().isAlways()) {
            rule.when().eval(transactions, mask);
            keepMasked();
        }
    }

    private void keepMasked() {
        var rows = transactions.rows();
        int kept = 0;
        for (int i = 0; i < transactions.size(); i++) {
            rows[kept] = rows[i];
            days[kept] = days[i];
            slots[kept] = slots[i];
            kept += mask[i] ? 1 : 0;
        }
        transactions.resize(kept);
    }

    /** The cap holds on both sides, so that a sale and its return still cancel out. */
    private void cap(@Nullable NumberProgram cap) {
        if (cap == null) {
            return;
        }
        cap.eval(transactions, caps);
        for (int i = 0; i < transactions.size(); i++) {
            amounts[i] = Math.clamp(amounts[i], -Math.abs(caps[i]), Math.abs(caps[i]));
        }
    }

    /** Brings the amounts into the plan's currency; a transaction without a rate is left out and found. */
    private void convert() {
        var rows = transactions.rows();
        int kept = 0;
        for (int i = 0; i < transactions.size(); i++) {
            int row = rows[i];
            boolean known = convert(i, row);
            rows[kept] = row;
            days[kept] = days[i];
            slots[kept] = slots[i];
            amounts[kept] = amounts[i];
            kept += known ? 1 : 0;
        }
        transactions.resize(kept);
    }

    private boolean convert(int i, int row) {
        var to = plan.plan().currency().fixed();
        int lane = rates.lane(row);
        if (to == null || lane == 0) {
            return true;
        }
        var rate = rates.rate(lane, to, days[i], slots[i]);
        if (rate == null) {
            rateMissing(row, lane, to.code());
            return false;
        }
        if (rate.compareTo(BigDecimal.ONE) != 0) {
            amounts[i] = converted(amounts[i], rate, row);
        }
        return true;
    }

    /** Shares the amounts and adds the credits to the measures; returns how many transactions were credited. */
    private int share(int number, RuleTally tally, CreditedRows credited) {
        var sharer = sharing.get(number);
        sharer.prepare(transactions, days, amounts);
        for (int next = 0; next < transactions.size(); ) {
            next = sharer.share(next, dated, credits, tally);
            tally.credits(credits);
            sink.add(number, feeds.get(number), credits);
            if (conflicts != null) {
                conflicts.add(number, credits);
            }
        }
        tally.overCredited().forEach(row -> overCredited(number, row));
        tally.overCredited().clear();
        return mark(credited);
    }

    private int mark(CreditedRows credited) {
        int size = transactions.size();
        int count = 0;
        for (int i = 0; i < size; i++) {
            count += mask[i] ? 1 : 0;
        }
        var rows = transactions.rows();
        if (count == size && transactions.isRun()) {
            credited.markRun(rows[0], rows[0] + size);
            return count;
        }
        for (int i = 0; i < size; i++) {
            if (mask[i]) {
                credited.mark(rows[i]);
            }
        }
        return count;
    }

    private long converted(long amount, BigDecimal rate, int row) {
        try {
            return TransactionRates.converted(BigDecimal.valueOf(amount, NumberColumn.SCALE), rate)
                    .unscaledValue()
                    .longValueExact();
        } catch (ArithmeticException _) {
            throw new RuleViolation("Transaction "
                    + plan.snapshot().transactions().key(row) + " of "
                    + BigDecimal.valueOf(amount, NumberColumn.SCALE).toPlainString() + " times the rate "
                    + rate.toPlainString() + " is beyond 922,337,203,685,477.5807; check its amount and currency.");
        }
    }

    private void rateMissing(int row, int lane, String to) {
        var transactionsOf = plan.snapshot().transactions();
        findings.computeIfAbsent(
                "rate " + transactionsOf.key(row),
                _ -> new Finding(
                        Finding.Kind.RATE_MISSING,
                        row,
                        Node.NONE,
                        -1,
                        plan.version(),
                        "",
                        "Transaction " + transactionsOf.key(row) + " of " + transactionsOf.date(row) + " is in "
                                + rates.currency(lane) + ", plan " + plan.plan().code() + " calculates in " + to
                                + (plan.plan().transactionsBy() == null
                                        ? " and does not say how to convert."
                                        : " and there is no rate on or before the day.")));
    }

    private void overCredited(int rule, int row) {
        var transactionsOf = plan.snapshot().transactions();
        var name = plan.rules().get(rule).rule().name();
        findings.computeIfAbsent(
                "over " + name + transactionsOf.key(row),
                _ -> new Finding(
                        Finding.Kind.OVER_CREDITED,
                        row,
                        Node.NONE,
                        -1,
                        plan.version(),
                        name,
                        "The shares agreed for transaction " + transactionsOf.key(row)
                                + " add up to more than 100 %; correct its splits."));
    }
}
