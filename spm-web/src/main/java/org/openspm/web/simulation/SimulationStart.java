package org.openspm.web.simulation;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import java.time.Clock;
import javax.sql.DataSource;
import org.openspm.incentive.simulation.SimulationQueries;
import org.openspm.web.background.Handover;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Hands runs of simulations to the background. */
@Component
class SimulationStart extends Handover {
    SimulationStart(
            DataSource database,
            ObjectProvider<Scheduler> scheduler,
            OneTimeTask<Void> simulationRun,
            SimulationQueries simulations,
            Clock clock) {
        super(database, scheduler, simulationRun, simulations::waitingSince, clock);
    }
}
