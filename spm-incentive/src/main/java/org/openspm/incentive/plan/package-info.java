/** Plans as versioned text: written, approved by somebody else, published from a day, compared. */
@NamedInterface("plan")
@NullMarked
package org.openspm.incentive.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
