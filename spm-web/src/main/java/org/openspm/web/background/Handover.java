package org.openspm.web.background;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.FailureHandler.OnFailureRetryLater;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;

/** Hands jobs of one kind to the background, each one once, however often it is asked. */
public class Handover {
    private static final Duration FORGOTTEN = Duration.ofSeconds(30);
    private static final Duration RETRY = Duration.ofSeconds(10);

    private final SchedulerClient client;
    private final ObjectProvider<Scheduler> scheduler;
    private final OneTimeTask<Void> task;
    private final Function<Instant, List<UUID>> waitingSince;
    private final Clock clock;

    /** @param waitingSince the jobs that were asked for before a moment and are still waiting */
    protected Handover(
            DataSource database,
            ObjectProvider<Scheduler> scheduler,
            OneTimeTask<Void> task,
            Function<Instant, List<UUID>> waitingSince,
            Clock clock) {
        this.client = SchedulerClient.Builder.create(database, task).build();
        this.scheduler = scheduler;
        this.task = task;
        this.waitingSince = waitingSince;
        this.clock = clock;
    }

    /** The task that does a job by its id; it fails only when the database is away, and is tried again then. */
    public static OneTimeTask<Void> task(String name, Consumer<UUID> job) {
        return Tasks.oneTime(name)
                .onFailure(new OnFailureRetryLater<>(RETRY))
                .execute((instance, _) -> job.accept(UUID.fromString(instance.getId())));
    }

    /** Between asking for a job and handing it over the process may die; nobody else would find that job. */
    public RecurringTask<Void> forgotten() {
        return Tasks.recurring(task.getName() + "-forgotten", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((_, _) -> startForgotten());
    }

    public void start(UUID job) {
        client.scheduleIfNotExists(task.instance(job.toString()), clock.instant());
        scheduler.ifAvailable(Scheduler::triggerCheckForDueExecutions);
    }

    /** Those that were asked for a while ago and are still waiting. */
    public void startForgotten() {
        waitingSince.apply(clock.instant().minus(FORGOTTEN)).forEach(this::start);
    }
}
