package org.openspm.incentive.run.snapshot;

import java.util.Set;
import org.openspm.incentive.calc.input.Snapshot;
import org.openspm.incentive.calc.input.Splits;
import org.openspm.incentive.calc.input.Transactions;

/**
 * What was changed of an input since it was last looked at.
 *
 * @param parts that were written to
 * @param gone rows of transactions that are revised or gone, ascending
 * @param added transactions that are new, and new revisions
 * @param splits agreed for the added ones
 * @param pay absences, quotas, values, assignments and exchange rates as they are now, where one of these was written to
 */
public record InputChanges(Set<InputPart> parts, int[] gone, Transactions added, Splits splits, Snapshot pay) {
    private static final Set<InputPart> PAY = Set.of(
            InputPart.ABSENCES,
            InputPart.QUOTAS,
            InputPart.VALUES,
            InputPart.PLAN_ASSIGNMENTS,
            InputPart.EXCHANGE_RATES);
    private static final Set<InputPart> STRUCTURE = Set.of(
            InputPart.CALENDAR, InputPart.PEOPLE, InputPart.HIERARCHIES, InputPart.TERRITORIES, InputPart.ACCOUNTS);

    public InputChanges {
        parts = Set.copyOf(parts);
    }

    /** Whether numbers given when it was read may not stand for the same any more, so that all has to be read again. */
    public boolean needsReading() {
        return parts.stream().anyMatch(STRUCTURE::contains);
    }

    static boolean concernsPay(Set<InputPart> parts) {
        return parts.stream().anyMatch(PAY::contains);
    }
}
