package org.openspm.incentive.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openspm.domain.testing.PostgresTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Random lives of a company, in which all holds after each step; and the same with a planted defect, which is noticed. */
@PostgresTest
class CompanyLifeTests {
    private static final int LIVES = 5;
    private static final int STEPS = 24;

    @Autowired
    private AutowireCapableBeanFactory beans;

    @Autowired
    private JdbcClient jdbc;

    private CompanyLife life;

    @BeforeEach
    void aCompany() {
        life = beans.createBean(CompanyLife.class);
    }

    @Test
    void whatHoldsAlwaysHoldsAfterEachStepOfRandomLives() {
        for (long seed = 1; seed <= LIVES; seed++) {
            assertThat(life.live(seed, STEPS)).isEmpty();
        }
        assertThat(life.reached()).containsExactlyInAnyOrder(LifeSituation.values());
    }

    @ParameterizedTest
    @EnumSource
    void aPlantedDefectIsNoticed(Canary canary) {
        try {
            canary.plant(jdbc);
            var noticed = LongStream.rangeClosed(1, LIVES)
                    .mapToObj(seed -> life.live(seed, STEPS))
                    .flatMap(Optional::stream)
                    .findFirst();
            assertThat(noticed).as("a breach in %d lives", LIVES).isPresent();
            assertThat(noticed.get().broken()).contains(canary.noticedBy);
        } finally {
            canary.remove(jdbc);
        }
    }
}
