package org.openspm.incentive.statement;

import java.time.Instant;
import java.util.UUID;

/**
 * Which run a page shows and how old it is.
 *
 * @param resultRunId the run that holds the rows: an earlier one when this one found nothing changed
 */
public record CalculationStamp(UUID runId, UUID resultRunId, long number, Instant finishedAt, String status) {}
