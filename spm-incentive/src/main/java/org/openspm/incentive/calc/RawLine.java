package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of an earning before it is limited, shared, converted and rounded.
 *
 * @param key what stays the same over runs; empty for the whole period
 * @param credit number of the credit in the log of the measure, or −1
 * @param row of the transaction, or −1
 * @param tier number of the band, or 0
 * @param origin what the line was derived from, for explanations
 */
record RawLine(
        String key, int credit, int row, int tier, BigDecimal base, BigDecimal rate, BigDecimal amount, Origin origin) {
    static final int NONE = -1;

    RawLine withAmount(BigDecimal other) {
        return new RawLine(key, credit, row, tier, base, rate, other, origin);
    }

    /** Where the amount of a line comes from. */
    sealed interface Origin {
        record Rate() implements Origin {}

        record Tier(TierCut.Slice slice) implements Origin {}

        record Entry(int tier) implements Origin {}

        /** The people below and what each of them earned. */
        record Downline(List<Earned> earned) implements Origin {
            record Earned(int payee, String component, BigDecimal amount) {}
        }

        /** A cap or floor that bit: the limit and what it would have been. */
        record Limited(boolean cap, BigDecimal limit, BigDecimal before) implements Origin {}

        /** A rate, factor or amount read off a curve. */
        record OnCurve(String curve, BigDecimal at, BigDecimal value) implements Origin {}

        /** A part of a pool. */
        record PoolShare(BigDecimal pool, BigDecimal weight, BigDecimal divisor, int qualified, BigDecimal amount)
                implements Origin {}

        /** A prize: the rank, the score, of how many. */
        record Prize(int rank, BigDecimal score, int entrants, BigDecimal amount) implements Origin {}

        /** What the budget does not cover: the budget and what all payees together would have earned. */
        record OverBudget(BigDecimal budget, BigDecimal wanted) implements Origin {}

        /** Several lines rounded together. */
        record Together(List<RawLine> lines) implements Origin {}
    }

    static RawLine of(
            String key, int tier, BigDecimal base, @Nullable BigDecimal rate, BigDecimal amount, Origin origin) {
        return new RawLine(key, NONE, NONE, tier, base, rate == null ? BigDecimal.ZERO : rate, amount, origin);
    }
}
