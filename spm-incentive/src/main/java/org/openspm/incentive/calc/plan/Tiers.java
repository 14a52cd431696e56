package org.openspm.incentive.calc.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.Mark;

/**
 * A rate table without gap or overlap: bands that follow each other from 0 (or below) upwards.
 *
 * @param above the border from which on the highest band reached counts; only for mode overage
 */
public record Tiers(
        Axis axis,
        Mode mode,
        Bound bound,
        Over over,
        List<Band> bands,
        @Nullable BigDecimal above,
        Mark at) {

    public Tiers {
        bands = List.copyOf(bands);
        if (bands.isEmpty()) {
            throw new IllegalArgumentException("A rate table needs a band");
        }
        for (int i = 1; i < bands.size(); i++) {
            if (bands.get(i - 1).until() != null) {
                continue;
            }
            var end = bands.get(i - 1).to();
            var start = bands.get(i).from();
            if (end == null || start == null || end.compareTo(start) != 0) {
                throw new IllegalArgumentException(
                        "Band " + (i + 1) + " starts at " + start + ", the one before ends at " + end);
            }
        }
    }

    /** Whether some border is an expression, so that it differs from payee to payee. */
    public boolean areOfPayee() {
        return bands.stream().anyMatch(band -> band.until() != null);
    }

    /** The same with its borders worked out; a band that would end before it begins is empty. */
    public Tiers with(Function<Expression, BigDecimal> worth) {
        if (!areOfPayee()) {
            return this;
        }
        var known = new ArrayList<Band>();
        BigDecimal from = null;
        for (var band : bands) {
            var to = band.until() == null ? band.to() : worth.apply(band.until());
            to = to == null || from == null ? to : to.max(from);
            known.add(new Band(from, to, null, band.kind(), band.value(), band.entry(), band.at()));
            from = to;
        }
        return new Tiers(axis, mode, bound, over, known, above, at);
    }

    /** What the borders are compared with. */
    public enum Axis {
        /** Borders are fractions of the quota; in money the border is quota × fraction, exact. */
        ATTAINMENT,
        /** Borders are money. */
        AMOUNT,
        /** Borders are a number of units. */
        UNITS
    }

    /** How the bands apply. */
    public enum Mode {
        /** Each slice has the value of its own band. */
        MARGINAL,
        /** Marginal up to a border; everything above it has the value of the band that was reached. */
        OVERAGE,
        /** Everything has the value of the band that was reached. */
        WHOLE
    }

    /** To which band a value exactly on a border belongs. */
    public enum Bound {
        /** To the upper band: 100 % is in the band from 100 %. */
        LOWER_INCLUSIVE,
        /** To the lower band: 100 % is in the band up to 100 %. */
        UPPER_INCLUSIVE
    }

    /** What moves along the axis. */
    public enum Over {
        /** The measure's value of the period. */
        PERIOD,
        /** The running total after each credit, in order of date and key. */
        RUNNING_TOTAL,
        /** Each credit alone. */
        EACH_CREDIT
    }
}
