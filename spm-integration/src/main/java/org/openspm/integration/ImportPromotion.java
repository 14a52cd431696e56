package org.openspm.integration;

import java.util.Map;
import java.util.UUID;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.RuleViolation;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the valid rows of a batch known facts, all in one transaction; wrong rows stay listed. */
@Service
public class ImportPromotion {
    private final BatchTable batches;
    private final FileParts parts;
    private final StagingTable staging;
    private final WrongRowTable wrongRows;
    private final StagedChecks checks;
    private final ImportStaging restaging;
    private final BatchContext context;
    private final BatchLock lock;
    private final ImportAudit audit;
    private final TransactionTemplate transaction;

    ImportPromotion(
            BatchTable batches,
            FileParts parts,
            StagingTable staging,
            WrongRowTable wrongRows,
            StagedChecks checks,
            ImportStaging restaging,
            BatchContext context,
            BatchLock lock,
            ImportAudit audit,
            PlatformTransactionManager transactions) {
        this.batches = batches;
        this.parts = parts;
        this.staging = staging;
        this.wrongRows = wrongRows;
        this.checks = checks;
        this.restaging = restaging;
        this.context = context;
        this.lock = lock;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Promotes the batch; with {@code onlyIfAllValid} not a single row when one of them is wrong. */
    public ImportBatch promote(UUID id, boolean onlyIfAllValid, String actor) {
        restageLostRows(id);
        transaction.executeWithoutResult(status -> begin(id, onlyIfAllValid));
        try {
            transaction.executeWithoutResult(status -> apply(id, onlyIfAllValid, actor));
        } catch (RuntimeException refused) {
            var sentence = sentence(refused);
            transaction.executeWithoutResult(status -> batches.status(id, ImportStatus.STAGED, sentence));
            throw refused instanceof DataIntegrityViolationException ? new Conflict(sentence) : refused;
        }
        return batches.get(id);
    }

    /** An unlogged staging table is empty after a crash of the database; its rows are read from the file again. */
    private void restageLostRows(UUID id) {
        var batch = batches.get(id);
        if (batch.status() == ImportStatus.STAGED
                && batch.rowsWaiting() > 0
                && (!staging.exists(batch) || staging.rows(batch) == 0)) {
            restaging.stage(id);
        }
    }

    private void begin(UUID id, boolean onlyIfAllValid) {
        var batch = batches.lock(id);
        if (batch.status() != ImportStatus.STAGED) {
            throw new Conflict("Batch " + batch.number() + " is "
                    + batch.status().name().toLowerCase(java.util.Locale.ROOT)
                    + "; only one whose rows are checked can be promoted.");
        }
        refuseWrongRows(batch, onlyIfAllValid);
        if (!batch.rowsAsDeclared()) {
            throw new RuleViolation("The sender declared " + batch.options().declaredRows() + " rows; "
                    + batch.rowsValid() + " are valid. Correct the rows or the declared count.");
        }
        if (!batch.totalAsDeclared()) {
            throw new RuleViolation(
                    "The sender declared a total of " + batch.options().declaredTotal() + "; the valid rows add up to "
                            + batch.controlTotal() + ". Correct the rows or the declared total.");
        }
        batches.status(id, ImportStatus.PROMOTING, null);
    }

    private void apply(UUID id, boolean onlyIfAllValid, String actor) {
        var batch = batches.get(id);
        batches.changedBy(actor);
        lock.take(batch);
        lock.takePromotion();
        var spec = KindSpecs.of(batch.knownKind());
        var promoting = context.of(batch, actor);
        if (checks.againstKnown(promoting, spec, batch.mapping()) > 0) {
            restaging.fillCells(batch);
            batches.counted(id, wrongRows.count(id), staging.total(batch, spec));
            refuseWrongRows(batches.get(id), onlyIfAllValid);
        }
        var counts = spec.promotion().promote(promoting);
        batches.promoted(id, counts, actor);
        staging.drop(batch);
        if (batches.get(id).rowsWrong() == 0) {
            parts.delete(id);
        }
        audit.record(
                id,
                "import.promoted",
                actor,
                Map.of(
                        "kind", batch.knownKind().code(),
                        "inserted", counts.inserted(),
                        "revised", counts.revised(),
                        "same", counts.same()));
    }

    private static void refuseWrongRows(ImportBatch batch, boolean onlyIfAllValid) {
        if (onlyIfAllValid && batch.rowsWrong() > 0) {
            throw new RuleViolation("Batch " + batch.number() + " has " + batch.rowsWrong()
                    + " wrong rows and is to be promoted only if all are valid; correct them first.");
        }
    }

    private static String sentence(RuntimeException refused) {
        if (refused instanceof RuleViolation || refused instanceof Conflict) {
            return String.valueOf(refused.getMessage());
        }
        return refused instanceof DataIntegrityViolationException
                ? "The rows contradict something that changed in the meantime; check the batch again to see which. Nothing was promoted."
                : "Promotion stopped with an error of the program; it is in the log. Nothing was promoted; start it again.";
    }
}
