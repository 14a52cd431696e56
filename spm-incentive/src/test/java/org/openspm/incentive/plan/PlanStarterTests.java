package org.openspm.incentive.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openspm.incentive.language.ExampleResult;
import org.openspm.incentive.language.Libraries;

class PlanStarterTests {
    private final PlanTrial trial = new PlanTrial(Libraries.NONE);

    @ParameterizedTest
    @EnumSource
    void isSoundHoldsItsExamplesAndShowsWhatItPays(PlanStarter starter) {
        var outcome = trial.of(starter.text());

        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.examples())
                .hasSizeGreaterThan(1)
                .allSatisfy(example -> assertThat(example.fault()).isEmpty());
        assertThat(outcome.examples()).flatExtracting(ExampleResult::figures).isNotEmpty();
        assertThat(outcome.curves()).hasSize(1);
    }
}
