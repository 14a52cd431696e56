package org.openspm.incentive.calc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.vector.Cases;

/**
 * Sums of credits by segment of the chain, measure and slot (and, while the plan calculates in the payee's currency, by
 * currency of the transaction): what everybody above counts as well is worked out once per sum, not once per credit.
 */
final class CreditSums implements CreditSink {
    private final CompiledPlan plan;
    private final TransactionRates rates;
    private final int slotCount;
    private final int lanes;
    private final Cells[] cells;

    /** Cells of one segment, by number of the chains. */
    private final int[] widths;

    /** Where a measure begins within its segment. */
    private final int[] offsets;

    private final @Nullable CreditLog[] logs;
    private final boolean logging;
    private final Keep keep;

    /** How many credits went to whom the plan does not apply, as payee × slots + slot; nothing while there is none. */
    private int[] unplanned = {};

    private final int[][] segments;
    private final boolean[] segmented;
    private final boolean[] mask = new boolean[CreditBatch.CAPACITY];
    private final long[] values = new long[CreditBatch.CAPACITY];
    private final int[] measures = new int[CreditBatch.CAPACITY];

    /** What is kept of the credits. */
    enum Keep {
        /** Sums, and single credits where the plan pays on them. */
        SUMS,
        /** Sums and all single credits. */
        SUMS_AND_CREDITS,
        /** All single credits and no sums. */
        CREDITS
    }

    CreditSums(CompiledPlan plan, Keep keep) {
        this.plan = plan;
        this.keep = keep;
        this.rates = new TransactionRates(plan.snapshot(), plan.plan().transactionsBy(), plan.slots());
        this.slotCount = plan.slots().count();
        this.lanes = plan.plan().currency().isOfPayee() ? rates.lanes() : 1;
        int measureCount = plan.plan().measures().size();
        this.widths = new int[plan.chains().size()];
        this.offsets = new int[measureCount];
        this.logs = new CreditLog[measureCount];
        for (int measure = 0; measure < measureCount; measure++) {
            offsets[measure] = widths[plan.chainsNumber(measure)];
            widths[plan.chainsNumber(measure)] += slotCount * lanes;
            logs[measure] = keep != Keep.SUMS || plan.needsCredits(measure) ? new CreditLog() : null;
        }
        this.logging = Arrays.stream(logs).anyMatch(log -> log != null);
        this.cells = new Cells[widths.length];
        for (int chains = 0; chains < cells.length; chains++) {
            int segmentCount =
                    keep == Keep.CREDITS ? 0 : plan.chains().get(chains).segments();
            cells[chains] = new Cells(segmentCount * widths[chains]);
        }
        this.segments = new int[plan.chains().size()][CreditBatch.CAPACITY];
        this.segmented = new boolean[plan.chains().size()];
    }

    int lanes() {
        return lanes;
    }

    /** The sums of all measures that climb the same hierarchy as this one. */
    Cells cells(int measure) {
        return cells[plan.chainsNumber(measure)];
    }

    /** Credited persons and slots without the plan, as payee × slots + slot. */
    BitSet unplanned() {
        var found = new BitSet();
        for (int cell = 0; cell < unplanned.length; cell++) {
            found.set(cell, unplanned[cell] > 0);
        }
        return found;
    }

    /** Counts who is credited without the plan by others too, or with −1 not any more. */
    void countUnplanned(CreditSums other, int times) {
        for (int cell = 0; cell < other.unplanned.length; cell++) {
            if (other.unplanned[cell] != 0) {
                countUnplanned(cell, times * other.unplanned[cell]);
            }
        }
    }

    private void countUnplanned(int cell, int more) {
        if (unplanned.length == 0) {
            unplanned = new int[plan.payees().size() * slotCount];
        }
        unplanned[cell] += more;
    }

    /** The single credits of a measure in the order in which they came, or null when they are not kept. */
    @Nullable
    CreditLog log(int measure) {
        return logs[measure];
    }

    /** Number of a sum among {@link #cells}. */
    int cell(int measure, int segment, int slot, int lane) {
        return segment * widths[plan.chainsNumber(measure)] + offsets[measure] + slot * lanes + lane;
    }

