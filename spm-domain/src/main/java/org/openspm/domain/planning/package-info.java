/** Capacity plans and headcount. */
@NamedInterface("planning")
@NullMarked
package org.openspm.domain.planning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
