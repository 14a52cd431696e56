package org.openspm.planning.calc;

import org.openspm.domain.shared.DateRange;

/** A person in a seat, and when. */
public record Holding(int seat, int person, DateRange held) {}
