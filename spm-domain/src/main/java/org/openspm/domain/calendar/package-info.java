/** Periods nested in a calendar and how far each one has come. */
@NamedInterface("calendar")
@NullMarked
package org.openspm.domain.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
