package org.openspm.domain.incentive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.DateRange;
import org.openspm.domain.shared.RuleViolation;

class CalculationRunTests {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final RunResult RESULT = new RunResult("in", "out", 10, 9, 8, 7, 6);

    private final CalculationRun run = new CalculationRun(
            DateRange.inclusive(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 31)), TODAY, "ana", NOW);

    @Test
    void eachStartGivesANewFencingToken() {
        assertThat(run.start(NOW)).isEqualTo(1);
        assertThat(run.start(NOW)).isEqualTo(2);
    }

    @Test
    void aQueuedRunIsCancelledAtOnceARunningOneIsAsked() {
        var running = new CalculationRun(run.scope(), TODAY, "ana", NOW);
        running.start(NOW);
        run.cancel(NOW);
        running.cancel(NOW);

        assertThat(run.status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(running.status()).isEqualTo(RunStatus.RUNNING);
        assertThat(running.cancelWanted()).isTrue();
    }

    @Test
    void whoAskedForARunDoesNotApproveIt() {
        run.start(NOW);
        run.calculated(RESULT, NOW);

        assertThatThrownBy(() -> run.approve("ana", NOW, FourEyes.REQUIRED)).isInstanceOf(RuleViolation.class);
    }

    @Test
    void aRunThatChangedNothingIsNotTheOneToApprove() {
        run.start(NOW);
        run.calculated(RESULT, NOW);
        var again = new CalculationRun(run.scope(), TODAY, "ana", NOW);
        again.start(NOW);
        again.sameAs(run, NOW);

        assertThat(again.result()).isEqualTo(RESULT);
        assertThatThrownBy(() -> again.approve("ben", NOW, FourEyes.REQUIRED)).isInstanceOf(Conflict.class);
    }

    @Test
    void aPublishedRunCanGoFurtherButNotBack() {
        run.start(NOW);
        run.calculated(RESULT, NOW);
        run.approve("ben", NOW, FourEyes.REQUIRED);
        run.publish(LocalDate.of(2026, 1, 31), "ben", NOW);
        run.publish(LocalDate.of(2026, 2, 28), "ben", NOW);

        assertThat(run.publishedThrough()).isEqualTo(LocalDate.of(2026, 2, 28));
        assertThatThrownBy(() -> run.publish(LocalDate.of(2026, 1, 31), "ben", NOW))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void aFailedRunStaysFailed() {
        run.start(NOW);
        run.fail("The database went away.", NOW);

        assertThatThrownBy(() -> run.start(NOW)).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> run.cancel(NOW)).isInstanceOf(Conflict.class);
    }
}
