package org.openspm.web.run;

import com.github.kagkarlsson.scheduler.task.FailureHandler.OnFailureRetryLater;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.UUID;
import org.openspm.domain.incentive.RunId;
import org.openspm.incentive.run.CalculationJob;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The background tasks that do the work of runs; when a process dies, another one takes its run up again. */
@Configuration(proxyBeanMethods = false)
class RunTask {
    static final String NAME = "calculation-run";
    private static final Duration RETRY = Duration.ofSeconds(10);

    /** Fails only when the database is away: then it is tried again. */
    @Bean
    OneTimeTask<Void> calculationRun(CalculationJob job) {
        return Tasks.oneTime(NAME)
                .onFailure(new OnFailureRetryLater<>(RETRY))
                .execute((instance, _) -> job.run(new RunId(UUID.fromString(instance.getId()))));
    }

    /** Between asking for a run and handing it over the process may die; nobody else would find that run. */
    @Bean
    RecurringTask<Void> forgottenRuns(RunStart start) {
        return Tasks.recurring("calculation-run-forgotten", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((_, _) -> start.startForgotten());
    }
}
