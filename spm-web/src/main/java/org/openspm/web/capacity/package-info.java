/** Capacity: the headcount picture of a day and the months before it. */
@NullMarked
package org.openspm.web.capacity;

import org.jspecify.annotations.NullMarked;
