package org.openspm.web.data;

import java.util.UUID;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.integration.ImportBatch;
import org.openspm.integration.ImportBatches;
import org.openspm.integration.ImportPromotion;
import org.openspm.integration.ImportStaging;
import org.openspm.integration.ImportStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes batches as far as their work says; a batch that is refused keeps the reason and does not stop the others. */
@Component
class ImportWorker {
    private static final Logger LOG = LoggerFactory.getLogger(ImportWorker.class);

    private final ImportBatches batches;
    private final ImportStaging staging;
    private final ImportPromotion promotion;

    ImportWorker(ImportBatches batches, ImportStaging staging, ImportPromotion promotion) {
        this.batches = batches;
        this.staging = staging;
        this.promotion = promotion;
    }

    void work(ImportWork work) {
        for (var batch : work.batches()) {
            try {
                step(batch, work);
            } catch (RuleViolation | Conflict refused) {
                LOG.info("Batch {}: {}", batch, refused.getMessage());
            }
        }
    }

    private void step(UUID id, ImportWork work) {
        switch (work.step()) {
            case CHECK -> check(id);
            case CHECK_AND_PROMOTE_IF_VALID -> {
                var batch = check(id);
                if (batch.status() == ImportStatus.STAGED && batch.rowsWrong() == 0) {
                    promotion.promote(id, true, work.actor());
                }
            }
            case CHECK_AND_PROMOTE -> {
                if (check(id).status() == ImportStatus.STAGED) {
                    promotion.promote(id, false, work.actor());
                }
            }
            case PROMOTE -> promotion.promote(id, false, work.actor());
            case PROMOTE_IF_VALID -> promotion.promote(id, true, work.actor());
        }
    }

    private ImportBatch check(UUID id) {
        var batch = batches.get(id);
        return batch.kind() != null && batch.status().isOpen() ? staging.stage(id) : batch;
    }
}
