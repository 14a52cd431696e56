package org.openspm.incentive.run;

import org.openspm.incentive.run.snapshot.InputPart;

/** Why pay differs between two runs. */
public enum ChangeCause {
    CALENDAR,
    PEOPLE,
    HIERARCHIES,
    TERRITORIES,
    ACCOUNTS,
    TRANSACTIONS,
    PLAN_ASSIGNMENTS,
    ABSENCES,
    VALUES,
    QUOTAS,
    EXCHANGE_RATES,
    PLANS,
    /** One of the runs calculated days that the other did not, over which measures accumulate. */
    DAYS,
    /** The later run was calculated when more periods had begun. */
    BUSINESS_DATE;

    static ChangeCause of(InputPart part) {
        return valueOf(part.name());
    }
}
