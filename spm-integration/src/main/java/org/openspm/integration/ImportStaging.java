package org.openspm.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.integration.file.CsvRows;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the file of a batch row by row: valid rows are copied into its staging table, wrong ones are kept with their reasons. */
@Service
public class ImportStaging {
    private static final int WRONG_ROWS_AT_ONCE = 1000;
    private static final int ROWS_PER_LOOK = 4096;
    private static final long PROGRESS_EVERY = Duration.ofMillis(500).toNanos();

    private final BatchTable batches;
    private final FileParts parts;
    private final StagingTable staging;
    private final WrongRowTable wrongRows;
    private final StagedChecks checks;
    private final RowReaders readers;
    private final BatchContext context;
    private final BatchLock lock;
    private final ImportProgress progress;
    private final TransactionTemplate transaction;

    ImportStaging(
            BatchTable batches,
            FileParts parts,
            StagingTable staging,
            WrongRowTable wrongRows,
            StagedChecks checks,
            RowReaders readers,
            BatchContext context,
            BatchLock lock,
            ImportProgress progress,
            PlatformTransactionManager transactions) {
        this.batches = batches;
        this.parts = parts;
        this.staging = staging;
        this.wrongRows = wrongRows;
        this.checks = checks;
        this.readers = readers;
        this.context = context;
        this.lock = lock;
        this.progress = progress;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Checks every row of the batch, from the beginning when it was done before; a file that cannot be read leaves it failed. */
    public ImportBatch stage(UUID id) {
        transaction.executeWithoutResult(status -> begin(id));
        try {
            transaction.executeWithoutResult(status -> read(id));
        } catch (RuntimeException refused) {
            var sentence = refused instanceof RuleViolation || refused instanceof Conflict
                    ? String.valueOf(refused.getMessage())
                    : "Checking stopped with an error of the program; it is in the log. Start it again.";
            transaction.executeWithoutResult(status -> batches.status(id, ImportStatus.FAILED, sentence));
            if (!(refused instanceof RuleViolation)) {
                throw refused;
            }
        }
        return batches.get(id);
    }

    private void begin(UUID id) {
        var batch = batches.lock(id);
        batch.knownKind();
        if (!batch.status().isOpen()) {
            throw new Conflict("Batch " + batch.number() + " is "
                    + batch.status().name().toLowerCase(java.util.Locale.ROOT) + "; its rows are not checked again.");
        }
        if (batch.promoted().inserted()
                        + batch.promoted().revised()
                        + batch.promoted().same()
                > 0) {
            throw new Conflict("Rows of batch " + batch.number()
                    + " are promoted already; correct its wrong rows one by one or send them as a file of their own.");
        }
        batches.status(id, ImportStatus.STAGING, null);
        progress.rows(id, 0);
    }

    private void read(UUID id) {
        var batch = batches.get(id);
        lock.take(batch);
        var spec = KindSpecs.of(batch.knownKind());
        wrongRows.deleteAll(id);
        staging.create(batch, spec);
        long total = copy(batch, spec);
        staging.analyze(batch);
        checks.all(context.of(batch, batch.createdBy()), spec, batch.mapping());
        fillCells(batch);
        batches.staged(id, total, wrongRows.count(id), staging.total(batch, spec));
    }

    private long copy(ImportBatch batch, KindSpec spec) {
        var reader = readers.of(spec, batch.mapping());
        var copying = staging.copy(batch, spec);
        var out = new CopyBuffer();
        var wrong = new ArrayList<WrongRow>();
        long count = 0;
        try (var progressing = progress.of(batch.id(), PROGRESS_EVERY);
                var rows = open(batch)) {
            while (rows.hasNext()) {
                var row = rows.next();
                var problems = reader.read(row, out);
                if (!problems.isEmpty()) {
                    wrong.add(new WrongRow(
                            row.number(), row.line(), WrongRowTable.cells(row, batch.mapping()), problems));
                }
                copying.write(out, false);
                if (wrong.size() == WRONG_ROWS_AT_ONCE) {
                    keep(batch, copying, out, wrong);
                }
                count = row.number();
                if (count % ROWS_PER_LOOK == 0) {
                    progressing.at(count);
                }
            }
        } catch (RuntimeException e) {
            cancel(copying, e);
            throw e;
        }
        keep(batch, copying, out, wrong);
        return count;
    }

    private static void cancel(StagingTable.Copying copying, RuntimeException cause) {
        try {
            copying.cancel();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private void keep(ImportBatch batch, StagingTable.Copying copying, CopyBuffer out, List<WrongRow> wrong) {
        copying.pause(out);
        wrongRows.put(batch.id(), wrong);
        wrong.clear();
    }

    private CsvRows open(ImportBatch batch) {
        try {
            return CsvRows.open(
                    parts.read(batch.id()), batch.mapping().dialect().delimiter());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows that rules refused are only known by number: their cells are read from the file once more. */
    void fillCells(ImportBatch batch) {
        var wanted = wrongRows.withoutCells(batch.id(), 0);
        if (wanted.isEmpty()) {
            return;
        }
        try (var rows = open(batch)) {
            while (!wanted.isEmpty()) {
                var filled = new ArrayList<WrongRow>();
                for (var row : wanted) {
                    var found = rows.next();
                    while (found.number() < row.number()) {
                        found = rows.next();
                    }
                    filled.add(WrongRowTable.filled(row, found, batch.mapping()));
                }
                wrongRows.put(batch.id(), filled);
                wanted = wrongRows.withoutCells(batch.id(), wanted.getLast().number());
            }
        }
    }
}
