package org.openspm.incentive.calc.plan;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Mark;
import org.openspm.incentive.calc.expression.Unit;

/**
 * A dated value that the plan needs for each payee, such as {@code target_incentive}; unit unstated when not declared.
 *
 * @param usual what counts for whom neither person, seat nor title has a value; null = it is missing then
 */
public record PayeeValue(String name, Unit unit, @Nullable BigDecimal usual, Mark at) {}
