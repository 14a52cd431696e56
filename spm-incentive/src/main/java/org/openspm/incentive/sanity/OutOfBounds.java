package org.openspm.incentive.sanity;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that exceeds one bound in a run.
 *
 * @param digest of the findings; an acknowledgement of others does not count
 */
public record OutOfBounds(
        Bound bound,
        BigDecimal limit,
        List<Oddity> oddities,
        String digest,
        @Nullable Acknowledgement acknowledgement) {

    public OutOfBounds {
        oddities = List.copyOf(oddities);
    }

    /**
     * One figure that is out of bounds.
     *
     * @param period code; empty when the whole run is meant
     * @param subject plan, measure or currency concerned; empty when none is
     * @param figure what was found, such as an amount or a share
     * @param compared what it is compared with, such as the amount before; null where the limit alone says it
     * @param ratio of the figure to the limit’s measure: how many times, or which share
     * @param currency of figure and compared; null for shares and counts
     */
    public record Oddity(
            String period,
            @Nullable UUID personId,
            @Nullable String person,
            String subject,
            BigDecimal figure,
            @Nullable BigDecimal compared,
            BigDecimal ratio,
            @Nullable String currency) {}

    /** Somebody looked at it and said why it is right. */
    public record Acknowledgement(String by, Instant at, String reason) {}
}
