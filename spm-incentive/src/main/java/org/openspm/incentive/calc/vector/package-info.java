/** Plan expressions over many rows at once: exact scaled longs, tables over small domains, else row by row in decimals. */
@NullMarked
package org.openspm.incentive.calc.vector;

import org.jspecify.annotations.NullMarked;
