package org.openspm.web.run;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.openspm.domain.incentive.RunId;
import org.openspm.incentive.run.RunQueries;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Hands runs to the background, each one once, however often it is asked. */
@Component
class RunStart {
    private static final Duration FORGOTTEN = Duration.ofSeconds(30);

    private final SchedulerClient client;
    private final ObjectProvider<Scheduler> scheduler;
    private final OneTimeTask<Void> task;
    private final RunQueries runs;
    private final Clock clock;

    RunStart(
            DataSource database,
            ObjectProvider<Scheduler> scheduler,
            OneTimeTask<Void> calculationRun,
            RunQueries runs,
            Clock clock) {
        this.client = SchedulerClient.Builder.create(database, calculationRun).build();
        this.scheduler = scheduler;
        this.task = calculationRun;
        this.runs = runs;
        this.clock = clock;
    }

    void start(RunId run) {
        client.scheduleIfNotExists(task.instance(run.toString()), clock.instant());
        scheduler.ifAvailable(Scheduler::triggerCheckForDueExecutions);
    }

    /** Those that were asked for a while ago and are still waiting. */
    void startForgotten() {
        runs.waitingSince(clock.instant().minus(FORGOTTEN)).forEach(this::start);
    }
}
