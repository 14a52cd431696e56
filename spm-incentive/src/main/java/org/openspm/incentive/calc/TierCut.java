package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.plan.Band;
import org.openspm.incentive.calc.plan.Tiers;

/**
 * Cuts an amount by the borders of a rate table. Borders in attainment are quota × fraction, exact and never rounded: with
 * a quota of 1,000 and borders at 100 % and 120 %, 1,300 is cut into 1,000 and 200 and 100.
 *
 * @param quota what borders in attainment are fractions of; 1 when they are amounts or units already
 */
record TierCut(Tiers tiers, BigDecimal quota) {

    /**
     * What lies in a band.
     *
     * @param tier number of the band, counted from 1
     * @param entries how often the band was entered: 1, 0, or −1 when it was left again by a return
     */
    record Slice(
            int tier,
            Band band,
            @Nullable BigDecimal from,
            @Nullable BigDecimal to,
            BigDecimal amount,
            int entries) {}

    /** The slices between two values; going down gives negative slices, so that a sale and its return cancel out. */
    List<Slice> between(BigDecimal before, BigDecimal after) {
        var slices = new ArrayList<Slice>();
        var highest = after.max(before);
        var from = border(tiers.bands().getFirst().from());
        for (int i = 0; i < tiers.bands().size(); i++) {
            if (i > 0 && from != null && highest.compareTo(from) <= 0) {
                // Bands follow each other upwards: nothing lies in this one, nor in those above it.
                break;
            }
            var band = tiers.bands().get(i);
            var to = border(band.to());
            var amount = clamped(after, from, to).subtract(clamped(before, from, to));
            int entries = isIn(after, from) - isIn(before, from);
            if (amount.signum() != 0 || (entries != 0 && band.entry() != null)) {
                slices.add(new Slice(i + 1, band, from, to, amount, entries));
            }
            from = to;
        }
        return slices;
    }

    /** Slices up to the border of the overage; what is above has the value of the band reached. */
    List<Slice> overage(BigDecimal value, BigDecimal above) {
        var border = above.multiply(quota);
        var slices = new ArrayList<>(between(BigDecimal.ZERO, value.min(border)));
        if (value.compareTo(border) > 0) {
            slices.add(reached(value, value.subtract(border)));
        }
        return slices;
    }

    /** The whole of {@code amount} in the band that {@code value} reaches. */
    Slice reached(BigDecimal value, BigDecimal amount) {
        int last = tiers.bands().size() - 1;
        int i = 0;
        while (i < last && isBeyond(value, tiers.bands().get(i).to())) {
            i++;
        }
        var band = tiers.bands().get(i);
        return new Slice(i + 1, band, border(band.from()), border(band.to()), amount, 1);
    }

    private boolean isBeyond(BigDecimal value, @Nullable BigDecimal border) {
        int place = border == null ? -1 : value.compareTo(border.multiply(quota));
        return tiers.bound() == Tiers.Bound.LOWER_INCLUSIVE ? place >= 0 : place > 0;
    }

    /** A band counts as entered as soon as something lies in it; the first one begins at zero. */
    private static int isIn(BigDecimal value, @Nullable BigDecimal from) {
        return value.compareTo(from == null ? BigDecimal.ZERO : from) > 0 ? 1 : 0;
    }

    private @Nullable BigDecimal border(@Nullable BigDecimal border) {
        return border == null ? null : border.multiply(quota);
    }

    private static BigDecimal clamped(BigDecimal value, @Nullable BigDecimal from, @Nullable BigDecimal to) {
        var lower = from == null ? value : value.max(from);
        return to == null ? lower : lower.min(to);
    }
}
