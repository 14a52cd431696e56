package org.openspm.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.DateRange;

class PeriodTests {
    private final Period period = new Period(
            UUID.randomUUID(),
            null,
            "2026-Q1",
            PeriodKind.QUARTER,
            2026,
            DateRange.inclusive(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 31)));

    @Test
    void recalculatingAnApprovedPeriodDoesNotMoveItBack() {
        period.approved();
        period.calculated();

        assertThat(period.status()).isEqualTo(PeriodStatus.APPROVED);
    }

    @Test
    void aPeriodIsPublishedOnce() {
        period.publish();

        assertThatThrownBy(period::publish).isInstanceOf(Conflict.class).hasMessageContaining("corrections");
    }

    @Test
    void onlyAPublishedPeriodIsPaidAndOnlyAPaidOneClosed() {
        assertThatThrownBy(period::paid).isInstanceOf(Conflict.class);
        period.publish();
        assertThatThrownBy(period::close).isInstanceOf(Conflict.class);
        period.paid();
        period.close();

        assertThat(period.status()).isEqualTo(PeriodStatus.CLOSED);
    }
}
