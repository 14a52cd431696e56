package org.openspm.incentive.calc.payment;

import java.math.BigDecimal;
import org.openspm.incentive.calc.payment.PaymentLine.Cause;
import org.openspm.incentive.calc.plan.PayRule;

/** A guarantee: the greater of it and what is payable, period by period or over all of them. */
final class GuaranteeLedger extends Ledger {
    private PayRule.Guarantee rule;
    private BigDecimal guaranteed = BigDecimal.ZERO;
    private BigDecimal payableBefore = BigDecimal.ZERO;
    private BigDecimal toppedUp = BigDecimal.ZERO;

    GuaranteeLedger(PayRule.Guarantee rule) {
        this.rule = rule;
    }

    void use(PayRule.Guarantee newTerms) {
        rule = newTerms;
    }

    @Override
    PayRule.Guarantee rule() {
        return rule;
    }

    @Override
    void apply(PaidPeriod period, Posting posting, boolean inForce) {
        var amount = inForce
                ? Lasting.amount(rule.amount(), rule.term(), rule.byDays(), period, rule.rounding())
                : BigDecimal.ZERO;
        if (amount.signum() <= 0) {
            return;
        }
        var payable = posting.payable();
        if (!rule.cumulative()) {
            posting.post(Cause.GUARANTEED, atLeastZero(amount.subtract(payable)), amount, payable);
            return;
        }
        guaranteed = guaranteed.add(amount);
        payableBefore = payableBefore.add(payable);
        var due = atLeastZero(guaranteed.subtract(payableBefore));
        posting.post(Cause.GUARANTEED, due.subtract(toppedUp), guaranteed, payableBefore);
        toppedUp = due;
    }

    @Override
    void convert(Exchange exchange, PaidPeriod period) {
        guaranteed = exchange.of(guaranteed, rule.rounding());
        payableBefore = exchange.of(payableBefore, rule.rounding());
        toppedUp = atLeastZero(guaranteed.subtract(payableBefore));
    }

    @Override
    boolean remembers() {
        return guaranteed.signum() != 0;
    }

    @Override
    BigDecimal open() {
        return BigDecimal.ZERO;
    }
}
