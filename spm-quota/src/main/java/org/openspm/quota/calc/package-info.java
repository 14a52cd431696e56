/** The quota kernel in plain Java: attainment, proration, roll-up and distribution, exact and explained. */
@NamedInterface("calc")
@NullMarked
package org.openspm.quota.calc;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
