package org.openspm.incentive.calc.payment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.input.Period;
import org.openspm.incentive.calc.plan.Leave;

/** One period of one payee as pay rules see it. */
public interface PaidPeriod {

    Period period();

    /** Last day of the fiscal year that the period is in. */
    LocalDate yearEnd();

    /** Place of the period among those that the plan pays, from 0. */
    int number();

    /** Whether the plan applies to the payee on some day of the period. */
    boolean isMember();

    /** Which of the payee's periods on the plan this is, counted from 1; 0 before the first. */
    int place();

    /** The payee's first day on the plan; long ago when the plan always applied. */
    LocalDate firstDay();

    /** Days of the period on which the plan applies to the payee, of those before a day. */
    int daysBefore(int endDay);

    /** Days of those on which the payee is on leave that does not count. */
    BigDecimal absentBefore(int endDay, Leave leave);

    /** An amount of money in the currency the payee is paid in. */
    BigDecimal money(Expression expression);

    /** A share or number. */
    BigDecimal number(Expression expression);

    boolean holds(Expression condition);

    /** A number that looks at a transaction. */
    BigDecimal number(Expression expression, int row);

    boolean holds(Expression condition, int row);

    /** The day that a field of a transaction holds, also as text; null when it holds none. */
    @Nullable
    LocalDate day(Expression field, int row);

    /** What components earned in the period, deal by deal in the order of transactions; all of them when none is named. */
    List<Earned> earned(List<String> components);

    DealEvents deals();

    /**
     * What was earned on one deal.
     *
     * @param row of the transaction, or −1 for what cannot be traced to one
     */
    record Earned(int row, BigDecimal amount) {
        public static final int NO_DEAL = -1;
    }
}
