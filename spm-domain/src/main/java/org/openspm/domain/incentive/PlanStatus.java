package org.openspm.domain.incentive;

/** Where a version of a plan stands, from first words to replaced. */
public enum PlanStatus {
    DRAFT,
    SUBMITTED,
    APPROVED,
    PUBLISHED,
    RETIRED;

    public boolean canBecome(PlanStatus next) {
        return switch (this) {
            case DRAFT -> next == SUBMITTED;
            case SUBMITTED -> next == APPROVED || next == DRAFT;
            case APPROVED -> next == PUBLISHED || next == RETIRED;
            case PUBLISHED -> next == RETIRED;
            case RETIRED -> false;
        };
    }

    /** Whether its text can still change. */
    public boolean isOpen() {
        return this == DRAFT || this == SUBMITTED;
    }
}
