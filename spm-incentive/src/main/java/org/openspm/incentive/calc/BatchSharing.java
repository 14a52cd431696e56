package org.openspm.incentive.calc;

import java.util.Arrays;
import org.openspm.incentive.calc.input.Snapshot;
import org.openspm.incentive.calc.vector.RowBatch;

/**
 * Shares the amounts of a batch of transactions among the recipients of one rule. The usual cases, one recipient for all of
 * it or two for fixed shares of it, need only look-ups; everything else goes transaction by transaction.
 */
final class BatchSharing {
    // What is done with a transaction, as bits, so that a batch of them tells at once what it holds.
    private static final int NOBODY = 1;
    private static final int UNDIVIDED = 2;
    private static final int IN_TWO = 4;
    private static final int ONE_BY_ONE = 8;

    /** Stands for a transaction whose recipients must be searched for. */
    private static final int SEARCH = -1;

    /** Shifts the sign of a number into all of its bits. */
    private static final int ALL_BITS = Integer.SIZE - 1;

    private final CompiledRule rule;
    private final Payees payees;
    private final Recipients recipients;
    private final SharePattern[] patterns;
    private final long unit;
    private final int[][] found;

    /** By set of allocations, counted from {@link #SEARCH} on: what is done, and which allocation is the first. */
    private final int[] kinds;

    private final int[] firsts;

    /** Of each transaction of the batch: the set of allocations with a recipient, as bits. */
    private final int[] sets = new int[CreditWorker.BATCH];

    /** Places of transactions that are shared in two. */
    private final int[] divided = new int[CreditWorker.BATCH];

    private boolean narrow;

    /** The kinds of all transactions of the batch together. */
    private int kindsFound;

    BatchSharing(CompiledRule rule, Snapshot snapshot, Payees payees) {
        this.rule = rule;
        this.payees = payees;
        this.recipients = new Recipients(rule.rule(), rule.lookups(), snapshot, payees);
        this.patterns = rule.patterns();
        this.unit = Recipients.unit(rule.rule());
        this.kinds = new int[patterns.length + 1];
        this.firsts = new int[patterns.length + 1];
        kinds[0] = ONE_BY_ONE;
        for (int set = 0; set < patterns.length; set++) {
            kinds[set + 1] = kind(patterns[set]);
            firsts[set + 1] = patterns[set].parts() == 0 ? 0 : patterns[set].allocations()[0];
        }
        this.found = new int[patterns.length == 0 ? 0 : rule.lookups().size()][CreditWorker.BATCH];
    }

    private static int kind(SharePattern pattern) {
        if (pattern.parts() == 0) {
            return NOBODY;
        }
        if (pattern.isUndivided()) {
            return UNDIVIDED;
        }
        boolean inTwo = pattern.parts() == 2
                && pattern.weights()[0] + pattern.weights()[1] == pattern.whole()
                && Math.min(pattern.weights()[0], pattern.weights()[1]) >= 0
                && !pattern.needsCare()
                && pattern.whole() <= Shares.WHOLE_MOST;
        return inTwo ? IN_TWO : ONE_BY_ONE;
    }

    /** Finds the recipients of a batch, before its amounts are shared. */
    void prepare(RowBatch transactions, int[] days, long[] amounts) {
        int size = transactions.size();
        narrow = CreditBatch.absoluteSum(amounts, size) >= 0;
        Arrays.fill(sets, 0, size, patterns.length == 0 ? SEARCH : 0);
        for (int allocation = 0; allocation < found.length; allocation++) {
            var holders = found[allocation];
            if (rule.lookups().get(allocation) instanceof HolderLookup lookup) {
                lookup.findAll(transactions, days, holders);
            }
            int bit = 1 << allocation;
            for (int i = 0; i < size; i++) {
                // A holder adds its bit, nobody adds nothing, ASK makes it SEARCH; no branch, since none could be
                // foreseen.
                sets[i] |= bit & ~(holders[i] >> ALL_BITS) | holders[i] - Payees.NONE >> ALL_BITS;
            }
        }
        kindsFound = 0;
        for (int i = 0; i < size; i++) {
            kindsFound |= kinds[sets[i] + 1];
        }
    }

    /** A batch of transactions with all that is known of each: day, slot, amount; and whether it was credited. */
    record Dated(RowBatch transactions, int[] days, int[] slots, long[] amounts, boolean[] credited) {}

    /**
     * Shares the transactions from a place in the batch on until there is no room for more credits; returns the place of the
     * first that was not shared any more.
     */
    int share(int first, Dated batch, CreditBatch out, RuleTally tally) {
        return narrow && (kindsFound & (NOBODY | ONE_BY_ONE)) == 0
                ? shareAll(batch, out, tally)
                : shareEach(first, batch, out, tally);
    }

