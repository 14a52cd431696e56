package org.openspm.incentive.run;

import java.util.concurrent.atomic.AtomicInteger;
import org.openspm.domain.incentive.RunId;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.NotFound;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.calc.CalculationCancelled;
import org.openspm.incentive.calc.Calculator;
import org.openspm.incentive.calc.Progress;
import org.openspm.incentive.run.RunSteps.Attempt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.CannotCreateTransactionException;

/** Does the work of a requested run: read, calculate, write; safe to be called again after its process died. */
@Service
public class CalculationJob {
    private static final Logger LOG = LoggerFactory.getLogger(CalculationJob.class);
    private static final int THREADS_MAX = 8;
    private static final int ATTEMPTS_MAX = 10;

    private final RunSteps steps;
    private final RunInputs inputs;

    CalculationJob(RunSteps steps, RunInputs inputs) {
        this.steps = steps;
        this.inputs = inputs;
    }

    /** Throws when the database went away, so that whoever called tries again; every other failure is noted on the run. */
    public void run(RunId id) {
        steps.begin(id).ifPresent(this::calculate);
    }

    private void calculate(Attempt attempt) {
        try {
            steps.reached(attempt, "READ", 0);
            var kept = inputs.load(attempt.scope());
            if (kept.plans().isEmpty()) {
                steps.fail(attempt, "No plan is in force in " + attempt.scope() + "; publish one and calculate again.");
            } else if (!steps.finishUnchanged(attempt, kept.input().hash())) {
                calculate(attempt, kept);
            }
        } catch (CalculationCancelled stopped) {
            steps.cancelled(attempt);
        } catch (RuleViolation | Conflict | NotFound refused) {
            steps.fail(attempt, String.valueOf(refused.getMessage()));
        } catch (RuntimeException broken) {
            if (lostTheDatabase(broken) && attempt.number() < ATTEMPTS_MAX) {
                throw broken;
            }
            LOG.error("Run {} failed", attempt.run(), broken);
            steps.fail(
                    attempt, "The calculation broke: " + broken.getClass().getSimpleName() + "; the log tells more.");
        }
    }

    /** The connection broke or none was to be had: nothing is wrong with the run, and it is calculated again. */
    private static boolean lostTheDatabase(RuntimeException broken) {
        return broken instanceof DataAccessResourceFailureException
                || broken instanceof TransientDataAccessException
                || broken instanceof CannotCreateTransactionException;
    }

    private void calculate(Attempt attempt, RunInputs.Kept kept) {
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, THREADS_MAX);
        var result = Calculator.calculate(
                kept.input().snapshot(),
                PlanInForce.versions(kept.plans()),
                kept.scope(),
                threads,
                new Reported(attempt));
        steps.reached(attempt, "WRITE", 95);
        steps.finish(attempt, kept.input(), kept.plans(), result);
        // Whoever asks first why a figure is what it is does not wait for the index.
        kept.derivations().prepare(threads);
    }

    /** Writes progress down every few percent, from whichever thread gets there first. */
    private final class Reported implements Progress {
        private static final int STEP_PERCENT = 10;
        private final Attempt attempt;
        private final AtomicInteger last = new AtomicInteger(-1);
        private volatile boolean stop;

        Reported(Attempt attempt) {
            this.attempt = attempt;
        }

        @Override
        public void reached(Stage stage, int percent) {
            int mark = stage.ordinal() * 100 + percent / STEP_PERCENT;
            if (last.getAndSet(mark) != mark) {
                stop |= steps.reached(attempt, stage.name(), percent);
            }
        }

        @Override
        public boolean cancelled() {
            return stop;
        }
    }
}
