package org.openspm.web.simulation;

import com.github.kagkarlsson.scheduler.task.FailureHandler.OnFailureRetryLater;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.UUID;
import org.openspm.incentive.simulation.SimulationJob;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The background tasks that calculate simulations; when a process dies, another one takes its run up again. */
@Configuration(proxyBeanMethods = false)
class SimulationTask {
    static final String NAME = "simulation-run";
    private static final Duration RETRY = Duration.ofSeconds(10);

    /** Fails only when the database is away: then it is tried again. */
    @Bean
    OneTimeTask<Void> simulationRun(SimulationJob job) {
        return Tasks.oneTime(NAME)
                .onFailure(new OnFailureRetryLater<>(RETRY))
                .execute((instance, _) -> job.run(UUID.fromString(instance.getId())));
    }

    /** Between asking for a run and handing it over the process may die; nobody else would find that run. */
    @Bean
    RecurringTask<Void> forgottenSimulations(SimulationStart start) {
        return Tasks.recurring("simulation-run-forgotten", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((_, _) -> start.startForgotten());
    }
}
