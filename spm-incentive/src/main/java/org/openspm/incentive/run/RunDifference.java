package org.openspm.incentive.run;

import org.openspm.domain.shared.Money;

/** What one payee earned by one component in one period in an earlier and in a later run. */
public record RunDifference(
        int personKey,
        String personCode,
        String person,
        String planCode,
        String component,
        String period,
        Money before,
        Money after,
        Money difference) {}
