/** Quotas: what a seat or person is to reach for a measure in a period. */
@NamedInterface("quota")
@NullMarked
package org.openspm.domain.quota;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
