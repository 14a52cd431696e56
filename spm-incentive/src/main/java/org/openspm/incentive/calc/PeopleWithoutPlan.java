package org.openspm.incentive.calc;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.openspm.incentive.calc.input.Period;

/** People who were credited by some plan's rule while no plan at all applied to them. */
final class PeopleWithoutPlan {
    private static final int NONE = -1;

    private final Payees payees;
    private final List<VersionRun> runs;

    PeopleWithoutPlan(Payees payees, List<VersionRun> runs) {
        this.payees = payees;
        this.runs = runs;
    }

    List<Finding> find() {
        var found = new TreeMap<String, Finding>();
        for (var run : runs) {
            int slots = run.plan().slots().count();
            var unplanned = run.credited().sums().unplanned();
            for (int cell = unplanned.nextSetBit(0); cell >= 0; cell = unplanned.nextSetBit(cell + 1)) {
                int payee = cell / slots;
                int slot = cell % slots;
                if (payees.isPerson(payee)
                        && run.plan().slots().shown(slot)
                        && !hasPlan(payee, run.plan().slots().period(slot))) {
                    var period = run.plan().slots().period(slot).code();
                    found.putIfAbsent(payees.code(payee) + " " + period, finding(run, payee, slot, period));
                }
            }
        }
        return new ArrayList<>(found.values());
    }

    private Finding finding(VersionRun run, int payee, int slot, String period) {
        return new Finding(
                Finding.Kind.NO_PLAN,
                NONE,
                payees.node(payee),
                run.plan().slots().number(slot),
                NONE,
                "",
                payees.code(payee) + " was credited in " + period
                        + " and has no plan then; assign one and calculate again.");
    }

    private boolean hasPlan(int payee, Period period) {
        return runs.stream().anyMatch(run -> {
            var membership = run.plan().membership().timeline();
            for (int entry = membership.first(payee); entry < membership.first(payee + 1); entry++) {
                if (membership.from(entry) < period.endDay() && period.startDay() < membership.to(entry)) {
                    return true;
                }
            }
            return false;
        });
    }
}
