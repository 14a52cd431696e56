package org.openspm.incentive.calc.plan;

import org.openspm.incentive.calc.expression.Mark;
import org.openspm.incentive.calc.expression.Unit;

/** A dated value that the plan needs for each payee, such as {@code target_incentive}; unit unstated when not declared. */
public record PayeeValue(String name, Unit unit, Mark at) {}
