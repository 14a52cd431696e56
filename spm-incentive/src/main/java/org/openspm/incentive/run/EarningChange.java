package org.openspm.incentive.run;

import java.util.List;
import java.util.UUID;
import org.openspm.domain.shared.Money;

/**
 * What one payee earned by one component in one period in two runs, and why it differs.
 *
 * @param causes what each cause changed, none of them zero; they sum to the difference exactly
 */
public record EarningChange(
        UUID personId,
        String personCode,
        String person,
        String planCode,
        String component,
        UUID periodId,
        String period,
        Money before,
        Money after,
        List<Part> causes) {

    public EarningChange {
        causes = List.copyOf(causes);
    }

    /** What one cause changed. */
    public record Part(ChangeCause cause, Money amount) {}

    public Money difference() {
        return after.minus(before);
    }
}
