package org.openspm.domain.incentive;

/** Where a version of a plan stands, from first words to replaced. */
public enum PlanStatus {
    DRAFT,
    APPROVED,
    PUBLISHED,
    RETIRED;

    public boolean canBecome(PlanStatus next) {
        return switch (this) {
            case DRAFT -> next == APPROVED;
            case APPROVED -> next == PUBLISHED || next == RETIRED;
            case PUBLISHED -> next == RETIRED;
            case RETIRED -> false;
        };
    }
}
