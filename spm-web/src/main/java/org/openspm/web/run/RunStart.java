package org.openspm.web.run;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import java.time.Clock;
import javax.sql.DataSource;
import org.openspm.domain.incentive.RunId;
import org.openspm.incentive.run.RunQueries;
import org.openspm.web.background.Handover;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Hands runs to the background. */
@Component
class RunStart extends Handover {
    RunStart(
            DataSource database,
            ObjectProvider<Scheduler> scheduler,
            OneTimeTask<Void> calculationRun,
            RunQueries runs,
            Clock clock) {
        super(
                database,
                scheduler,
                calculationRun,
                moment -> runs.waitingSince(moment).stream().map(RunId::value).toList(),
                clock);
    }

    void start(RunId run) {
        start(run.value());
    }
}
