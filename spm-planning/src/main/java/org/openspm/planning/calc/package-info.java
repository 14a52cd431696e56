/** The planning kernel in plain Java: headcount at a day and month by month. */
@NamedInterface("calc")
@NullMarked
package org.openspm.planning.calc;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
