/** What a calculation reads: transactions as primitive columns, and people, seats, quotas and rates as dated lookups. */
@NullMarked
package org.openspm.incentive.calc.input;

import org.jspecify.annotations.NullMarked;
