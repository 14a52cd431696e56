package org.openspm.incentive.run;

import org.openspm.domain.shared.Money;

/** An earning of a run and where it comes from. */
public record ExplainedEarning(
        long run,
        String planCode,
        int planVersion,
        String component,
        String period,
        Money amount,
        Derivation derivation) {}
