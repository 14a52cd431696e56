package org.openspm.incentive.calc;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is digested of a number: the same for equal numbers however they are held, another one for every other number. */
class DigestBytesTests {
    @ParameterizedTest
    @CsvSource({
        "0, 0.0000",
        "0, 0E+5",
        "1000, 1E+3",
        "1000, 1000.000000000000",
        "-12.5, -12.5000",
        "5, 5.000000000000000000000000000000",
        "0.000000000000000001, 1E-18",
        "1E+30, 1000000000000000000000000000000.0",
        "0.0000000000000000001, 1E-19",
        "123456789012345678901.25, 123456789012345678901.250000",
    })
    void takesEqualNumbersForTheSame(BigDecimal number, BigDecimal other) {
        assertThat(digest(number)).isEqualTo(digest(other));
    }

    @Test
    void tellsDifferentNumbersApart() {
        var random = new Random(20261123);
        var numbers = new HashMap<String, BigDecimal>();
        for (int i = 0; i < 20_000; i++) {
            var number = BigDecimal.valueOf(random.nextInt(2_000) - 1_000L, random.nextInt(40) - 6);
            var known = numbers.putIfAbsent(digest(number), number);
            assertThat(known == null || known.compareTo(number) == 0)
                    .as("%s and %s have the same digest", number, known)
                    .isTrue();
        }
    }

    @Test
    void tellsNoNumberFromZeroAndFixedDecimalsFromOthers() {
        assertThat(digest(null)).isNotEqualTo(digest(BigDecimal.ZERO));
        assertThat(fixed("12.5000")).isEqualTo(fixed("12.5000")).isNotEqualTo(fixed("12.5001"));
        assertThat(fixed("123456789012345678901.2500")).isNotEqualTo(fixed("123456789012345678901.2501"));
    }

    private static String digest(@org.jspecify.annotations.Nullable BigDecimal number) {
        var digest = Digest.sha256();
        new DigestBytes().put(number).moveTo(digest);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String fixed(String number) {
        var digest = Digest.sha256();
        new DigestBytes().putFixed(new BigDecimal(number)).moveTo(digest);
        return HexFormat.of().formatHex(digest.digest());
    }
}
