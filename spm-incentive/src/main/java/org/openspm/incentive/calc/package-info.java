/** The incentive kernel: from a snapshot and plans to credits, measures, earnings and their explanation, exact and deterministic. */
@NamedInterface("calc")
@NullMarked
package org.openspm.incentive.calc;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
