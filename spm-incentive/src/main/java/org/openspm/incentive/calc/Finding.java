package org.openspm.incentive.calc;

/**
 * Something a person should look at before paying.
 *
 * @param transaction row of the snapshot's transactions, or −1
 * @param node person or seat by {@link org.openspm.incentive.calc.input.Node}, or {@code Node.NONE}
 * @param period number of the period, or −1
 * @param version number of the plan version, or −1
 * @param rule the credit rule, measure, component or value concerned; empty when none
 * @param detail one sentence that names the values
 */
public record Finding(Kind kind, int transaction, int node, int period, int version, String rule, String detail) {

    /** What was found. */
    public enum Kind {
        /** No rule of any plan credited this transaction; the first refusing rule is named. */
        UNCREDITED,
        /** The agreed shares, or what several rules give for one measure, add up to more than the whole. */
        OVER_CREDITED,
        /** Several rules credit the same person with the same transaction for the same measure. */
        CREDITED_TWICE,
        /** Credited, but no plan applies to the person. */
        NO_PLAN,
        /** A measure with a quota, and the payee was given none. */
        QUOTA_MISSING,
        /** The plan needs a value that the payee does not have. */
        VALUE_MISSING,
        /** No exchange rate on or before the day. */
        RATE_MISSING,
        /** Nobody sat there: measured and not paid. */
        VACANT_SEAT
    }
}
