/** Simulations: what would be different, what it would have cost and changed for everybody, and two of them side by side. */
@NullMarked
package org.openspm.web.simulation;

import org.jspecify.annotations.NullMarked;
