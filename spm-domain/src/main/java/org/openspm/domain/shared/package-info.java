/** Values every subject speaks: money, percentages, date ranges, rounding, and the three kinds of refusal. */
@NamedInterface("shared")
@NullMarked
package org.openspm.domain.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
