package org.openspm.incentive.calc.payment;

import java.math.BigDecimal;
import org.openspm.incentive.calc.payment.PaymentLine.Cause;
import org.openspm.incentive.calc.plan.PayRule;

/** The least or the most that is paid out in a period, and what waits because of it. */
final class LimitLedger extends Ledger {
    private PayRule rule;
    private BigDecimal waiting = BigDecimal.ZERO;

    LimitLedger(PayRule rule) {
        this.rule = rule;
    }

    void use(PayRule newTerms) {
        rule = newTerms;
    }

    @Override
    PayRule rule() {
        return rule;
    }

    @Override
    void apply(PaidPeriod period, Posting posting, boolean inForce) {
        var payable = posting.payable();
        var all = payable.add(waiting);
        var paid = inForce ? paid(period, all) : all;
        var difference = paid.subtract(payable);
        if (difference.signum() > 0) {
            posting.post(Cause.PAID_LATER, difference, waiting);
        } else if (difference.signum() < 0) {
            posting.post(isForfeited() ? Cause.FORFEITED : Cause.DEFERRED, difference, limit(period), payable);
        }
        waiting = isForfeited() ? BigDecimal.ZERO : all.subtract(paid);
    }

    private BigDecimal paid(PaidPeriod period, BigDecimal all) {
        var limit = limit(period);
        if (rule instanceof PayRule.Maximum) {
            return all.min(limit);
        }
        boolean tooSmall = all.signum() > 0 && all.compareTo(limit) < 0;
        // Who has left the plan gets the small rest: there is no next payment to wait for.
        return tooSmall && (period.isMember() || isForfeited()) ? BigDecimal.ZERO : all;
    }

    private BigDecimal limit(PaidPeriod period) {
        var amount = switch (rule) {
            case PayRule.Minimum minimum -> minimum.amount();
            case PayRule.Maximum maximum -> maximum.amount();
            default -> throw new IllegalStateException(rule.word() + " is no limit");
        };
        return rule.rounding().apply(atLeastZero(period.money(amount)));
    }

    private boolean isForfeited() {
        return switch (rule) {
            case PayRule.Minimum minimum -> minimum.below() == PayRule.Below.FORFEITED;
            case PayRule.Maximum maximum -> maximum.excess() == PayRule.Excess.FORFEITED;
            default -> false;
        };
    }

    @Override
    void convert(Exchange exchange, PaidPeriod period) {
        waiting = exchange.of(waiting, rule.rounding());
    }

    @Override
    boolean remembers() {
        return waiting.signum() != 0;
    }

    @Override
    BigDecimal open() {
        return waiting;
    }

    @Override
    Balance.Kind kind() {
        return Balance.Kind.WAITING;
    }

    @Override
    String waits() {
        return rule.word();
    }
}
