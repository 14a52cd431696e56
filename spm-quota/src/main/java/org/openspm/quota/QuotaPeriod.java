package org.openspm.quota;

import java.time.LocalDate;
import java.util.UUID;
import org.openspm.domain.shared.DateRange;

/** A period for which quotas are set. */
public record QuotaPeriod(UUID id, String code, String kind, LocalDate first, LocalDate last) {
    public DateRange range() {
        return DateRange.inclusive(first, last);
    }
}
