package org.openspm.domain.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.openspm.domain.shared.DateRange;

class DateRangeTypeTests {
    @Test
    void readsClosedAndOpenRanges() {
        assertThat(DateRangeType.parse("[2026-01-01,2026-04-01)"))
                .isEqualTo(DateRange.inclusive(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 31)));
        assertThat(DateRangeType.parse("[2026-01-01,)")).isEqualTo(DateRange.from(LocalDate.of(2026, 1, 1)));
        assertThat(DateRangeType.parse("(,)")).isEqualTo(DateRange.ALWAYS);
    }
}
