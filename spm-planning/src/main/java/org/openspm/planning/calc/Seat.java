package org.openspm.planning.calc;

import org.openspm.domain.shared.DateRange;

/** A seat to count: what it is called, where it belongs, how deep below the top it hangs, and when it exists. */
public record Seat(int key, String title, String department, int level, DateRange valid) {}
