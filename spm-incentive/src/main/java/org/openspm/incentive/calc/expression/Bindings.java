package org.openspm.incentive.calc.expression;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Gives a name its value for one row: {@code BigDecimal}, {@code String}, {@code LocalDate}; null when it is blank. */
@FunctionalInterface
public interface Bindings {

    @Nullable
    Object valueOf(Expression.Reference reference);

    /** A value of the payee weighted by the days on which it holds, both ends counted. */
    default BigDecimal blended(Expression.Reference reference, LocalDate first, LocalDate last) {
        throw new UnsupportedOperationException(reference.written() + " has no days to be weighted by here");
    }

    /** What another component earned the payee in the window so far, in the plan's currency. */
    default BigDecimal earned(String component, String window) {
        throw new UnsupportedOperationException(
                "What " + component + " earned in the " + window + " is not known here");
    }
}
