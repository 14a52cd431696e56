package org.openspm.integration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.NotFound;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.integration.file.CsvRow;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Corrects the cells of a wrong row in place: it becomes valid, or stays wrong for the reasons it has now. */
@Service
@Transactional
public class RowCorrection {
    private final BatchTable batches;
    private final StagingTable staging;
    private final WrongRowTable wrongRows;
    private final StagedChecks checks;
    private final RowReaders readers;
    private final BatchContext context;
    private final BatchLock lock;
    private final ImportAudit audit;

    RowCorrection(
            BatchTable batches,
            StagingTable staging,
            WrongRowTable wrongRows,
            StagedChecks checks,
            RowReaders readers,
            BatchContext context,
            BatchLock lock,
            ImportAudit audit) {
        this.batches = batches;
        this.staging = staging;
        this.wrongRows = wrongRows;
        this.checks = checks;
        this.readers = readers;
        this.context = context;
        this.lock = lock;
        this.audit = audit;
    }

    /** Takes the new cells, in the order of the file's columns; gives the row back when it is still wrong, nothing when it is valid. */
    public Optional<WrongRow> correct(UUID id, long number, List<String> cells, String actor) {
        var batch = batches.lock(id);
        requireOpen(batch);
        lock.take(batch);
        var before = wrongRows
                .find(id, number)
                .orElseThrow(() -> new NotFound(
                        "Row " + number + " of batch " + batch.number() + " is not among the wrong ones any more."));
        if (cells.size() != batch.mapping().columns().size()) {
            throw new RuleViolation("The row was sent with " + cells.size() + " cells; the file has "
                    + batch.mapping().columns().size() + " columns.");
        }
        var spec = KindSpecs.of(batch.knownKind());
        if (!staging.exists(batch)) {
            staging.create(batch, spec);
        }
        boolean valid = stage(batch, spec, new CsvRow(number, before.line(), cells), actor);
        batches.counted(id, wrongRows.count(id), staging.total(batch, spec));
        audit.record(
                id,
                "import.corrected",
                actor,
                Map.of("row", number, "before", before.cells(), "after", cells, "valid", valid));
        return valid ? Optional.empty() : wrongRows.find(id, number);
    }

    private boolean stage(ImportBatch batch, KindSpec spec, CsvRow row, String actor) {
        var mapping = batch.mapping();
        var out = new CopyBuffer();
        var problems = readers.of(spec, mapping).read(row, out);
        wrongRows.delete(batch.id(), row.number());
        if (!problems.isEmpty()) {
            wrongRows.put(batch.id(), List.of(new WrongRow(row.number(), row.line(), row.cells(), problems)));
            return false;
        }
        staging.copy(batch, spec).pause(out);
        if (checks.accepts(context.of(batch, actor), spec, mapping, row.number())) {
            return true;
        }
        wrongRows
                .find(batch.id(), row.number())
                .ifPresent(found -> wrongRows.put(batch.id(), List.of(WrongRowTable.filled(found, row, mapping))));
        return false;
    }

    private static void requireOpen(ImportBatch batch) {
        if (batch.status() != ImportStatus.STAGED && batch.status() != ImportStatus.PROMOTED) {
            throw new Conflict("Batch " + batch.number() + " is "
                    + batch.status().name().toLowerCase(java.util.Locale.ROOT)
                    + "; its rows can be corrected once they are checked.");
        }
    }

    /** The cells of a row with some of them replaced, by the header of their column. */
    public static List<String> replaced(ImportBatch batch, WrongRow row, Map<String, String> byHeader) {
        var header = batch.mapping().header();
        byHeader.keySet().stream().filter(h -> !header.contains(h)).findFirst().ifPresent(strange -> {
            throw new RuleViolation(
                    "The file has no column “" + strange + "”; its columns are " + String.join(", ", header) + ".");
        });
        return IntStream.range(0, header.size())
                .mapToObj(i -> byHeader.getOrDefault(
                        header.get(i), i < row.cells().size() ? row.cells().get(i) : ""))
                .toList();
    }
}
