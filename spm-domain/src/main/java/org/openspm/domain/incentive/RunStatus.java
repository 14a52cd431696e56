package org.openspm.domain.incentive;

/** Where a calculation run stands. */
public enum RunStatus {
    QUEUED,
    RUNNING,
    CALCULATED,
    APPROVED,
    PUBLISHED,
    FAILED,
    CANCELLED;

    public boolean canBecome(RunStatus next) {
        return switch (this) {
            // a run whose process died is taken up again by its job: RUNNING → RUNNING
            case QUEUED, RUNNING ->
                next == RUNNING || next == FAILED || next == CANCELLED || (this == RUNNING && next == CALCULATED);
            case CALCULATED -> next == APPROVED;
            case APPROVED -> next == PUBLISHED;
            case PUBLISHED -> next == PUBLISHED;
            case FAILED, CANCELLED -> false;
        };
    }

    /** Whether a job is at work on it or will be. */
    public boolean isActive() {
        return this == QUEUED || this == RUNNING;
    }

    public boolean hasResult() {
        return this == CALCULATED || this == APPROVED || this == PUBLISHED;
    }
}
