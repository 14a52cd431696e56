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
}
