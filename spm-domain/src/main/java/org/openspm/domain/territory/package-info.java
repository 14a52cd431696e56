/** Territories, their rules and their dated holders. */
@NamedInterface("territory")
@NullMarked
package org.openspm.domain.territory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
