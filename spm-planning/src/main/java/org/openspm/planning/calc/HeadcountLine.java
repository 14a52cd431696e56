package org.openspm.planning.calc;

/**
 * Seats and people of one group at a day: {@code seats = filled + vacant}; starters and leavers are those of the span
 * looked at; tenure is the average time since hiring of the people there, in whole months.
 */
public record HeadcountLine(
        String group, int seats, int filled, int vacant, int people, int starters, int leavers, long tenureMonths) {}
