package org.openspm.integration;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds batches whose process died in the middle: nothing of the unfinished step was kept, so it can be started again. */
@Service
public class ImportRecovery {
    private final BatchTable batches;
    private final ImportStaging staging;
    private final BatchLock lock;
    private final TransactionTemplate transaction;

    ImportRecovery(BatchTable batches, ImportStaging staging, BatchLock lock, PlatformTransactionManager transactions) {
        this.batches = batches;
        this.staging = staging;
        this.lock = lock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Sets interrupted batches back to where their last finished step left them; returns those to be checked again. */
    public List<UUID> recover() {
        var toStage = new ArrayList<UUID>();
        for (var batch : batches.working()) {
            transaction.executeWithoutResult(status -> recover(batch.id(), toStage));
        }
        return List.copyOf(toStage);
    }

    /** Checks those that were set back and that nobody has taken up since. */
    void checkAgain(List<UUID> recovered) {
        recovered.stream()
                .map(batches::get)
                .filter(batch -> batch.status() == ImportStatus.RECEIVED && batch.kind() != null)
                .forEach(batch -> staging.stage(batch.id()));
    }

    private void recover(UUID id, List<UUID> toStage) {
        var batch = batches.lock(id);
        if (!batch.status().isWorking() || !lock.isFree(id)) {
            return;
        }
        if (batch.status() == ImportStatus.STAGING) {
            batches.status(id, ImportStatus.RECEIVED, "Checking was interrupted; it starts again from the first row.");
            toStage.add(id);
        } else {
            batches.status(id, ImportStatus.STAGED, "Promotion was interrupted; nothing was promoted. Start it again.");
        }
    }
}
