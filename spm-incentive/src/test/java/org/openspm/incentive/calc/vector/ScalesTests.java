package org.openspm.incentive.calc.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalesTests {

    @ParameterizedTest
    @CsvSource({
        "25, 10, 3",
        "-25, 10, -3",
        "24, 10, 2",
        "-24, 10, -2",
        "0, 10, 0",
        "5, 10, 1",
        "-5, 10, -1",
        "7, 1, 7",
        "9223372036854775807, 10, 922337203685477581",
        "-9223372036854775808, 10, -922337203685477581"
    })
    void roundsHalvesAwayFromZero(long value, long unit, long expected) {
        assertThat(Scales.halfUp(value, unit)).isEqualTo(expected);
    }

    @Test
    void roundsAsBigDecimalDoes() {
        var random = new Random(5);
        for (int i = 0; i < 10_000; i++) {
            int digits = random.nextInt(19);
            long value = random.nextLong() >> random.nextInt(63);
            assertThat(Scales.halfUp(value, Scales.power(digits)))
                    .as("%d to %d digits fewer", value, digits)
                    .isEqualTo(BigDecimal.valueOf(value, digits)
                            .setScale(0, RoundingMode.HALF_UP)
                            .longValueExact());
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 15, 1500", "4, 15, 15", "6, 1550, 16", "6, 1549, 15", "5, -15, -2", "0, 3, 30000"})
    void bringsValuesOfAnyScaleToFourDecimals(int scale, long value, long expected) {
        var values = new long[] {value, value, 99};
        Scales.toFour(values, 2, scale);
        assertThat(values).containsExactly(expected, expected, 99);
    }

    @Test
    void refusesWhatDoesNotFitInsteadOfWrapping() {
        assertThat(Scales.power(18)).isEqualTo(1_000_000_000_000_000_000L);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Scales.power(19))
                .withMessageContaining("10^19");
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Scales.widen(new long[] {Long.MAX_VALUE / 10 + 1}, 1, 10));
        var large = new long[] {Long.MAX_VALUE};
        Scales.widen(large, 1, 1);
        assertThat(large).containsExactly(Long.MAX_VALUE);
    }
}
