package org.openspm.incentive.calc.expression;

/** Where a name in an expression takes its value from. */
public enum Scope {
    /** A field of the transaction: {@code channel}, {@code quantity}, {@code attribute.stage}. */
    TRANSACTION(""),
    /** A field of the transaction's account: {@code account.country}. */
    ACCOUNT("account."),
    /** A field of the transaction's product: {@code product.category}. */
    PRODUCT("product."),
    /** A field of one credit: {@code amount} after crediting, {@code share}, {@code role}. */
    CREDIT(""),
    /** A dated value of the payee, or a field of the person: {@code payee.commission_pct}, {@code payee.title}. */
    PAYEE("payee."),
    /** The value of a measure in the period: {@code measure.bookings}. */
    MEASURE("measure."),
    /** The quota of a measure in the period: {@code quota.bookings}. */
    QUOTA("quota."),
    /** Value ÷ quota of a measure, to 34 digits: {@code attainment.bookings}. */
    ATTAINMENT("attainment."),
    /** What all members of a team have together: {@code team.bookings}, {@code team.quota.bookings}, {@code team.members}. */
    TEAM("team."),
    /** The sum of one group of credits, or what one credit adds to the measure: {@code value}. */
    GROUP(""),
    /** The period that is paid: {@code period.months}. */
    PERIOD("period.");

    private final String prefix;

    Scope(String prefix) {
        this.prefix = prefix;
    }

    public String prefix() {
        return prefix;
    }
}
