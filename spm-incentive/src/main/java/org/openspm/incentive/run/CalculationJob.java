package org.openspm.incentive.run;

import org.openspm.domain.incentive.RunId;
import org.openspm.incentive.calc.Calculator;
import org.openspm.incentive.calc.Progress;
import org.openspm.incentive.run.RunSteps.Attempt;
import org.springframework.stereotype.Service;

/** Does the work of a requested run: read, calculate, write; safe to be called again after its process died. */
@Service
public class CalculationJob {
    private static final int THREADS_MAX = 8;
    private static final int STEP_PERCENT = 10;

    private final RunSteps steps;
    private final RunInputs inputs;

    CalculationJob(RunSteps steps, RunInputs inputs) {
        this.steps = steps;
        this.inputs = inputs;
    }

    /** Throws when the database went away, so that whoever called tries again; every other failure is noted on the run. */
    public void run(RunId id) {
        steps.begin(id)
                .ifPresent(attempt -> Attempts.make(
                        attempt,
                        new Attempts.Which("Run " + id, attempt.number(), STEP_PERCENT),
                        steps,
                        progress -> calculate(attempt, progress)));
    }

    private void calculate(Attempt attempt, Progress progress) {
        steps.reached(attempt, "READ", 0);
        var kept = inputs.load(attempt.scope(), attempt.businessDate());
        if (kept.plans().isEmpty()) {
            steps.fail(attempt, "No plan is in force in " + attempt.scope() + "; publish one and calculate again.");
        } else if (!steps.finishUnchanged(attempt, kept.input().hash())) {
            calculate(attempt, kept, progress);
        }
    }

    private void calculate(Attempt attempt, RunInputs.Kept kept, Progress progress) {
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, THREADS_MAX);
        var result = Calculator.calculate(
                kept.input().snapshot(), PlanInForce.versions(kept.plans()), kept.scope(), threads, progress);
        steps.reached(attempt, "WRITE", 95);
        steps.finish(attempt, kept.input(), kept.plans(), result);
        // Whoever asks first why a figure is what it is does not wait for the index.
        kept.derivations().prepare(threads);
    }
}
