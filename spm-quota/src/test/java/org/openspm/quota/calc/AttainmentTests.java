package org.openspm.quota.calc;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttainmentTests {

    @ParameterizedTest(name = "{0} of {1} is {2} %")
    @CsvSource({
        "367080, 420000, 87.4",
        "0, 420000, 0.0",
        "-4200, 420000, -1.0",
        "1, 3, 33.3",
        "2, 3, 66.7",
        "80487704.1832, 95714000, 84.1"
    })
    void theValueIsDividedByTheQuota(BigDecimal value, BigDecimal quota, BigDecimal percent) {
        assertThat(new Attainment(value, quota).percent(1)).contains(percent);
    }

    @ParameterizedTest(name = "{0} of {1} reaches {2}: {3}")
    @CsvSource({
        "80, 100, 0.80, true",
        "79.9999, 100, 0.80, false",
        "79.999999999999, 100, 0.80, false",
        "1, 3, 0.333333333333, true",
        "1, 3, 0.333333333334, false",
        "0, 100, 0, true",
        "-1, 100, 0, false"
    })
    void aBorderIsReachedByTheAmountAndNotByARoundedPercentage(
            BigDecimal value, BigDecimal quota, BigDecimal border, boolean reached) {
        assertThat(new Attainment(value, quota).reaches(border)).isEqualTo(reached);
    }

    @Test
    void withoutAQuotaNothingIsReachedAndNothingMissing() {
        for (var quota : new BigDecimal[] {null, BigDecimal.ZERO, new BigDecimal("0.0000")}) {
            var attainment = new Attainment(new BigDecimal("500"), quota);
            assertThat(attainment.ratio()).isEmpty();
            assertThat(attainment.percent(1)).isEmpty();
            assertThat(attainment.reaches(BigDecimal.ZERO)).isFalse();
            assertThat(attainment.missingUntil(BigDecimal.ONE)).isZero();
        }
    }

    @Test
    void whatIsMissingUntilABorderIsAnAmount() {
        var attainment = new Attainment(new BigDecimal("367080"), new BigDecimal("420000"));
        assertThat(attainment.missingUntil(BigDecimal.ONE)).isEqualByComparingTo("52920");
        assertThat(attainment.missingUntil(new BigDecimal("1.2"))).isEqualByComparingTo("136920");
        assertThat(attainment.missingUntil(new BigDecimal("0.8"))).isZero();
    }

    @Test
    void ordersByTheExactRatio() {
        var third = new Attainment(new BigDecimal("1"), new BigDecimal("3"));
        var slightlyLess = new Attainment(new BigDecimal("0.33333333333333333333"), BigDecimal.ONE);
        var none = new Attainment(new BigDecimal("9"), null);
        assertThat(slightlyLess).isLessThan(third);
        assertThat(third.compareTo(new Attainment(new BigDecimal("2"), new BigDecimal("6"))))
                .isZero();
        assertThat(none).isLessThan(slightlyLess);
    }
}
