package org.openspm.incentive.run;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.incentive.RunStatus;

/**
 * A run as lists and its own page show it.
 *
 * @param last the last day calculated
 * @param businessDate the day it was calculated as of: periods that begin later are not in it
 * @param sameAs number of the run whose result it found unchanged
 * @param resultRunId the run that holds the rows: the earlier one when nothing had changed
 */
public record RunSummary(
        UUID id,
        long number,
        LocalDate first,
        LocalDate last,
        LocalDate businessDate,
        RunStatus status,
        @Nullable String stage,
        int progress,
        boolean cancelWanted,
        @Nullable String message,
        @Nullable Long sameAs,
        UUID resultRunId,
        @Nullable String inputHash,
        @Nullable String digest,
        long transactions,
        long credits,
        long earnings,
        long payees,
        long exceptions,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        @Nullable String publishedBy,
        @Nullable Instant publishedAt,
        @Nullable LocalDate publishedThrough) {}
