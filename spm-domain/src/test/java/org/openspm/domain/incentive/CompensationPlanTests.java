package org.openspm.domain.incentive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.RuleViolation;

class CompensationPlanTests {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);

    private final CompensationPlan plan = new CompensationPlan("AE", "Account executive");

    @Test
    void anOpenDraftTakesTheNewWords() {
        plan.write("AE", new PlanText("plan: AE\nrate: 1 %"), "ana", NOW);
        plan.write("AE", new PlanText("plan: AE\nrate: 2 %"), "ben", NOW);

        assertThat(plan.versions()).hasSize(1);
        assertThat(plan.version(1).text()).contains("2 %");
        assertThat(plan.version(1).createdBy()).isEqualTo("ben");
    }

    @Test
    void theSameWordsWithOtherLineEndsChangeNothing() {
        publish("plan: AE\n", JANUARY);
        var written = plan.write("AE", new PlanText("plan: AE\r\n\r\n"), "ben", NOW);

        assertThat(written.number()).isEqualTo(1);
        assertThat(plan.versions()).hasSize(1);
    }

    @Test
    void aVersionIsInForceUntilTheNextOnesDay() {
        publish("first", JANUARY);
        publish("second", APRIL);

        assertThat(plan.inForce(JANUARY.minusDays(1))).isEmpty();
        assertThat(plan.inForce(APRIL.minusDays(1)).orElseThrow().number()).isEqualTo(1);
        assertThat(plan.inForce(APRIL).orElseThrow().number()).isEqualTo(2);
    }

    @Test
    void aVersionForTheSameDayReplacesTheOlderOne() {
        publish("first", JANUARY);
        publish("second", JANUARY);

        assertThat(plan.version(1).status()).isEqualTo(PlanStatus.RETIRED);
        assertThat(plan.inForce(JANUARY).orElseThrow().number()).isEqualTo(2);
    }

    @Test
    void nobodyApprovesTheirOwnDraft() {
        plan.write("AE", new PlanText("first"), "ana", NOW);
        plan.submit(1, "ana", NOW);

        assertThatThrownBy(() -> plan.approve(1, "ana", NOW, FourEyes.REQUIRED))
                .isInstanceOf(RuleViolation.class)
                .hasMessageContaining("nobody approves their own change");
    }

    @Test
    void aSingleAdministratorMayApproveTheirOwnDraft() {
        plan.write("AE", new PlanText("first"), "ana", NOW);
        plan.submit(1, "ana", NOW);
        plan.approve(1, "ana", NOW, FourEyes.WAIVED);

        assertThat(plan.version(1).status()).isEqualTo(PlanStatus.APPROVED);
    }

    @Test
    void aChangedTextHasToBeHandedInAgain() {
        plan.write("AE", new PlanText("first"), "ana", NOW);
        plan.submit(1, "ana", NOW);
        plan.write("AE", new PlanText("second"), "ana", NOW);

        assertThat(plan.version(1).status()).isEqualTo(PlanStatus.DRAFT);
        assertThat(plan.version(1).submittedBy()).isNull();
        assertThatThrownBy(() -> plan.approve(1, "ben", NOW, FourEyes.REQUIRED)).isInstanceOf(Conflict.class);
    }

    @Test
    void aDraftCannotBePublishedWithoutApproval() {
        plan.write("AE", new PlanText("first"), "ana", NOW);

        assertThatThrownBy(() -> plan.publish(1, JANUARY, "ben", NOW)).isInstanceOf(Conflict.class);
    }

    private void publish(String text, LocalDate from) {
        var version = plan.write("AE", new PlanText(text), "ana", NOW);
        plan.submit(version.number(), "ana", NOW);
        plan.approve(version.number(), "ben", NOW, FourEyes.REQUIRED);
        plan.publish(version.number(), from, "ben", NOW);
    }
}
