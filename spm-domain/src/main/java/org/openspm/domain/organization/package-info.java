/** People, seats, titles and the dated hierarchies between seats. */
@NamedInterface("organization")
@NullMarked
package org.openspm.domain.organization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
