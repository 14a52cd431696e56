package org.openspm.incentive.calc.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerritoryRuleTests {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # country, state, postal from, to,   in country, in state, postal code, matches
            -,         -,     -,           -,    NL,         -,        -,           true
            -,         -,     -,           -,    -,          -,        -,           true
            NL,        -,     -,           -,    NL,         NH,       1011,        true
            NL,        -,     -,           -,    BE,         -,        1011,        false
            NL,        -,     -,           -,    -,          -,        1011,        false
            US,        CA,    -,           -,    US,         CA,       -,           true
            US,        CA,    -,           -,    US,         NV,       -,           false
            NL,        -,     1000,        1099, NL,         -,        1000,        true
            NL,        -,     1000,        1099, NL,         -,        1099,        true
            NL,        -,     1000,        1099, NL,         -,        0999,        false
            NL,        -,     1000,        1099, NL,         -,        1100,        false
            NL,        -,     1000,        1099, NL,         -,        -,           false
            -,         -,     1000,        -,    -,          -,        9999,        true
            -,         -,     -,           1000, -,          -,        9999,        false
            -,         -,     -,           1000, -,          -,        -,           false
            """)
    void matchesThePlacesItNames(
            @Nullable String country,
            @Nullable String state,
            @Nullable String from,
            @Nullable String to,
            @Nullable String inCountry,
            @Nullable String inState,
            @Nullable String postalCode,
            boolean matches) {
        var rule = new TerritoryRule(0, 1, country, state, from, to);
        assertThat(rule.matches(inCountry, inState, postalCode)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            -,  -,  -,    -,    0
            NL, -,  -,    -,    1
            US, CA, -,    -,    2
            NL, -,  1000, -,    2
            NL, -,  1000, 1099, 3
            US, CA, 9000, 9999, 4
            """)
    void isAsPreciseAsTheFieldsItNames(
            @Nullable String country,
            @Nullable String state,
            @Nullable String from,
            @Nullable String to,
            int precision) {
        assertThat(new TerritoryRule(0, 1, country, state, from, to).precision())
                .isEqualTo(precision);
    }
}
