package org.openspm.web.data;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is to be done with batches, one after the other: check them, promote them, or promote those without a wrong row. */
record ImportWork(List<UUID> batches, Step step, String actor) {
    /** How far a batch is taken. */
    enum Step {
        /** The rows are checked. */
        CHECK,
        /** The rows are checked and, when all are valid, promoted. */
        CHECK_AND_PROMOTE_IF_VALID,
        /** The rows are checked and the valid ones promoted. */
        CHECK_AND_PROMOTE,
        /** The valid rows, checked before, are promoted. */
        PROMOTE,
        /** All rows, checked before, are promoted if none is wrong. */
        PROMOTE_IF_VALID
    }

    /** The work as the name of a background task, so that the same work is never queued twice. */
    String instance() {
        var ids = batches.stream().map(UUID::toString).collect(Collectors.joining(","));
        return step + "|" + ids + "|" + actor;
    }

    static ImportWork of(String instance) {
        var parts = instance.split("\\|", 3);
        return new ImportWork(
                Stream.of(parts[1].split(",")).map(UUID::fromString).toList(), Step.valueOf(parts[0]), parts[2]);
    }
}
