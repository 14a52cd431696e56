package org.openspm.incentive.calc;

import java.math.BigInteger;

/**
 * Divides an amount by weights into parts that add up to it exactly, by largest remainder.
 *
 * <p>Each part is {@code amount × weight ÷ whole} cut off at a unit; what is left over goes one unit each to the largest
 * cut-off rests, among equal rests to the first codes. 100.00 by 1 : 1 : 1 in cents is 33.34, 33.33, 33.33. A negative
 * amount has exactly the negated parts, so that a sale and its return cancel out.
 */
final class Shares {
    /** The largest whole that {@link #first} takes, so that whole × unit needs no check. */
    static final long WHOLE_MOST = 1_000_000_000_000L;

    private long[] rests = new long[8];
    private long leftOver;

    /**
     * @param weights of the parts; their sum may be less than {@code whole}, then the parts add up to less than the amount
     * @param ranks order among equal rests, the smallest first
     * @param unit smallest step of a part, in the amount's own unit
     * @return the sum of the parts
     */
    long divide(long amount, long[] weights, int[] ranks, int count, long whole, long unit, long[] parts) {
        if (count == 1 && weights[0] == whole) {
            parts[0] = amount;
            return amount;
        }
        if (rests.length < count) {
            rests = new long[count];
        }
        long size = Math.absExact(amount);
        long target = target(size, weights, count, whole);
        leftOver = target;
        for (int i = 0; i < count; i++) {
            parts[i] = cutOff(size, weights[i], whole, unit, i);
            leftOver -= parts[i];
        }
        // Below the unit nothing can be shared: the first in line takes it with the first step.
        for (long step = leftOver % unit + (leftOver >= unit ? unit : 0);
                leftOver > 0;
                step = Math.min(unit, leftOver)) {
            int next = largestRest(ranks, count);
            parts[next] += step;
            rests[next] = -1;
            leftOver -= step;
        }
        if (amount < 0) {
            for (int i = 0; i < count; i++) {
                parts[i] = -parts[i];
            }
        }
        return amount < 0 ? -target : target;
    }

    /** The first of two parts that make up the whole; the second one is what it leaves. */
    static long first(long amount, SharePattern pattern, long unit, boolean firstWhenEqual) {
        long size = Math.absExact(amount);
        long weight = pattern.weights()[0];
        long otherWeight = pattern.weights()[1];
        long part;
        long left;
        boolean toFirst;
        if (Math.multiplyHigh(size, pattern.whole()) == 0 && size * pattern.whole() >= 0) {
            long step = pattern.whole() * unit;
            long units = size * weight / step;
            long otherUnits = size * otherWeight / step;
            long rest = size * weight - units * step;
            long otherRest = size * otherWeight - otherUnits * step;
            part = units * unit;
            left = size - part - otherUnits * unit;
            toFirst = rest > otherRest || (rest == otherRest && firstWhenEqual);
        } else {
            var step = product(pattern.whole(), unit);
            var cut = product(size, weight).divideAndRemainder(step);
            var other = product(size, otherWeight).divideAndRemainder(step);
            part = cut[0].longValueExact() * unit;
            left = size - part - other[0].longValueExact() * unit;
            int order = cut[1].compareTo(other[1]);
            toFirst = order > 0 || (order == 0 && firstWhenEqual);
        }
        // What is left is less than two units; the larger rest takes all of it, as in divide.
        long first = toFirst ? part + left : part;
        return amount < 0 ? -first : first;
    }

    /** What the parts must add up to: everything, or the share that the weights give, cut off at 0.0001. */
    private static long target(long size, long[] weights, int count, long whole) {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum = Math.addExact(sum, weights[i]);
        }
        return sum == whole
                ? size
                : product(size, sum).divide(BigInteger.valueOf(whole)).longValueExact();
    }

    private long cutOff(long size, long weight, long whole, long unit, int index) {
        if (Math.multiplyHigh(size, weight) == 0 && size * weight >= 0) {
            long product = size * weight;
            long part = product / whole / unit * unit;
            rests[index] = product - part * whole;
            return part;
        }
        var product = product(size, weight);
        var divisor = BigInteger.valueOf(whole);
        long part = product.divide(divisor).longValueExact() / unit * unit;
        rests[index] =
                product.subtract(BigInteger.valueOf(part).multiply(divisor)).longValueExact();
        return part;
    }

    private static BigInteger product(long size, long weight) {
        return BigInteger.valueOf(size).multiply(BigInteger.valueOf(weight));
    }

    private int largestRest(int[] ranks, int count) {
        int best = 0;
        for (int i = 1; i < count; i++) {
            if (rests[i] > rests[best] || (rests[i] == rests[best] && ranks[i] < ranks[best])) {
                best = i;
            }
        }
        return best;
    }
}
