package org.openspm.incentive.calc.plan;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Expression;

/**
 * How long a draw or guarantee lasts for a payee; all that is stated must hold.
 *
 * @param length from the payee's first day on the plan; months count from the month of that day, which is month 1
 * @param until last day
 * @param when must hold for the period
 * @param leave days away that do not count where the amount is prorated by days; null = all count
 */
public record Term(
        @Nullable Span length,
        @Nullable LocalDate until,
        @Nullable Expression when,
        @Nullable Leave leave) {}
