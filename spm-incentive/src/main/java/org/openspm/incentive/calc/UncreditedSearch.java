package org.openspm.incentive.calc;

import java.util.ArrayList;
import java.util.List;
import org.openspm.domain.shared.DateRange;
import org.openspm.incentive.calc.input.DateColumn;
import org.openspm.incentive.calc.input.Days;
import org.openspm.incentive.calc.input.Node;
import org.openspm.incentive.calc.input.Snapshot;

/** Transactions of the scope that no rule credited, each with the first rule that is about its kind and why it refused. */
final class UncreditedSearch {
    private static final int NONE = -1;

    private final Snapshot snapshot;
    private final List<VersionRun> runs;
    private final CreditedRows credited;
    private final Refusals refusals;

    UncreditedSearch(Snapshot snapshot, List<VersionRun> runs, CreditedRows credited) {
        this.snapshot = snapshot;
        this.runs = runs;
        this.credited = credited;
        this.refusals = new Refusals(snapshot);
    }

    List<Finding> find(DateRange scope) {
        var found = new ArrayList<Finding>();
        int from = Days.start(scope);
        int to = Days.end(scope);
        int rows = snapshot.transactions().rows();
        for (int row = credited.nextUncredited(0); row < rows; row = credited.nextUncredited(row + 1)) {
            int day = snapshot.transactions().eventDates().day(row);
            if (from <= day && day < to) {
                firstRefusal(row, found);
            }
        }
        return found;
    }

    private void firstRefusal(int row, List<Finding> found) {
        for (var run : runs) {
            for (var rule : run.plan().rules()) {
                int day = rule.day(row);
                if (rule.concerns(row) && day != DateColumn.MISSING && paid(run, day)) {
                    found.add(new Finding(
                            Finding.Kind.UNCREDITED,
                            row,
                            Node.NONE,
                            NONE,
                            run.plan().version(),
                            rule.rule().name(),
                            "Transaction " + snapshot.transactions().key(row) + ": rule “"
                                    + rule.rule().name() + "” of plan "
                                    + run.plan().plan().code() + " " + refusals.reason(rule, row)));
                    return;
                }
            }
        }
    }

    private static boolean paid(VersionRun run, int day) {
        int slot = run.plan().slots().of(day);
        return slot != Slots.NONE && run.plan().slots().shown(slot);
    }
}
