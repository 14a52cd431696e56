/** A compensation plan as the kernel sees it: credit rules, measures and components, checked and without text left. */
@NamedInterface("calc-plan")
@NullMarked
package org.openspm.incentive.calc.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
