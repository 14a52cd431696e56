package org.openspm.incentive.run;

/** What a payee reached on a measure of a plan by a run, and where it comes from; its period may be shorter than was asked for. */
public record ExplainedMeasure(
        long run, String planCode, int planVersion, String measure, String period, Derivation derivation) {}
