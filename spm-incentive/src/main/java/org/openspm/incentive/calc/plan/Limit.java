package org.openspm.incentive.calc.plan;

import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.Mark;

/** A cap or floor: the amount, and what it limits. */
public record Limit(Expression amount, Component.Per per, Mark at) {}
