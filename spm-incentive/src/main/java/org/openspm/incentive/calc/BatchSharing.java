package org.openspm.incentive.calc;

import java.util.Arrays;
import org.openspm.incentive.calc.input.Snapshot;
import org.openspm.incentive.calc.vector.RowBatch;

/**
 * Shares the amounts of a batch of transactions among the recipients of one rule. The usual cases, one recipient for all of
 * it or two for fixed shares of it, need only look-ups; everything else goes transaction by transaction.
 */
final class BatchSharing {
    private static final int NOBODY = 0;
    private static final int UNDIVIDED = 1;
    private static final int IN_TWO = 2;
    private static final int ONE_BY_ONE = 3;

    /** Stands for a transaction whose recipients must be searched for. */
    private static final int SEARCH = -1;

    private final CompiledRule rule;
    private final Payees payees;
    private final Recipients recipients;
    private final SharePattern[] patterns;
    private final int[] kinds;
    private final long unit;
    private final int[][] found;

    /** Of each transaction of the batch: the set of allocations with a recipient, as bits. */
    private final int[] sets = new int[CreditWorker.BATCH];

    private boolean narrow;

    BatchSharing(CompiledRule rule, Snapshot snapshot, Payees payees) {
        this.rule = rule;
        this.payees = payees;
        this.recipients = new Recipients(rule.rule(), rule.lookups(), snapshot, payees);
        this.patterns = rule.patterns();
        this.unit = Recipients.unit(rule.rule());
        this.kinds = Arrays.stream(patterns).mapToInt(this::kind).toArray();
        this.found = new int[patterns.length == 0 ? 0 : rule.lookups().size()][CreditWorker.BATCH];
    }

    private int kind(SharePattern pattern) {
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
                sets[i] |= holders[i] >= 0 ? bit : holders[i] == HolderLookup.ASK ? SEARCH : 0;
            }
        }
    }

    /** A batch of transactions with all that is known of each: day, slot, amount; and whether it was credited. */
    record Dated(RowBatch transactions, int[] days, int[] slots, long[] amounts, boolean[] credited) {}

    /**
     * Shares the transactions from a place in the batch on until there is no room for more credits; returns the place of the
     * first that was not shared any more.
     */
    int share(int first, Dated batch, CreditBatch out, RuleTally tally) {
        int size = batch.transactions().size();
        int at = 0;
        int creditedCount = 0;
        long toCredit = 0;
        int i = first;
        for (; i < size && at + 2 <= CreditBatch.CAPACITY; i++) {
            int set = sets[i];
            int kind = set == SEARCH ? ONE_BY_ONE : kinds[set];
            int before = at;
            long amount = batch.amounts()[i];
            if (kind == UNDIVIDED) {
                int allocation = patterns[set].allocations()[0];
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
        long amount = batch.amounts()[i];
        int first = pattern.allocations()[0];
        int second = pattern.allocations()[1];
        int one = found[first][i];
        int other = found[second][i];
        long part = Shares.first(amount, pattern, unit, payees.rank(other) >= payees.rank(one));
        put(at, i, batch, out, first, one, part);
        put(at + 1, i, batch, out, second, other, amount - part);
        return at + 2;
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
