/** Sanity bounds: what looks odd about a run is named with figures, and acknowledged with a reason before it is approved. */
@NamedInterface("sanity")
@NullMarked
package org.openspm.incentive.sanity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
