package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.input.NumberColumn;
import org.openspm.incentive.calc.input.Snapshot;
import org.openspm.incentive.calc.input.Splits;
import org.openspm.incentive.calc.plan.Allocation;
import org.openspm.incentive.calc.plan.CreditRule;
import org.openspm.incentive.calc.vector.Scales;

/**
 * Shares an amount among the recipients of a credit rule. A recipient without a share gets what the others leave; a share
 * whose recipient does not exist falls to it, else to the first recipient that does; several holders share equally.
 *
 * <p>60 % to the owner and 40 % to the overlay of 250.00 are 150.00 and 100.00; without an overlay the owner gets 250.00.
 */
final class Recipients {
    private static final int SPLIT_DECIMALS = 6;

    private final Snapshot snapshot;
    private final Payees payees;
    private final List<Allocation> allocations;
    private final List<@Nullable HolderLookup> lookups;
    private final boolean[] splits;
    private final long[] given;
    private final long whole;
    private final long unit;
    private final Shares shares = new Shares();
    private final HolderLookup.Found found = new HolderLookup.Found();

    /** Result of the last call: credited payees, parts, allocations. */
    private int[] recipients = new int[8];

    private long[] parts = new long[8];
    private int[] froms = new int[8];
    private long[] weights = new long[8];
    private int[] ranks = new int[8];
    private final int[] sizes;
    private int count;
    private boolean overCredited;
    private long scaledWhole;

    Recipients(CreditRule rule, List<@Nullable HolderLookup> lookups, Snapshot snapshot, Payees payees) {
        this.snapshot = snapshot;
        this.payees = payees;
        this.allocations = rule.to();
        this.lookups = lookups;
        this.sizes = new int[allocations.size()];
        this.splits = new boolean[allocations.size()];
        int decimals = decimals(allocations);
        this.whole = Scales.power(decimals);
        this.given = new long[allocations.size()];
        for (int i = 0; i < given.length; i++) {
            var allocation = allocations.get(i);
            splits[i] = allocation.recipient() == Allocation.Recipient.SPLITS;
            given[i] = allocation.share() == null ? -1 : scaled(allocation.share(), decimals);
        }
        this.unit = unit(rule);
    }

    /** The smallest step of a part, in units of 0.0001. */
    static long unit(CreditRule rule) {
        return Scales.power(NumberColumn.SCALE - rule.scale());
    }

    /** How amounts are shared for each set of allocations that have one recipient; none when the rule uses agreed splits. */
    SharePattern[] patterns() {
        int size = allocations.size();
        if (size > SharePattern.MOST_ALLOCATIONS || lookups.contains(null)) {
            return new SharePattern[0];
        }
        var patterns = new SharePattern[1 << size];
        for (int present = 0; present < patterns.length; present++) {
            count = 0;
            for (int i = 0; i < size; i++) {
                sizes[i] = present >> i & 1;
                if (sizes[i] == 1) {
                    put(Payees.NONE, 0, i, 0);
                }
            }
            patterns[present] = pattern();
        }
        return patterns;
    }

    private SharePattern pattern() {
        overCredited = false;
        scaledWhole = whole;
        if (count > 0) {
            weigh(1);
        }
        return new SharePattern(Arrays.copyOf(froms, count), Arrays.copyOf(weights, count), scaledWhole, overCredited);
    }

    int count() {
        return count;
    }

    int recipient(int index) {
        return recipients[index];
    }

    long part(int index) {
        return parts[index];
    }

    int allocation(int index) {
        return froms[index];
    }

    /** Whether the agreed shares of the last transaction were more than the whole. */
    boolean overCredited() {
        return overCredited;
    }

    /** Shares an amount of a transaction dated on a day; returns what was credited. */
    long share(int row, int day, long amount) {
        find(row, day);
        return count == 0 ? 0 : shares.divide(amount, weights, ranks, count, scaledWhole, unit, parts);
    }

    private void find(int row, int day) {
        count = 0;
        overCredited = false;
        scaledWhole = whole;
        long multiple = 1;
        for (int i = 0; i < splits.length; i++) {
            int before = count;
            findOne(i, row, day);
            sizes[i] = count - before;
            if (!splits[i] && sizes[i] > 1) {
                multiple = leastCommonMultiple(multiple, sizes[i]);
            }
        }
        if (count > 0) {
            weigh(multiple);
        }
    }