    /** The usual batch: all go to one recipient or to two. One credit of each in their order, then those that are second. */
    private int shareAll(Dated batch, CreditBatch out, RuleTally tally) {
        int size = batch.transactions().size();
        System.arraycopy(batch.transactions().rows(), 0, out.rows().rows(), 0, size);
        System.arraycopy(batch.amounts(), 0, out.rows().amounts(), 0, size);
        System.arraycopy(batch.days(), 0, out.days(), 0, size);
        System.arraycopy(batch.slots(), 0, out.slots(), 0, size);
        int inTwo = 0;
        long toCredit = 0;
        for (int i = 0; i < size; i++) {
            int allocation = firsts[sets[i] + 1];
            out.rows().allocations()[i] = allocation;
            out.recipients()[i] = found[allocation][i];
            toCredit += batch.amounts()[i];
            divided[inTwo] = i;
            inTwo += kinds[sets[i] + 1] == IN_TWO ? 1 : 0;
        }
        for (int place = 0; place < inTwo; place++) {
            int i = divided[place];
            var pattern = patterns[sets[i]];
            int second = pattern.allocations()[1];
            long part = firstPart(i, batch, pattern);
            out.rows().amounts()[i] = part;
            put(size + place, i, batch, out, second, found[second][i], batch.amounts()[i] - part);
        }
        Arrays.fill(batch.credited(), 0, size, true);
        tally.credited(size, toCredit);
        out.resize(size + inTwo);
        out.rows().leadingRun(batch.transactions().isRun() ? size : 0);
        return size;
    }

    private int shareEach(int first, Dated batch, CreditBatch out, RuleTally tally) {
        int size = batch.transactions().size();
        int at = 0;
        int creditedCount = 0;
        long toCredit = 0;
        int i = first;
        for (; i < size && at + 2 <= CreditBatch.CAPACITY; i++) {
            int set = sets[i];
            int kind = kinds[set + 1];
            int before = at;
            long amount = batch.amounts()[i];
            if (kind == UNDIVIDED) {
                int allocation = firsts[set + 1];
                put(at++, i, batch, out, allocation, found[allocation][i], amount);
            } else if (kind == IN_TWO) {
                at = inTwo(at, i, batch, out, patterns[set]);
            } else if (kind == ONE_BY_ONE) {
                at = oneByOne(at, i, batch, out, tally);
                if (at < 0) {
                    at = before;
                    break;
                }
                batch.credited()[i] = at > before;
                continue;
            }
            batch.credited()[i] = at > before;
            if (at > before) {
                creditedCount++;
                if (narrow) {
                    toCredit += amount;
                } else {
                    tally.credited(amount, amount);
                }
            }
        }
        tally.credited(narrow ? creditedCount : 0, toCredit);
        out.resize(at);
        return i;
    }

    private int inTwo(int at, int i, Dated batch, CreditBatch out, SharePattern pattern) {
        int first = pattern.allocations()[0];
        int second = pattern.allocations()[1];
        long part = firstPart(i, batch, pattern);
        put(at, i, batch, out, first, found[first][i], part);
        put(at + 1, i, batch, out, second, found[second][i], batch.amounts()[i] - part);
        return at + 2;
    }

    private long firstPart(int i, Dated batch, SharePattern pattern) {
        int one = found[pattern.allocations()[0]][i];
        int other = found[pattern.allocations()[1]][i];
        return Shares.first(batch.amounts()[i], pattern, unit, payees.rank(other) >= payees.rank(one));
    }

    /** Returns the place after the credits, or −1 when there is no room for them. */
    private int oneByOne(int first, int i, Dated batch, CreditBatch out, RuleTally tally) {
        int row = batch.transactions().rows()[i];
        long amount = batch.amounts()[i];
        long given = recipients.share(row, batch.days()[i], amount);
        int count = recipients.count();
        if (first + count > CreditBatch.CAPACITY) {
            return -1;
        }
        for (int part = 0; part < count; part++) {
            put(
                    first + part,
                    i,
                    batch,
                    out,
                    recipients.allocation(part),
                    recipients.recipient(part),
                    recipients.part(part));
        }
        if (count > 0) {
            tally.credited(amount, given);
            if (recipients.overCredited()) {
                tally.overCredited(row);
            }
        }
        return first + count;
    }

    private static void put(int at, int i, Dated batch, CreditBatch out, int allocation, int payee, long part) {
        out.rows().rows()[at] = batch.transactions().rows()[i];
        out.rows().amounts()[at] = part;
        out.rows().allocations()[at] = allocation;
        out.recipients()[at] = payee;
        out.days()[at] = batch.days()[i];
        out.slots()[at] = batch.slots()[i];
    }
}
