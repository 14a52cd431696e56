/** User accounts, roles, API tokens and the audit trail. */
@NamedInterface("access")
@NullMarked
package org.openspm.domain.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
