/** The typed decimal expression language of plans: what may be written, what it means, and its exact value for one row. */
@NullMarked
package org.openspm.incentive.calc.expression;

import org.jspecify.annotations.NullMarked;
