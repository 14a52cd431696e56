package org.openspm.web.run;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import org.openspm.domain.incentive.RunId;
import org.openspm.incentive.run.CalculationJob;
import org.openspm.web.background.Handover;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The background tasks that do the work of runs; when a process dies, another one takes its run up again. */
@Configuration(proxyBeanMethods = false)
class RunTask {
    @Bean
    OneTimeTask<Void> calculationRun(CalculationJob job) {
        return Handover.task("calculation-run", id -> job.run(new RunId(id)));
    }

    @Bean
    RecurringTask<Void> forgottenRuns(RunStart start) {
        return start.forgotten();
    }
}
