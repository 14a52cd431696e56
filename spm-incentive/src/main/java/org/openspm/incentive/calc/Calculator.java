package org.openspm.incentive.calc;

import java.util.List;
import org.openspm.domain.shared.DateRange;
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
        return new PlanRecalculation(snapshot, List.of(), scope, new Workers(threads, progress)).with(versions);
    }

    /** Derives one earning again; to derive several, keep {@link Derivations}. */
    public static Explanation explain(
            Snapshot snapshot,
            List<PlanVersion> versions,
            DateRange scope,
            int person,
            int version,
            String component,
            int period) {
        return new Derivations(snapshot, versions, scope).explain(person, version, component, period);
    }
}
