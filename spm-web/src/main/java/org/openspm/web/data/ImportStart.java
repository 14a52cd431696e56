package org.openspm.web.data;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.openspm.integration.ImportBatches;
import org.openspm.integration.ImportRecovery;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Does small work at once and hands large work to the background; after a start also what a dead process left half done. */
@Component
class ImportStart {
    private static final long AT_ONCE_BYTES_MAX = 1L << 20;
    private static final String ACTOR = "recovery";

    private final SchedulerClient scheduler;
    private final OneTimeTask<Void> task;
    private final ImportBatches batches;
    private final ImportWorker worker;
    private final ImportRecovery recovery;
    private final Clock clock;

    ImportStart(
            DataSource database,
            OneTimeTask<Void> importTask,
            ImportBatches batches,
            ImportWorker worker,
            ImportRecovery recovery,
            Clock clock) {
        this.scheduler = SchedulerClient.Builder.create(database, importTask).build();
        this.task = importTask;
        this.batches = batches;
        this.worker = worker;
        this.recovery = recovery;
        this.clock = clock;
    }

    void start(List<UUID> ids, ImportWork.Step step, String actor) {
        var work = new ImportWork(ids, step, actor);
        long bytes = ids.stream().mapToLong(id -> batches.get(id).bytes()).sum();
        if (bytes <= AT_ONCE_BYTES_MAX) {
            worker.work(work);
        } else {
            scheduler.scheduleIfNotExists(task.instance(work.instance()), clock.instant());
        }
    }

    /** After the runners, which may take up interrupted batches themselves. */
    @EventListener(ApplicationReadyEvent.class)
    void takeUp() {
        for (var id : recovery.recover()) {
            var work = new ImportWork(List.of(id), ImportWork.Step.CHECK, ACTOR);
            scheduler.scheduleIfNotExists(task.instance(work.instance()), clock.instant());
        }
    }
}
