package org.openspm.domain.incentive;

/** What a run stands for: the hash of all it read, the digest of all it found, and the counts of both. */
public record RunResult(
        String inputHash,
        String digest,
        long transactions,
        long credits,
        long earnings,
        long payees,
        long exceptions) {}
