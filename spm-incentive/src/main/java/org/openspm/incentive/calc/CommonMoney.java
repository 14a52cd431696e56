package org.openspm.incentive.calc;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.calc.expression.Evaluator;
import org.openspm.incentive.calc.plan.Conversion;

/**
 * Puts money of several payees into one currency and leads it back by the same rate: with 1.25 euros for a pound, 80 pounds
 * are 100 euros together, and 100 euros of them are 80 pounds to the payee.
 */
record CommonMoney(CompiledPlan plan) {

    /** A payee's money in the currency of all together. */
    BigDecimal in(BigDecimal amount, int payee, int slot) {
        var rate = rate(payee, slot);
        return rate == null || amount.signum() == 0 ? amount : amount.multiply(rate);
    }

    /** Money of all together in the payee's currency. */
    BigDecimal out(BigDecimal amount, int payee, int slot) {
        var rate = rate(payee, slot);
        return rate == null || amount.signum() == 0 ? amount : amount.divide(rate, Evaluator.QUOTIENT);
    }

    private @Nullable BigDecimal rate(int payee, int slot) {
        var together = plan.plan().together();
        var from = plan.currency(payee, slot);
        if (together == null || from == null || from.equals(together.currency())) {
            return null;
        }
        var period = plan.slots().period(slot);
        int day = together.by().day() == Conversion.Day.PERIOD_START ? period.startDay() : period.endDay() - 1;
        var dated = plan.snapshot()
                .rates()
                .onOrBefore(from, together.currency(), together.by().rateType(), day);
        if (dated == null) {
            throw new RuleViolation("There is no rate of type " + together.by().rateType() + " from " + from + " to "
                    + together.currency() + " on or before " + period.lastDate() + "; import it and calculate again.");
        }
        return dated.rate();
    }
}
