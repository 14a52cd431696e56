package org.openspm.incentive.calc;

/**
 * How an amount is shared while each allocation has one recipient or none: with an owner and an overlay 60 : 40, with an
 * owner alone all of it.
 *
 * @param allocations that get a part, in the order of the rule
 * @param weights of the parts, of {@code whole}
 * @param needsCare whether the shares are more than the whole, so that each transaction has to be noted
 */
record SharePattern(int[] allocations, long[] weights, long whole, boolean needsCare) {
    /** Rules with more allocations are shared transaction by transaction. */
    static final int MOST_ALLOCATIONS = 6;

    int parts() {
        return allocations.length;
    }

    /** Whether one recipient gets everything. */
    boolean isUndivided() {
        return allocations.length == 1 && weights[0] == whole;
    }
}
