package org.openspm.incentive.statement;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What a payee got or is to get in one period, in the currency of the statement; for the picture of the last periods. */
public record TrendPoint(String period, LocalDate first, BigDecimal amount, boolean published) {}
