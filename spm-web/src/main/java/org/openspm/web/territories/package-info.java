/** Territories, who holds them as of a day, and why an address belongs to one. */
@NullMarked
package org.openspm.web.territories;

import org.jspecify.annotations.NullMarked;
