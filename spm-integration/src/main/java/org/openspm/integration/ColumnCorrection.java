package org.openspm.integration;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.integration.file.DateOrder;
import org.openspm.integration.file.DecimalMark;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Corrects what a file holds and which column goes where; remembered for the next file with the same header. */
@Service
@Transactional
public class ColumnCorrection {
    private final BatchTable batches;
    private final FileParts parts;
    private final RememberedColumns remembered;
    private final BatchLock lock;
    private final ImportAudit audit;

    ColumnCorrection(
            BatchTable batches, FileParts parts, RememberedColumns remembered, BatchLock lock, ImportAudit audit) {
        this.batches = batches;
        this.parts = parts;
        this.remembered = remembered;
        this.lock = lock;
        this.audit = audit;
    }

    /** How a file is to be read: a target for each of its columns, its decimal mark and its date order. */
    public record Reading(ImportKind kind, List<String> targets, String decimalMark, String dateOrder) {}

    /** Says what the rows are; the columns are recognised anew for that kind. */
    public ImportBatch recogniseAs(UUID id, ImportKind kind, String actor) {
        var batch = open(id);
        try (var in = parts.read(id)) {
            var sample = org.openspm.integration.file.FileSample.of(in);
            return saved(batch, kind, Recognition.mapping(KindSpecs.of(kind), sample), actor);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Takes the corrected reading; the rows are to be checked again afterwards. */
    public ImportBatch read(UUID id, Reading reading, String actor) {
        var batch = open(id);
        var header = batch.mapping().header();
        if (reading.targets().size() != header.size()) {
            throw new RuleViolation("The file has " + header.size() + " columns; "
                    + reading.targets().size() + " were assigned.");
        }
        requireTargets(reading);
        var columns = IntStream.range(0, header.size())
                .mapToObj(
                        i -> new Mapping.Column(header.get(i), reading.targets().get(i)))
                .toList();
        var mapping = new Mapping(
                columns,
                batch.mapping().delimiter(),
                oneOf(DecimalMark.class, reading.decimalMark(), "decimal mark"),
                oneOf(DateOrder.class, reading.dateOrder(), "date order"));
        return saved(batch, reading.kind(), mapping, actor);
    }

    private ImportBatch open(UUID id) {
        var batch = batches.lock(id);
        if (!batch.status().isOpen() || !parts.has(id)) {
            throw new Conflict("Batch " + batch.number() + " is "
                    + batch.status().name().toLowerCase(java.util.Locale.ROOT) + "; its columns are settled.");
        }
        lock.take(batch);
        return batch;
    }

    private ImportBatch saved(ImportBatch batch, ImportKind kind, Mapping mapping, String actor) {
        batches.readAs(batch.id(), kind, mapping);
        batches.status(batch.id(), ImportStatus.RECEIVED, null);
        remembered.save(kind, mapping, actor);
        audit.record(batch.id(), "import.columns", actor, Map.of("kind", kind.code(), "columns", mapping.columns()));
        return batches.get(batch.id());
    }

    private static void requireTargets(Reading reading) {
        var spec = KindSpecs.of(reading.kind());
        var taken = new HashSet<String>();
        for (var target : reading.targets()) {
            if (target.equals(Mapping.IGNORE) || target.equals(Mapping.KEEP) && spec.keepsExtras()) {
                continue;
            }
            if (spec.fields().stream().noneMatch(f -> f.name().equals(target))) {
                throw new RuleViolation(
                        "“" + target + "” is not a field of " + reading.kind().code() + ".");
            }
            if (!taken.add(target)) {
                throw new RuleViolation("Two columns go to “" + target + "”; choose one of them.");
            }
        }
        spec.fields().stream()
                .filter(f -> f.required() && !taken.contains(f.name()))
                .findFirst()
                .ifPresent(f -> {
                    throw new RuleViolation("No column goes to “" + f.name() + "”, which every row of "
                            + reading.kind().code() + " needs.");
                });
    }

    private static <E extends Enum<E>> String oneOf(Class<E> type, String value, String name) {
        try {
            return Enum.valueOf(type, value).name();
        } catch (IllegalArgumentException unknown) {
            throw new RuleViolation(
                    "“" + value + "” is not a " + name + "; use one of " + List.of(type.getEnumConstants()) + ".");
        }
    }
}
