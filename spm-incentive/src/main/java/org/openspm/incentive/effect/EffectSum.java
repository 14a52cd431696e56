package org.openspm.incentive.effect;

import java.math.BigDecimal;
import java.util.Collection;
import org.openspm.domain.shared.Currency;
import org.openspm.domain.shared.Money;

/**
 * What a plan costs as it is, and with the draft, in one currency.
 *
 * @param winners payees who get more with the draft
 * @param unchanged payees whom it pays the same
 */
public record EffectSum(Money before, Money after, Money difference, long winners, long losers, long unchanged) {

    static EffectSum of(Currency currency, Collection<Change> payees) {
        var all = payees.stream().reduce(Change.NONE, Change::plus);
        return new EffectSum(
                Money.of(all.before(), currency),
                Money.of(all.after(), currency),
                Money.of(all.difference(), currency),
                count(payees, 1),
                count(payees, -1),
                count(payees, 0));
    }

    private static long count(Collection<Change> payees, int sign) {
        return payees.stream()
                .filter(change -> change.difference().signum() == sign)
                .count();
    }

    /** Amounts before and after, whatever they are of. */
    record Change(BigDecimal before, BigDecimal after) {
        static final Change NONE = new Change(BigDecimal.ZERO, BigDecimal.ZERO);

        Change plus(Change other) {
            return new Change(before.add(other.before), after.add(other.after));
        }

        BigDecimal difference() {
            return after.subtract(before);
        }
    }
}
