package org.openspm.incentive.calc.payment;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.openspm.domain.shared.Currency;
import org.openspm.domain.shared.Rounding;

/**
 * Turns what is carried in one currency into another: 100.00 at 0.9125 is 91.25.
 *
 * @param day of the rate
 */
public record Exchange(Currency from, Currency to, BigDecimal rate, LocalDate day) {

    BigDecimal of(BigDecimal amount, Rounding rounding) {
        return rounding.apply(amount.multiply(rate));
    }

    /** Converts parts one after the other, so that together they are what their sum is. */
    final class Parts {
        private final Rounding rounding;
        private BigDecimal before = BigDecimal.ZERO;

        Parts(Rounding rounding) {
            this.rounding = rounding;
        }

        BigDecimal next(BigDecimal part) {
            var from = of(before, rounding);
            before = before.add(part);
            return of(before, rounding).subtract(from);
        }
    }
}
