package org.openspm.integration;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One file on its way in: what it is, how its columns are read, how many of its rows are valid, and what became of them. */
public record ImportBatch(
        UUID id,
        long number,
        @Nullable ImportKind kind,
        String name,
        @Nullable String sha256,
        long bytes,
        ImportStatus status,
        Mapping mapping,
        ImportOptions options,
        long rowsTotal,
        long rowsValid,
        long rowsWrong,
        Counts promoted,
        @Nullable BigDecimal controlTotal,
        @Nullable String message,
        String createdBy,
        Instant createdAt,
        @Nullable String promotedBy,
        @Nullable Instant promotedAt) {

    /** Valid rows that wait for promotion. */
    public long rowsWaiting() {
        return rowsValid - promoted.inserted() - promoted.revised() - promoted.same();
    }

    /** Whether the file holds as many rows as its sender declared; true when nothing was declared. */
    public boolean rowsAsDeclared() {
        return options.declaredRows() == null || options.declaredRows() == rowsValid;
    }

    /** Whether the amounts add up to what the sender declared; true when nothing was declared. */
    public boolean totalAsDeclared() {
        return options.declaredTotal() == null
                || controlTotal != null && options.declaredTotal().compareTo(controlTotal) == 0;
    }

    /** Whether its rows name parents, so that files without them come first. */
    public boolean namesParents() {
        return mapping.indexOf("parent") >= 0;
    }

    ImportKind knownKind() {
        if (kind == null) {
            throw new org.openspm.domain.shared.RuleViolation(
                    "It is not known what the rows of “" + name + "” are; choose the kind first.");
        }
        return kind;
    }
}
