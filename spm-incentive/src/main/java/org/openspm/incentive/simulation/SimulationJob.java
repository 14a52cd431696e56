package org.openspm.incentive.simulation;

import java.util.UUID;
import org.openspm.incentive.calc.Progress;
import org.openspm.incentive.run.Attempts;
import org.openspm.incentive.simulation.SimulationSteps.Attempt;
import org.springframework.stereotype.Service;

/** Does the work of a run that was asked for; safe to be called again after its process died. */
@Service
public class SimulationJob {
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
        steps.begin(id)
                .ifPresent(attempt -> Attempts.make(
                        attempt,
                        new Attempts.Which("Run " + id + " of a simulation", attempt.number(), stepPercent(attempt)),
                        steps,
                        progress -> calculate(attempt, progress)));
    }

    private void calculate(Attempt attempt, Progress progress) {
        switch (attempt.run().kind()) {
            case HISTORY -> history.calculate(attempt, progress);
            case FORECAST -> forecast.calculate(attempt, progress);
        }
    }

    /** A forecast takes long: each drawn percent is shown. */
    private static int stepPercent(Attempt attempt) {
        return attempt.run().kind() == SimulationRun.Kind.FORECAST ? 1 : 10;
    }
}
