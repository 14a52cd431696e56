package org.openspm.incentive.run;

import java.time.LocalDate;
import org.openspm.domain.shared.Money;

/** What a component of a plan pays in a period, over all payees. */
public record RunTotal(
        String planCode,
        String planTitle,
        String component,
        String period,
        LocalDate periodStart,
        long payees,
        long lines,
        Money amount) {}
