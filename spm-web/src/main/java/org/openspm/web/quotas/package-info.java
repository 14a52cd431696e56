/** Quotas along the hierarchy, and who reached how much of them. */
@NullMarked
package org.openspm.web.quotas;

import org.jspecify.annotations.NullMarked;
