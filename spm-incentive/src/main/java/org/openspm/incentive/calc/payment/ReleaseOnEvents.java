package org.openspm.incentive.calc.payment;

import java.math.BigDecimal;
import java.util.Objects;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.calc.expression.Evaluator;
import org.openspm.incentive.calc.payment.PaymentLine.Cause;
import org.openspm.incentive.calc.plan.Release;

/**
 * Releases what is held of a deal as its events come. After each event the part released to date is rounded, and the line of
 * the event is what that adds, so that all events together release exactly the whole: 10.00 on payments of 55, 22 and 33 of
 * 110 is 5.00, 2.00 and 3.00.
 */
final class ReleaseOnEvents {
    private final Release.OnEvent on;
    private final PaidPeriod period;

    ReleaseOnEvents(Release.OnEvent on, PaidPeriod period) {
        this.on = on;
        this.period = period;
    }

    void release(Lot lot, Posting posting) {
        var deals = period.deals();
        var fraction = BigDecimal.ZERO;
        boolean settled = false;
        for (int event : deals.of(lot.row())) {
            if (deals.day(event) >= period.period().endDay() || !counts(event)) {
                continue;
            }
            boolean isNew = deals.day(event) >= period.period().startDay();
            if (isNew && !settled) {
                catchUp(lot, fraction, posting);
                settled = true;
            }
            fraction = fraction.add(part(event, lot.row()));
            if (isNew) {
                lot.release(released(fraction), deals.key(event), event, Cause.RELEASED, posting, deals.amount(event));
            }
        }
        if (!settled) {
            catchUp(lot, fraction, posting);
        }
    }

    /** What earlier events release of an amount that came, or changed, after them. */
    private void catchUp(Lot lot, BigDecimal fraction, Posting posting) {
        lot.release(
                released(fraction),
                "released/" + period.deals().key(lot.row()),
                lot.row(),
                Cause.RELEASED,
                posting,
                released(fraction));
    }

    private boolean counts(int event) {
        return on.events().contains(period.deals().kind(event))
                && (on.when() == null || period.holds(on.when(), event));
    }

    private BigDecimal released(BigDecimal fraction) {
        if (on.whole()) {
            return fraction.signum() > 0 ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        return fraction.max(BigDecimal.ZERO).min(BigDecimal.ONE);
    }

    /** The part of the deal that an event pays. */
    private BigDecimal part(int event, int deal) {
        var deals = period.deals();
        if (!Objects.equals(deals.currency(event), deals.currency(deal))) {
            throw new RuleViolation("The " + deals.kind(event) + " " + deals.key(event) + " is in "
                    + deals.currency(event) + " and its deal " + deals.key(deal) + " in " + deals.currency(deal)
                    + "; send it in the currency of the deal.");
        }
        var total = BigDecimal.ZERO;
        for (int row : deals.whole(event, deal)) {
            total = total.add(period.number(on.total(), row));
        }
        if (total.signum() == 0) {
            return BigDecimal.valueOf(deals.amount(event).signum());
        }
        return deals.amount(event).divide(total, Evaluator.QUOTIENT);
    }
}
