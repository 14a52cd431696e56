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
    private static final int CREDITS = 2 * BATCH;

    private final CompiledPlan plan;
    private final boolean logAll;
    private final RowBatch transactions = new RowBatch(BATCH);
    private final RowBatch credits = new RowBatch(CREDITS);
    private final int[] recipients = new int[CREDITS];
    private final int[] creditSlots = new int[CREDITS];
    private final int[] days = new int[BATCH];
    private final int[] slots = new int[BATCH];
    private final int[] creditDays = new int[CREDITS];
    private final boolean[] mask = new boolean[BATCH];
    private final long[] amounts = new long[BATCH];
    private final long[] caps = new long[BATCH];
    private final List<Recipients> sharing;
    private final List<List<MeasureFeed>> feeds;
    private final TransactionRates rates;
    private final CreditSums sums;
    private final List<RuleTally> tallies = new ArrayList<>();
    private final TreeMap<String, Finding> findings = new TreeMap<>();
    private final boolean converts;

    CreditWorker(CompiledPlan plan, boolean logAll) {
        this.plan = plan;
        this.logAll = logAll;
        this.rates = new TransactionRates(plan.snapshot(), plan.plan().transactionsBy(), plan.slots());
        this.sums = new CreditSums(plan, rates, logAll);
        this.sharing = plan.rules().stream()
                .map(rule -> new Recipients(rule.rule(), plan.snapshot(), plan.payees()))
                .toList();
        this.feeds = new ArrayList<>();
        for (int rule = 0; rule < plan.rules().size(); rule++) {
            feeds.add(plan.feedsOf(rule));
            tallies.add(new RuleTally());
        }
        var fixed = plan.plan().currency().fixed();
        this.converts = fixed != null && !rates.allIn(fixed);
    }

    CreditSums sums() {
        return sums;
    }

    List<RuleTally> tallies() {
        return tallies;
    }

    /** What a person should look at, each once. */
    Iterable<Finding> findings() {
        return findings.values();
    }

    boolean logsAll() {
        return logAll;
    }

    /** Credits the rows from {@code from} to before {@code to} and marks those that were credited by some rule. */
    void credit(int from, int to, CreditedRows credited) {
        for (int start = from; start < to; start += BATCH) {
            int count = Math.min(BATCH, to - start);
            for (int rule = 0; rule < plan.rules().size(); rule++) {
                creditBy(rule, start, count, credited);
            }
        }
    }

    private void creditBy(int number, int start, int count, CreditedRows credited) {
        var rule = plan.rules().get(number);
        var tally = tallies.get(number);
        transactions.resize(rule.concerned(start, count, transactions.rows()));
        keepDated(rule);
        int seen = transactions.size();
        tally.seen(seen);
        keepAccepted(rule);
        rule.amount().eval(transactions, amounts);
        cap(rule.cap());
        int creditedCount = share(number, tally, credited);
        tally.refused(seen - creditedCount);
        tally.endBatch();
    }

    /** Keeps the rows whose date lies in a slot. */
    private void keepDated(CompiledRule rule) {
        var rows = transactions.rows();
        int size = transactions.size();
        rule.days(rows, size, days);
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

    private int share(int rule, RuleTally tally, CreditedRows credited) {
        var sharer = sharing.get(rule);
        int creditedCount = 0;
        credits.resize(0);
        sharer.prepare(transactions.rows(), days, transactions.size());
        for (int i = 0; i < transactions.size(); i++) {
            int row = transactions.rows()[i];
            if (converts && !convert(i, row)) {
                continue;
            }
            long given = sharer.share(i, row, days[i], amounts[i]);
            if (sharer.count() == 0) {
                continue;
            }
            creditedCount++;
            credited.mark(row);
            tally.credited(amounts[i], given);
            if (sharer.overCredited()) {
                overCredited(rule, row);
            }
            append(rule, i, sharer, tally);
        }
        feed(rule);
        return creditedCount;
    }

    private void append(int rule, int i, Recipients sharer, RuleTally tally) {
        if (credits.size() + sharer.count() > CREDITS) {
            feed(rule);
        }
        int at = credits.size();
        for (int part = 0; part < sharer.count(); part++, at++) {
            credits.rows()[at] = transactions.rows()[i];
            credits.amounts()[at] = sharer.part(part);
            credits.allocations()[at] = sharer.allocation(part);
            recipients[at] = sharer.recipient(part);
            creditSlots[at] = slots[i];
            creditDays[at] = days[i];
            tally.credit(sharer.part(part));
        }
        credits.resize(at);
    }

    private void feed(int rule) {
        sums.add(rule, feeds.get(rule), credits, recipients, creditDays, creditSlots);
        credits.resize(0);
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
