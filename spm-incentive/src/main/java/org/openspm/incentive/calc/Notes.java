package org.openspm.incentive.calc;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import org.openspm.domain.shared.Currency;

/** Collects what somebody should look at, each thing once. */
final class Notes {
    private static final int NO_TRANSACTION = -1;

    private final CompiledPlan plan;
    private final Map<String, Finding> findings = new ConcurrentSkipListMap<>();

    Notes(CompiledPlan plan) {
        this.plan = plan;
    }

    /** What was found, to go on with under the same version over another snapshot, without what is found again or not any more. */
    Notes over(CompiledPlan next, Predicate<Finding> gone) {
        var notes = new Notes(next);
        findings.forEach((key, finding) -> {
            if (!gone.test(finding)) {
                notes.findings.put(key, finding);
            }
        });
        return notes;
    }

    Collection<Finding> all() {
        return findings.values();
    }

    void quotaMissing(int payee, int slot, String measure) {
        add(
                Finding.Kind.QUOTA_MISSING,
                payee,
                slot,
                measure,
                plan.payees().code(payee) + " has no quota for “" + measure + "” in " + period(slot)
                        + "; what depends on attainment earns nothing. Import the quota and calculate again.");
    }

    void quotaInOtherCurrency(int payee, int slot, String measure, Currency given, Currency measured) {
        add(
                Finding.Kind.QUOTA_MISSING,
                payee,
                slot,
                measure,
                plan.payees().code(payee) + " has a quota for “" + measure + "” in " + given + " and is measured in "
                        + measured + " in " + period(slot) + "; it is not counted. Import the quota in " + measured
                        + " and calculate again.");
    }

    void valueMissing(int payee, int slot, String name) {
        add(
                Finding.Kind.VALUE_MISSING,
                payee,
                slot,
                name,
                plan.payees().code(payee) + " has no value “" + name + "” in " + period(slot) + "; plan "
                        + plan.plan().code() + " takes it as 0. Import the value and calculate again.");
    }

    void rateMissing(int payee, int slot, String from, String to, String type) {
        add(
                Finding.Kind.RATE_MISSING,
                payee,
                slot,
                from + "/" + to,
                "There is no rate of type " + type + " from " + from + " to " + to + " for "
                        + plan.payees().code(payee) + " in " + period(slot) + "; the earning is left in " + from + ".");
    }

    void vacantSeat(int payee, int slot) {
        add(
                Finding.Kind.VACANT_SEAT,
                payee,
                slot,
                "",
                "Seat " + plan.payees().code(payee) + " was vacant in " + period(slot)
                        + "; what was credited to it is measured and paid to nobody.");
    }

    private void add(Finding.Kind kind, int payee, int slot, String rule, String detail) {
        findings.computeIfAbsent(
                kind + " " + plan.payees().code(payee) + " " + period(slot) + " " + rule,
                _ -> new Finding(
                        kind,
                        NO_TRANSACTION,
                        plan.payees().node(payee),
                        plan.slots().number(slot),
                        plan.version(),
                        rule,
                        detail));
    }

    private String period(int slot) {
        return plan.slots().period(slot).code();
    }
}
