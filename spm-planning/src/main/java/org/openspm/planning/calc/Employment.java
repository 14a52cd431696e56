package org.openspm.planning.calc;

import org.openspm.domain.shared.DateRange;

/** A person, from the first to the last day employed. */
public record Employment(int person, DateRange employed) {}
