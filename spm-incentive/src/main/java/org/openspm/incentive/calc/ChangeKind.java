package org.openspm.incentive.calc;

/**
 * What may change of the input of a calculation, and what is recomputed then: the published table that
 * {@link LiveCalculation} itself goes by. Where pay rests on others (pools, contests, budgets, earnings of the downline), it is
 * earned again for everybody in the same plan and window; under a plan with pay rules whoever is concerned is earned and paid
 * again in all periods, and so is whoever has a share in a deal of which a payment, invoice or return came or went.
 */
public enum ChangeKind {
    /** A line is new, revised or gone, or its agreed splits changed. */
    TRANSACTION(Credited.THE_LINES, Earned.WHO_IS_CREDITED),
    QUOTA(Credited.NOTHING, Earned.THE_OWNERS),
    PAYEE_VALUE(Credited.NOTHING, Earned.THE_OWNERS),
    /** Somebody is away on other days, for another reason, or from another part of the working time. */
    ABSENCE(Credited.NOTHING, Earned.THE_OWNERS),
    /** A rate between two currencies. */
    EXCHANGE_RATE(Credited.THE_PLANS, Earned.THE_PLANS),
    /** To whom a plan applies, and when. */
    PLAN_ASSIGNMENT(Credited.THE_PLANS, Earned.THE_PLANS),
    /** Another text in the place of a version: rates, tiers, rules. */
    PLAN_TEXT(Credited.THE_PLANS, Earned.THE_PLANS),
    /** Other versions, or other days of theirs. */
    PLAN_VERSIONS(Credited.EVERYTHING, Earned.EVERYTHING),
    /** People, seats, titles, who sits where, and the currencies of payees. */
    PEOPLE(Credited.EVERYTHING, Earned.EVERYTHING),
    HIERARCHY(Credited.EVERYTHING, Earned.EVERYTHING),
    TERRITORY(Credited.EVERYTHING, Earned.EVERYTHING),
    /** Accounts, their owners, and products. */
    ACCOUNT(Credited.EVERYTHING, Earned.EVERYTHING),
    CALENDAR(Credited.EVERYTHING, Earned.EVERYTHING);

    private final Credited credited;
    private final Earned earned;

    ChangeKind(Credited credited, Earned earned) {
        this.credited = credited;
        this.earned = earned;
    }

    /** Which transactions are credited again. */
    public enum Credited {
        NOTHING,
        /** The changed lines alone; what they gave before is taken back. */
        THE_LINES,
        /** All transactions under the plans that it concerns: those that convert, are assigned, or say something else. */
        THE_PLANS,
        EVERYTHING
    }

    /** Whose components are earned again. */
    public enum Earned {
        /** Whoever is credited with the lines, and everybody above whose measures count them, in windows with their periods. */
        WHO_IS_CREDITED,
        /** Persons and seats whose quota, value or absence differs, and whoever sits there. */
        THE_OWNERS,
        /** Everybody in the plans that it concerns. */
        THE_PLANS,
        EVERYTHING
    }

    public Credited credited() {
        return credited;
    }

    public Earned earned() {
        return earned;
    }
}
