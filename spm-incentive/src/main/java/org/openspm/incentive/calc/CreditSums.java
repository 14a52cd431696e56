package org.openspm.incentive.calc;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.vector.RowBatch;

/**
 * Sums of credits per measure, by segment of the chain and slot (and, while the plan calculates in the payee's currency, by
 * currency of the transaction): what everybody above counts as well is worked out once per sum, not once per credit.
 */
final class CreditSums {
    private final CompiledPlan plan;
    private final TransactionRates rates;
    private final int slotCount;
    private final int lanes;
    private final Cells[] cells;
    private final @Nullable CreditLog[] logs;
    private final BitSet unplanned;
    private final int[][] segments;
    private final boolean[] segmented;
    private final boolean[] mask = new boolean[2 * CreditWorker.BATCH];
    private final long[] values = new long[2 * CreditWorker.BATCH];

    CreditSums(CompiledPlan plan, TransactionRates rates, boolean logAll) {
        this.plan = plan;
        this.rates = rates;
        this.slotCount = plan.slots().count();
        this.lanes = plan.plan().currency().isOfPayee() ? rates.lanes() : 1;
        int measures = plan.plan().measures().size();
        this.cells = new Cells[measures];
        this.logs = new CreditLog[measures];
        for (int measure = 0; measure < measures; measure++) {
            cells[measure] = new Cells(plan.chainsOf(measure).segments() * slotCount * lanes);
            logs[measure] = logAll || plan.needsCredits(measure) ? new CreditLog() : null;
        }
        this.unplanned = new BitSet(plan.payees().size() * slotCount);
        this.segments = new int[plan.chains().size()][2 * CreditWorker.BATCH];
        this.segmented = new boolean[plan.chains().size()];
    }

    int lanes() {
        return lanes;
    }

    Cells cells(int measure) {
        return cells[measure];
    }

    @Nullable
    CreditLog log(int measure) {
        return logs[measure];
    }

    /** Credited persons and slots without the plan, as payee × slots + slot. */
    BitSet unplanned() {
        return unplanned;
    }

    int cell(int segment, int slot, int lane) {
        return (segment * slotCount + slot) * lanes + lane;
    }

    void add(int rule, List<MeasureFeed> feeds, RowBatch credits, int[] recipients, int[] days, int[] slots) {
        java.util.Arrays.fill(segmented, false);
        findSegments(0, credits.size(), recipients, days);
        noteUnplanned(credits.size(), recipients, slots);
        for (var feed : feeds) {
            int number = plan.chainsNumber(feed.measure());
            findSegments(number, credits.size(), recipients, days);
            feed(rule, feed, credits, recipients, segments[number], slots);
        }
    }

    void addAll(CreditSums other) {
        for (int measure = 0; measure < cells.length; measure++) {
            cells[measure].addAll(other.cells[measure]);
        }
        unplanned.or(other.unplanned);
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

    private void findSegments(int number, int size, int[] recipients, int[] days) {
        if (segmented[number]) {
            return;
        }
        var chains = plan.chains().get(number);
        var found = segments[number];
        for (int i = 0; i < size; i++) {
            found[i] = chains.segment(recipients[i], days[i]);
        }
        segmented[number] = true;
    }

    private void noteUnplanned(int size, int[] recipients, int[] slots) {
        var chains = plan.chains().getFirst();
        for (int i = 0; i < size; i++) {
            if (chains.own(segments[0][i]) == Payees.NONE) {
                unplanned.set(recipients[i] * slotCount + slots[i]);
            }
        }
    }

    private void feed(int rule, MeasureFeed feed, RowBatch credits, int[] recipients, int[] found, int[] slots) {
        int size = credits.size();
        long[] added = feed.of().isCreditAmount() ? credits.amounts() : values;
        if (added == values) {
            feed.of().eval(credits, values);
        }
        feed.when().eval(credits, mask);
        var sums = cells[feed.measure()];
        sums.expect(absoluteSum(added, size));
        if (lanes == 1 && !sums.isWide()) {
            addNarrow(sums.narrow(), added, found, slots, size);
        } else {
            addEach(sums, credits, added, found, slots);
        }
        if (logs[feed.measure()] instanceof CreditLog log) {
            for (int i = 0; i < size; i++) {
                if (mask[i]) {
                    log.add(credits.rows()[i], found[i], recipients[i], rule, credits.allocations()[i], added[i]);
                }
            }
        }
    }

    private void addNarrow(long[] sums, long[] added, int[] found, int[] slots, int size) {
        for (int i = 0; i < size; i++) {
            sums[found[i] * slotCount + slots[i]] += mask[i] ? added[i] : 0;
        }
    }

    private void addEach(Cells sums, RowBatch credits, long[] added, int[] found, int[] slots) {
        for (int i = 0; i < credits.size(); i++) {
            if (mask[i]) {
                int lane = lanes == 1 ? 0 : rates.lane(credits.rows()[i]);
                sums.add(cell(found[i], slots[i], lane), added[i]);
            }
        }
    }

    /** Sum of the absolute values, or −1 when it is beyond 64 bits. */
    private static long absoluteSum(long[] values, int size) {
        long sum = 0;
        long overflow = 0;
        for (int i = 0; i < size; i++) {
            sum += Math.abs(values[i]);
            overflow |= sum;
        }
        return overflow < 0 ? -1 : sum;
    }
}
