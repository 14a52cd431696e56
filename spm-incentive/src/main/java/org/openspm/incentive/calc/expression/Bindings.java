package org.openspm.incentive.calc.expression;

import org.jspecify.annotations.Nullable;

/** Gives a name its value for one row: {@code BigDecimal}, {@code String}, {@code LocalDate}; null when it is blank. */
@FunctionalInterface
public interface Bindings {

    @Nullable
    Object valueOf(Expression.Reference reference);
}