    private void findOne(int allocation, int row, int day) {
        var lookup = lookups.get(allocation);
        if (lookup == null) {
            findSplits(allocation, row);
            return;
        }
        found.clear();
        lookup.find(row, day, found);
        for (int i = 0; i < found.size(); i++) {
            add(found.payee(i), allocation, 0);
        }
    }

    private void findSplits(int allocation, int row) {
        var role = allocations.get(allocation).role();
        for (var split : snapshot.splits().of(row)) {
            if (role == null || role.equals(split.role())) {
                add(payees.of(split.person()), allocation, splitWeight(split));
            }
        }
    }

    private long splitWeight(Splits.Share split) {
        return split.share()
                .multiply(BigDecimal.valueOf(whole))
                .setScale(0, java.math.RoundingMode.UNNECESSARY)
                .longValueExact();
    }

    private void add(int payee, int allocation, long weight) {
        put(payee, payees.rank(payee), allocation, weight);
    }

    private void put(int payee, int rank, int allocation, long weight) {
        if (count == recipients.length) {
            int capacity = count * 2;
            recipients = Arrays.copyOf(recipients, capacity);
            parts = Arrays.copyOf(parts, capacity);
            froms = Arrays.copyOf(froms, capacity);
            weights = Arrays.copyOf(weights, capacity);
            ranks = Arrays.copyOf(ranks, capacity);
        }
        recipients[count] = payee;
        ranks[count] = rank;
        froms[count] = allocation;
        weights[count++] = weight;
    }

    /** Turns the shares of the allocations that were found into weights of their members. */
    private void weigh(long multiple) {
        scaledWhole = Math.multiplyExact(whole, multiple);
        long left = whole;
        long absent = 0;
        int rest = -1;
        boolean restWanted = false;
        for (int i = 0; i < splits.length; i++) {
            if (splits[i]) {
                left -= splitSum(i);
            } else if (given[i] < 0) {
                restWanted = true;
                rest = rest < 0 && sizes[i] > 0 ? i : rest;
            } else if (sizes[i] > 0) {
                left -= given[i];
            } else {
                absent += given[i];
            }
        }
        overCredited = left < 0;
        long toFirst = rest >= 0 ? 0 : restWanted ? Math.max(0, left) : absent;
        spread(multiple, rest, Math.max(0, left), toFirst);
    }

    private long splitSum(int allocation) {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += froms[i] == allocation ? weights[i] : 0;
        }
        return sum;
    }

    private void spread(long multiple, int rest, long left, long toFirst) {
        int first = froms[0];
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int allocation = froms[i];
            long weight = splits[allocation]
                    ? weights[i] * multiple + (i == 0 ? toFirst * multiple : 0)
                    : (weightOf(allocation, rest, left) + (allocation == first ? toFirst : 0))
                            * (multiple / sizes[allocation]);
            if (weight != 0) {
                recipients[kept] = recipients[i];
                ranks[kept] = ranks[i];
                froms[kept] = allocation;
                weights[kept++] = weight;
            }
        }
        count = kept;
    }

    private long weightOf(int allocation, int rest, long left) {
        return given[allocation] >= 0 ? given[allocation] : allocation == rest ? left : 0;
    }

    private static int decimals(List<Allocation> allocations) {
        int decimals = 0;
        for (var allocation : allocations) {
            if (allocation.recipient() == Allocation.Recipient.SPLITS) {
                decimals = Math.max(decimals, SPLIT_DECIMALS);
            } else if (allocation.share() != null) {
                decimals = Math.max(
                        decimals, allocation.share().stripTrailingZeros().scale());
            }
        }
        return decimals;
    }

    private static long scaled(BigDecimal share, int decimals) {
        return share.setScale(decimals).unscaledValue().longValueExact();
    }

    private static long leastCommonMultiple(long a, long b) {
        long x = a;
        long y = b;
        while (y != 0) {
            long next = x % y;
            x = y;
            y = next;
        }
        return a / x * b;
    }
}
