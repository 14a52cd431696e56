package org.openspm.integration;

import java.util.Map;
import java.util.UUID;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.RuleViolation;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Throws away a batch that was not promoted: its file and its rows go, the fact that it was there stays. */
@Service
@Transactional
public class ImportDiscard {
    private final BatchTable batches;
    private final FileParts parts;
    private final StagingTable staging;
    private final WrongRowTable wrongRows;
    private final BatchLock lock;
    private final ImportAudit audit;

    ImportDiscard(
            BatchTable batches,
            FileParts parts,
            StagingTable staging,
            WrongRowTable wrongRows,
            BatchLock lock,
            ImportAudit audit) {
        this.batches = batches;
        this.parts = parts;
        this.staging = staging;
        this.wrongRows = wrongRows;
        this.lock = lock;
        this.audit = audit;
    }

    /** Discards the batch when its name is repeated, which shows that this one is meant. */
    public ImportBatch discard(UUID id, String name, String actor) {
        var batch = batches.lock(id);
        if (!name.strip().equals(batch.name())) {
            throw new RuleViolation(
                    "Batch " + batch.number() + " is called “" + batch.name() + "”; repeat that name to discard it.");
        }
        if (!batch.status().isOpen()) {
            throw new Conflict("Batch " + batch.number() + " is "
                    + batch.status().name().toLowerCase(java.util.Locale.ROOT) + " and cannot be discarded.");
        }
        lock.take(batch);
        staging.drop(batch);
        wrongRows.deleteAll(id);
        parts.delete(id);
        batches.status(id, ImportStatus.DISCARDED, null);
        audit.record(id, "import.discarded", actor, Map.of("name", batch.name()));
        return batches.get(id);
    }
}
