package org.openspm.domain.shared;

import java.math.BigDecimal;

/** An exact amount in a currency; amounts of different currencies never meet without a rate. */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {

    public static Money of(BigDecimal amount, Currency currency) {
        return new Money(amount, currency);
    }

    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), Currency.of(currency));
    }

    public static Money zero(Currency currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    public Money plus(Money other) {
        return new Money(amount.add(inSameCurrency(other).amount), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(inSameCurrency(other).amount), currency);
    }

    public Money negated() {
        return new Money(amount.negate(), currency);
    }

    /** The product, exact and unrounded: {@code EUR 100.00 × 0.035 = EUR 3.50000}. */
    public Money times(BigDecimal factor) {
        return new Money(amount.multiply(factor), currency);
    }

    public Money rounded(Rounding rounding) {
        return new Money(rounding.apply(amount), currency);
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    /** Equal in value: {@code 1.50} and {@code 1.5} are the same money. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Money money && currency.equals(money.currency) && amount.compareTo(money.amount) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * currency.hashCode() + amount.stripTrailingZeros().hashCode();
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(inSameCurrency(other).amount);
    }

    @Override
    public String toString() {
        return currency + " " + amount.toPlainString();
    }

    private Money inSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "Cannot combine " + this + " with " + other + " without an exchange rate");
        }
        return other;
    }
}
