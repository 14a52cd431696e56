package org.openspm.incentive.simulation;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.NotFound;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.calc.CalculationCancelled;
import org.openspm.incentive.calc.Progress;
import org.openspm.incentive.simulation.SimulationSteps.Attempt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.CannotCreateTransactionException;

/** Does the work of a run that was asked for; safe to be called again after its process died. */
@Service
public class SimulationJob {
    private static final Logger LOG = LoggerFactory.getLogger(SimulationJob.class);
    private static final int ATTEMPTS_MAX = 10;

    private final SimulationSteps steps;
    private final HistorySimulation history;
    private final ForecastSimulation forecast;

    SimulationJob(SimulationSteps steps, HistorySimulation history, ForecastSimulation forecast) {
        this.steps = steps;
        this.history = history;
        this.forecast = forecast;
    }

    /** Throws when the database went away, so that whoever called tries again; every other failure is noted on the run. */
    public void run(UUID id) {
        steps.begin(id).ifPresent(this::calculate);
    }

    private void calculate(Attempt attempt) {
        try {
            var reported = new Reported(attempt);
            switch (attempt.run().kind()) {
                case HISTORY -> history.calculate(attempt, reported);
                case FORECAST -> forecast.calculate(attempt, reported);
            }
        } catch (CalculationCancelled stopped) {
            steps.cancelled(attempt);
        } catch (RuleViolation | Conflict | NotFound refused) {
            steps.fail(attempt, String.valueOf(refused.getMessage()));
        } catch (RuntimeException broken) {
            if (lostTheDatabase(broken) && attempt.number() < ATTEMPTS_MAX) {
                throw broken;
            }
            LOG.error("Run {} of a simulation failed", attempt.run().id(), broken);
            steps.fail(
                    attempt, "The calculation broke: " + broken.getClass().getSimpleName() + "; the log tells more.");
        }
    }

    private static boolean lostTheDatabase(RuntimeException broken) {
        return broken instanceof DataAccessResourceFailureException
                || broken instanceof TransientDataAccessException
                || broken instanceof CannotCreateTransactionException;
    }

    /** Writes progress down now and then, from whichever thread gets there first. */
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
            int step = attempt.run().kind() == SimulationRun.Kind.FORECAST ? 1 : STEP_PERCENT;
            int mark = stage.ordinal() * 100 + percent / step;
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
