package org.openspm.incentive.calc.payment;

import java.math.BigDecimal;
import org.openspm.incentive.calc.payment.PaymentLine.Cause;
import org.openspm.incentive.calc.plan.PayRule;

/** A draw or an advance, and the debt it leaves. */
final class DrawLedger extends Ledger {
    private PayRule.Draw rule;
    private BigDecimal debt = BigDecimal.ZERO;

    DrawLedger(PayRule.Draw rule) {
        this.rule = rule;
    }

    void use(PayRule.Draw newTerms) {
        rule = newTerms;
    }

    @Override
    PayRule.Draw rule() {
        return rule;
    }

    @Override
    void apply(PaidPeriod period, Posting posting, boolean inForce) {
        var recovery = rule.recovery();
        if (recovery != null
                && recovery.until() != null
                && period.period().startDay() > recovery.until().toEpochDay()) {
            debt = BigDecimal.ZERO;
        }
        var payable = posting.payable();
        var draw = inForce
                ? Lasting.amount(rule.amount(), rule.term(), rule.byDays(), period, rule.rounding())
                : BigDecimal.ZERO;
        if (rule.onTop()) {
            if (recovery != null && debt.signum() > 0 && begun(recovery, period)) {
                recover(recovery, period, posting, payable);
            }
            posting.post(Cause.ADVANCED, draw, draw, debt);
            debt = debt.add(draw);
        } else if (draw.signum() > 0 && payable.compareTo(draw) < 0) {
            var topUp = draw.subtract(payable);
            posting.post(Cause.DRAWN, topUp, draw, payable);
            debt = recovery == null ? debt : debt.add(topUp);
        } else if (recovery != null && debt.signum() > 0 && begun(recovery, period)) {
            recover(recovery, period, posting, payable.subtract(draw));
        }
    }

    private static boolean begun(PayRule.Recovery recovery, PaidPeriod period) {
        return recovery.from() != null
                ? period.period().endDay() > recovery.from().toEpochDay()
                : period.place() >= recovery.fromPeriod();
    }

    private void recover(PayRule.Recovery recovery, PaidPeriod period, Posting posting, BigDecimal above) {
        var part = rule.rounding().apply(atLeastZero(above).multiply(period.number(recovery.share())));
        var limit = recovery.limit() == null ? debt : atLeastZero(period.money(recovery.limit()));
        var repaid = part.min(debt).min(rule.rounding().apply(limit)).min(atLeastZero(above));
        posting.post(Cause.RECOVERED, repaid.negate(), debt, above);
        debt = debt.subtract(repaid);
    }

    @Override
    void convert(Exchange exchange, PaidPeriod period) {
        debt = exchange.of(debt, rule.rounding());
    }

    @Override
    boolean remembers() {
        return debt.signum() != 0;
    }

    @Override
    BigDecimal open() {
        return debt;
    }

    @Override
    Balance.Kind kind() {
        return Balance.Kind.DRAW;
    }
}
