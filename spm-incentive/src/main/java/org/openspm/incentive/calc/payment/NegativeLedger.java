package org.openspm.incentive.calc.payment;

import java.math.BigDecimal;
import org.openspm.incentive.calc.payment.PaymentLine.Cause;
import org.openspm.incentive.calc.plan.PayRule;

/** What is done when less than nothing is payable, and what is still to be deducted for it. */
final class NegativeLedger extends Ledger {
    private PayRule.Negative rule;
    private BigDecimal owed = BigDecimal.ZERO;

    NegativeLedger(PayRule.Negative rule) {
        this.rule = rule;
    }

    void use(PayRule.Negative newTerms) {
        rule = newTerms;
    }

    @Override
    PayRule.Negative rule() {
        return rule;
    }

    @Override
    void apply(PaidPeriod period, Posting posting, boolean inForce) {
        var payable = posting.payable();
        if (payable.signum() < 0 && inForce) {
            switch (rule.then()) {
                case CARRIED -> {
                    posting.post(Cause.CARRIED, payable.negate(), payable);
                    owed = owed.subtract(payable);
                }
                case FORGIVEN -> posting.post(Cause.FORGIVEN, payable.negate(), payable);
                case PAID -> {}
            }
        } else if (payable.signum() > 0 && owed.signum() > 0) {
            deduct(period, posting, payable);
        }
    }

    private void deduct(PaidPeriod period, Posting posting, BigDecimal payable) {
        var part = rule.rounding().apply(payable.multiply(period.number(rule.share())));
        var limit = rule.limit() == null ? owed : rule.rounding().apply(atLeastZero(period.money(rule.limit())));
        var deducted = part.min(owed).min(limit).min(payable);
        posting.post(Cause.DEDUCTED, deducted.negate(), owed);
        owed = owed.subtract(deducted);
    }

    @Override
    void convert(Exchange exchange, PaidPeriod period) {
        owed = exchange.of(owed, rule.rounding());
    }

    @Override
    boolean remembers() {
        return owed.signum() != 0;
    }

    @Override
    BigDecimal open() {
        return owed;
    }

    @Override
    Balance.Kind kind() {
        return Balance.Kind.NEGATIVE;
    }
}
