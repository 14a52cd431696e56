package org.openspm.incentive.simulation;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.openspm.domain.shared.DateRange;
import org.openspm.incentive.calc.Progress;
import org.openspm.incentive.calc.forecast.CostForecast;
import org.openspm.incentive.simulation.SimulationInputs.Read;
import org.openspm.incentive.simulation.SimulationSteps.Attempt;
import org.springframework.stereotype.Component;

/** Forecasts what a simulation costs in a year to come, with all that is different in it. */
@Component
class ForecastSimulation {
    private static final int HISTORY_YEARS = 3;
    private static final int THREADS = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8);
    private static final String TABLE = "simulation_cost (simulation_run_id, plan_code, currency, replicate, cost)";

    private final SimulationInputs inputs;
    private final SimulationSteps steps;

    ForecastSimulation(SimulationInputs inputs, SimulationSteps steps) {
        this.inputs = inputs;
        this.steps = steps;
    }

    void calculate(Attempt attempt, Progress progress) {
        var run = attempt.run();
        var year = DateRange.inclusive(run.first(), run.last());
        var drawnFrom = Objects.requireNonNull(run.drawnFrom());
        var history = drawnFrom.minusYears(HISTORY_YEARS).withDayOfMonth(1);
        var read = inputs.read(attempt.simulation(), year, history);
        var costs = CostForecast.run(read.changed(), read.after(), question(attempt, read, history), THREADS, progress);
        steps.finish(attempt, read.input().hash(), List.of(), read.notices(), TABLE, rows -> {
            for (var each : costs.entrySet()) {
                for (int replicate = 0; replicate < each.getValue().size(); replicate++) {
                    rows.field(run.id())
                            .field(each.getKey().plan())
                            .field(each.getKey().currency())
                            .field(replicate)
                            .field(each.getValue().get(replicate))
                            .end();
                }
            }
        });
    }

    private static CostForecast.Question question(Attempt attempt, Read read, LocalDate history) {
        var run = attempt.run();
        return new CostForecast.Question(
                read.scope(),
                history,
                read.calculatedFrom(),
                Objects.requireNonNull(run.drawnFrom()),
                Objects.requireNonNull(run.replicates()),
                Objects.requireNonNull(run.seed()),
                run.together());
    }
}
