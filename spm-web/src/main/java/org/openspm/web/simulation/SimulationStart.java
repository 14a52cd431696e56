package org.openspm.web.simulation;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.openspm.incentive.simulation.SimulationQueries;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Hands runs of simulations to the background, each one once, however often it is asked. */
@Component
class SimulationStart {
    private static final Duration FORGOTTEN = Duration.ofSeconds(30);

    private final SchedulerClient client;
    private final ObjectProvider<Scheduler> scheduler;
    private final OneTimeTask<Void> task;
    private final SimulationQueries simulations;
    private final Clock clock;

    SimulationStart(
            DataSource database,
            ObjectProvider<Scheduler> scheduler,
            OneTimeTask<Void> simulationRun,
            SimulationQueries simulations,
            Clock clock) {
        this.client = SchedulerClient.Builder.create(database, simulationRun).build();
        this.scheduler = scheduler;
        this.task = simulationRun;
        this.simulations = simulations;
        this.clock = clock;
    }

    void start(UUID run) {
        client.scheduleIfNotExists(task.instance(run.toString()), clock.instant());
        scheduler.ifAvailable(Scheduler::triggerCheckForDueExecutions);
    }

    /** Those that were asked for a while ago and are still waiting. */
    void startForgotten() {
        simulations.waitingSince(clock.instant().minus(FORGOTTEN)).forEach(this::start);
    }
}
