/** Plans as text: YAML to a checked plan with every fault named and placed, back to canonical text, and its examples run. */
@NamedInterface("language")
@NullMarked
package org.openspm.incentive.language;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
