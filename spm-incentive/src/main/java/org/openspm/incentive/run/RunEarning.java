package org.openspm.incentive.run;

import java.util.List;
import java.util.UUID;
import org.openspm.domain.shared.Money;

/**
 * What a run found one payee to have earned by one component in one period.
 *
 * @param applied what bit: threshold, gate, cap, floor
 */
public record RunEarning(
        UUID personId,
        int personKey,
        String personCode,
        String person,
        String planCode,
        int planVersion,
        String component,
        UUID periodId,
        String period,
        Money amount,
        int lines,
        List<String> applied) {}
