package org.openspm.web.cockpit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openspm.domain.calendar.PeriodStatus;
import org.openspm.domain.incentive.RunStatus;

class StageTests {
    private static final LocalDate FIRST = LocalDate.parse("2026-11-01");
    private static final LocalDate LAST = LocalDate.parse("2026-11-30");
    private static final CockpitFigures.Counts COMPLETE = new CockpitFigures.Counts(true, true, true, 0, 0, 0, 0, 0);

    @ParameterizedTest(name = "November {0} on {1}, a run {2} until {3}: {4} stages done, next {5}")
    @CsvSource({
        "CALCULATED, 2026-11-23, PUBLISHED,  2027-12-31, 2, NONE",
        "CALCULATED, 2026-12-02, PUBLISHED,  2027-12-31, 2, RUN",
        "OPEN,       2026-12-02, PUBLISHED,  2026-10-31, 1, RUN",
        "CALCULATED, 2026-12-02, CALCULATED, 2026-12-31, 2, APPROVE",
        "APPROVED,   2026-12-02, APPROVED,   2026-12-31, 3, PUBLISH",
        "PUBLISHED,  2026-12-02, PUBLISHED,  2026-12-31, 4, NONE",
        "PAID,       2026-12-02, PUBLISHED,  2026-12-31, 5, NONE",
        "OPEN,       2026-11-23, FAILED,     2026-12-31, 1, RUN",
    })
    void aMonthIsAsFarAsItsOwnStatusAndTheRunThatCoversItSay(
            PeriodStatus status, LocalDate today, RunStatus run, LocalDate until, int done, NextStep next) {
        var period = new CockpitFigures.PeriodNow(UUID.randomUUID(), "2026-11", FIRST, LAST, status);
        var last = new CockpitFigures.LastRun(
                UUID.randomUUID(),
                1,
                run,
                LocalDate.parse("2025-01-01"),
                until,
                100,
                Instant.EPOCH,
                Instant.EPOCH,
                1,
                1,
                1,
                List.of());

        var cockpit = Cockpit.of(Instant.EPOCH, today, COMPLETE, Optional.of(last), Optional.of(period));

        assertThat(cockpit.stages().stream().filter(Stage::done)).hasSize(done);
        assertThat(cockpit.next()).isEqualTo(next);
    }
}