    @Override
    public void add(int rule, RuleFeeds feeds, CreditBatch credits) {
        Arrays.fill(segmented, false);
        noteUnplanned(credits);
        for (var group : feeds.together()) {
            group.cases().eval(credits.rows(), measures);
            add(rule, group.chains(), credits, credits.rows().amounts(), credits.absoluteSum());
        }
        for (var feed : feeds.alone()) {
            feed.of().eval(credits.rows(), values);
            feed.when().eval(credits.rows(), mask);
            for (int i = 0; i < credits.size(); i++) {
                measures[i] = mask[i] ? feed.measure() : Cases.NONE;
            }
            add(
                    rule,
                    plan.chainsNumber(feed.measure()),
                    credits,
                    values,
                    CreditBatch.absoluteSum(values, credits.size()));
        }
    }

    void addAll(CreditSums other) {
        for (int chains = 0; chains < cells.length; chains++) {
            cells[chains].addAll(other.cells[chains]);
        }
        countUnplanned(other, 1);
    }

    /** Puts the logs of all threads together, grouped by segment. */
    static @Nullable CreditLog[] logs(CompiledPlan plan, List<CreditSums> sums) {
        @Nullable CreditLog[] merged = new CreditLog[plan.plan().measures().size()];
        for (int measure = 0; measure < merged.length; measure++) {
            var logs = new ArrayList<CreditLog>();
            for (var sum : sums) {
                if (sum.logs[measure] instanceof CreditLog log) {
                    logs.add(log);
                }
            }
            merged[measure] = logs.isEmpty()
                    ? null
                    : CreditLog.merged(logs, plan.chainsOf(measure).segments());
        }
        return merged;
    }

    private int[] segments(int chains, CreditBatch credits) {
        if (!segmented[chains]) {
            plan.chains().get(chains).segments(credits.recipients(), credits.days(), credits.size(), segments[chains]);
            segmented[chains] = true;
        }
        return segments[chains];
    }

    private void noteUnplanned(CreditBatch credits) {
        var chains = plan.chains().getFirst();
        if (chains.everybodyPlanned()) {
            return;
        }
        var found = segments(0, credits);
        for (int i = 0; i < credits.size(); i++) {
            if (chains.own(found[i]) == Payees.NONE) {
                countUnplanned(credits.recipients()[i] * slotCount + credits.slots()[i], 1);
            }
        }
    }

    /** Adds each value to the sum of the measure that was found for it, if any. */
    private void add(int rule, int chains, CreditBatch credits, long[] added, long absoluteSum) {
        var found = segments(chains, credits);
        if (keep != Keep.CREDITS) {
            sum(cells[chains], widths[chains], credits, added, found, absoluteSum);
        }
        if (logging) {
            log(rule, credits, added, found);
        }
    }

    private void sum(Cells sums, int width, CreditBatch credits, long[] added, int[] found, long absoluteSum) {
        sums.expect(absoluteSum);
        if (lanes == 1 && !sums.isWide()) {
            addNarrow(sums.narrow(), width, added, found, credits);
        } else {
            addEach(sums, credits, added, found);
        }
    }

    private void addNarrow(long[] sums, int width, long[] added, int[] found, CreditBatch credits) {
        var slots = credits.slots();
        int size = credits.size();
        for (int i = 0; i < size; i++) {
            int measure = measures[i];
            if (measure != Cases.NONE) {
                sums[found[i] * width + offsets[measure] + slots[i]] += added[i];
            }
        }
    }

    private void addEach(Cells sums, CreditBatch credits, long[] added, int[] found) {
        for (int i = 0; i < credits.size(); i++) {
            if (measures[i] != Cases.NONE) {
                int lane = lanes == 1 ? 0 : rates.lane(credits.rows().rows()[i]);
                sums.add(cell(measures[i], found[i], credits.slots()[i], lane), added[i]);
            }
        }
    }

    private void log(int rule, CreditBatch credits, long[] added, int[] found) {
        for (int i = 0; i < credits.size(); i++) {
            if (measures[i] != Cases.NONE && logs[measures[i]] instanceof CreditLog log) {
                log.add(
                        credits.rows().rows()[i],
                        found[i],
                        credits.recipients()[i],
                        rule,
                        credits.rows().allocations()[i],
                        credits.rows().amounts()[i],
                        added[i]);
            }
        }
    }
}
