package org.openspm.incentive.calc;

import java.util.ArrayList;
import java.util.List;
import org.openspm.domain.shared.DateRange;
import org.openspm.domain.shared.NotFound;
import org.openspm.incentive.calc.input.Snapshot;

/** Calculates pay: a pure function of snapshot, plan versions and scope, the same whatever the number of threads. */
public final class Calculator {
    private Calculator() {}

    /**
     * Credits, measures and earns every period that touches the scope under the plan versions in force.
     *
     * @param threads at least 1; they share the work and do not change the result
     * @throws CalculationCancelled when {@code progress} wants it to stop
     * @throws org.openspm.domain.shared.RuleViolation when a plan cannot be applied to the data, with the value and the remedy
     */
    public static Calculation calculate(
            Snapshot snapshot, List<PlanVersion> versions, DateRange scope, int threads, Progress progress) {
        var workers = new Workers(threads, progress);
        var credited = new CreditedRows(snapshot.transactions().rows());
        var payees = new Payees(snapshot.roster());
        var runs = new ArrayList<VersionRun>();
        for (int version = 0; version < versions.size(); version++) {
            var plan = compiled(snapshot, versions, version, scope, payees);
            if (plan.slots().count() > 0) {
                var run = new VersionRun(plan, CreditStage.run(plan, workers, credited, false));
                workers.reached(Progress.Stage.ROLL_UP, version + 1L, versions.size());
                run.earn(workers);
                runs.add(run);
            }
        }
        workers.reached(Progress.Stage.DIGEST, 0, 1);
        return new ResultAssembly(snapshot, payees, runs).calculation(credited, scope);
    }

    /** Derives one earning again, step by step; the figure of the first step is the amount earned. */
    public static Explanation explain(
            Snapshot snapshot,
            List<PlanVersion> versions,
            DateRange scope,
            int person,
            int version,
            String component,
            int period) {
        var payees = new Payees(snapshot.roster());
        var plan = compiled(snapshot, versions, version, scope, payees);
        int slot = slot(plan, period);
        int number = number(plan, component);
        var workers = new Workers(1, Progress.SILENT);
        var credited = new CreditedRows(snapshot.transactions().rows());
        var run = new VersionRun(plan, CreditStage.run(plan, workers, credited, true));
        run.earn(workers);
        return new Explainer(run, number, payees.of(person), slot).explain();
    }

    private static CompiledPlan compiled(
            Snapshot snapshot, List<PlanVersion> versions, int version, DateRange scope, Payees payees) {
        var plan = versions.get(version).plan();
        var paid = new VersionsInForce(versions, snapshot.calendar()).periods(version, scope);
        return new CompiledPlan(version, plan, snapshot, payees, Slots.of(snapshot.calendar(), plan, paid));
    }

    private static int slot(CompiledPlan plan, int period) {
        for (int slot = 0; slot < plan.slots().count(); slot++) {
            if (plan.slots().number(slot) == period && plan.slots().paid(slot)) {
                return slot;
            }
        }
        throw new NotFound("Plan " + plan.plan().code() + " does not pay the period "
                + plan.snapshot().calendar().period(period).code() + " in this scope.");
    }

    private static int number(CompiledPlan plan, String name) {
        for (int number = 0; number < plan.plan().components().size(); number++) {
            if (plan.plan().components().get(number).name().equals(name)) {
                return number;
            }
        }
        throw new NotFound("Plan " + plan.plan().code() + " has no component “" + name + "”.");
    }
}
