/** The territory kernel in plain Java: which territory an address falls into, and why. */
@NamedInterface("calc")
@NullMarked
package org.openspm.territory.calc;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
