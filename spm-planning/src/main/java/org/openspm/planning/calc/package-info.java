/** The planning kernel in plain Java: headcount at a day and month by month. */
@NullMarked
package org.openspm.planning.calc;

import org.jspecify.annotations.NullMarked;
