/** The incentive kernel: from a snapshot and plans to credits, measures, earnings and their explanation, exact and deterministic. */
@NullMarked
package org.openspm.incentive.calc;

import org.jspecify.annotations.NullMarked;
