package org.openspm.domain.calendar;

/** How far a period has come; it only ever moves forward, and after publication only corrections are posted. */
public enum PeriodStatus {
    OPEN,
    CALCULATED,
    APPROVED,
    PUBLISHED,
    PAID,
    CLOSED;

    /** Whether what people were told about this period can no longer change. */
    public boolean isFinal() {
        return compareTo(PUBLISHED) >= 0;
    }
}
