package org.openspm.incentive.calc.expression;

import java.math.BigDecimal;
import java.util.List;

/** A named function that a plan gives by points or cells and uses in several places: a curve or a table. */
public sealed interface Chart permits Curve, LookupTable {

    String name();

    /** Unit of its values. */
    Unit unit();

    /** Units of what it is read at, in order. */
    List<Unit> axes();

    /** The word that reads it in an expression. */
    String word();

    /**
     * The value at a place, one {@code BigDecimal} or {@code String} per axis.
     *
     * @throws CannotCalculate where the chart says nothing and refuses to guess
     */
    BigDecimal read(List<?> place);

    Mark at();

    /** What a chart says before its first or after its last place. */
    enum Beyond {
        /** The value of the nearest place. */
        HOLD,
        ZERO,
        /** The line through the two nearest points goes on. */
        EXTEND,
        /** The calculation stops and names the value. */
        REFUSE
    }
}
