package org.openspm.web.data;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.integration.ImportBatch;
import org.openspm.integration.ImportStatus;
import org.openspm.integration.Mapping;

/** A batch as the API answers it; {@code known} says that the same file was sent before and nothing was done again. */
record BatchResponse(
        UUID id,
        long number,
        @Nullable String kind,
        String name,
        @Nullable String sha256,
        ImportStatus status,
        boolean known,
        List<Mapping.Column> columns,
        long rows,
        long valid,
        long wrong,
        long inserted,
        long revised,
        long unchanged,
        @Nullable BigDecimal total,
        @Nullable String message,
        String receivedBy,
        Instant receivedAt,
        @Nullable String promotedBy,
        @Nullable Instant promotedAt) {
    static BatchResponse of(ImportBatch batch) {
        var kind = batch.kind();
        return new BatchResponse(
                batch.id(),
                batch.number(),
                kind == null ? null : kind.code(),
                batch.name(),
                batch.sha256(),
                batch.status(),
                false,
                batch.mapping().columns(),
                batch.rowsTotal(),
                batch.rowsValid(),
                batch.rowsWrong(),
                batch.promoted().inserted(),
                batch.promoted().revised(),
                batch.promoted().same(),
                batch.controlTotal(),
                batch.message(),
                batch.createdBy(),
                batch.createdAt(),
                batch.promotedBy(),
                batch.promotedAt());
    }

    BatchResponse knownBefore(boolean before) {
        return new BatchResponse(
                id,
                number,
                kind,
                name,
                sha256,
                status,
                before,
                columns,
                rows,
                valid,
                wrong,
                inserted,
                revised,
                unchanged,
                total,
                message,
                receivedBy,
                receivedAt,
                promotedBy,
                promotedAt);
    }
}
