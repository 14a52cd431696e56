package org.openspm.web.simulation;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import org.openspm.incentive.simulation.SimulationJob;
import org.openspm.web.background.Handover;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The background tasks that calculate simulations; when a process dies, another one takes its run up again. */
@Configuration(proxyBeanMethods = false)
class SimulationTask {
    @Bean
    OneTimeTask<Void> simulationRun(SimulationJob job) {
        return Handover.task("simulation-run", job::run);
    }

    @Bean
    RecurringTask<Void> forgottenSimulations(SimulationStart start) {
        return start.forgotten();
    }
}
