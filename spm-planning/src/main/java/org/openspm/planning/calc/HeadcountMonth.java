package org.openspm.planning.calc;

import java.time.YearMonth;

/** A month of the series: how it stood on its last day, and who started and left during it. */
public record HeadcountMonth(YearMonth month, HeadcountLine total) {}
