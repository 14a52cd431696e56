package org.openspm.incentive.calc.plan;

/** Which exchange rate is used: its type, and the day; the rate of the last day on or before that day counts. */
public record Conversion(String rateType, Day day) {

    /** The day whose rate is used. */
    public enum Day {
        /** The date the credit is dated by; only for transactions. */
        CREDIT_DATE,
        PERIOD_START,
        PERIOD_END
    }
}
