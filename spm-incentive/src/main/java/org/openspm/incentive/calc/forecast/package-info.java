/** What plans will cost: years drawn at random from the months of the past, each paid by the engine itself. */
@NamedInterface("calc-forecast")
@NullMarked
package org.openspm.incentive.calc.forecast;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
