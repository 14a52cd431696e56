package org.openspm.territory.calc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openspm.territory.calc.AddressRule.Verdict;

class RuleBookTests {
    private static final int AMSTERDAM = 1;
    private static final int NETHERLANDS = 2;
    private static final int CALIFORNIA = 3;
    private static final int WORLD = 9;

    private final RuleBook book = new RuleBook(List.of(
            new AddressRule(WORLD, 900, null, null, null, null),
            new AddressRule(NETHERLANDS, 100, "NL", null, null, null),
            new AddressRule(AMSTERDAM, 10, "NL", null, "1000", "1199"),
            new AddressRule(CALIFORNIA, 100, "US", "CA", null, null)));

    @ParameterizedTest(name = "{0} {1} {2} → {3}")
    @CsvSource(nullValues = "-", textBlock = """
            NL, -,  1012 AB, 1
            NL, -,  1199XZ,  1
            NL, -,  1200 AA, 2
            NL, -,  0999 ZZ, 2
            NL, -,  -,       2
            nl, -,  10-12 ab, 1
            US, CA, 94105,   3
            US, NY, 10001,   9
            SE, -,  111 20,  9
            -,  -,  1012,    9
            """)
    void anAddressBelongsToTheFirstRuleThatHoldsIt(String country, String state, String postalCode, int territory) {
        assertThat(book.match(new Address(country, state, postalCode))
                        .orElseThrow()
                        .territory())
                .isEqualTo(territory);
    }

    @Test
    void anAddressThatNoRuleHoldsBelongsNowhere() {
        var small = new RuleBook(List.of(new AddressRule(CALIFORNIA, 100, "US", "CA", null, null)));
        assertThat(small.match(new Address("US", "NY", "10001"))).isEmpty();
        assertThat(small.match(new Address("FR", null, null))).isEmpty();
        assertThat(small.match(new Address(null, null, null))).isEmpty();
    }

    @Test
    void atEqualPriorityTheRuleThatSaysMoreWins() {
        var equal = new RuleBook(List.of(
                new AddressRule(1, 100, "US", null, null, null),
                new AddressRule(2, 100, "US", "CA", null, null),
                new AddressRule(3, 100, "US", null, "94000", "94999"),
                new AddressRule(4, 100, "US", "CA", "94100", "94199")));
        assertThat(equal.match(new Address("US", "CA", "94105")).orElseThrow().territory())
                .isEqualTo(4);
        assertThat(equal.match(new Address("US", "CA", "94999")).orElseThrow().territory())
                .isEqualTo(3);
        assertThat(equal.match(new Address("US", "CA", "90001")).orElseThrow().territory())
                .isEqualTo(2);
        assertThat(equal.match(new Address("US", "TX", "75001")).orElseThrow().territory())
                .isEqualTo(1);
    }

    @Test
    void theOrderInWhichRulesWereWrittenChangesNothing() {
        var rules = new ArrayList<AddressRule>();
        for (var i = 0; i < 40; i++) {
            rules.add(new AddressRule(
                    i, 100 * (i % 3), i % 5 == 0 ? null : "NL", null, "" + (1000 + i * 10), "" + (1400 + i * 7)));
        }
        var address = new Address("NL", null, "1234AB");
        var expected = new RuleBook(rules).match(address);
        var random = new Random(20260101);
        for (var i = 0; i < 20; i++) {
            Collections.shuffle(rules, random);
            assertThat(new RuleBook(rules).match(address)).isEqualTo(expected);
        }
    }

    @Test
    void theExplanationNamesWhatRefusedAndWhatCameTooLate() {
        var explanation = book.explain(new Address("NL", null, "5611 AB"));
        assertThat(explanation.match().orElseThrow().territory()).isEqualTo(NETHERLANDS);
        assertThat(explanation.steps())
                .extracting(step -> step.rule().territory(), RuleBook.Step::verdict, RuleBook.Step::late)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(AMSTERDAM, Verdict.OTHER_POSTAL_CODE, false),
                        org.assertj.core.groups.Tuple.tuple(NETHERLANDS, Verdict.HOLDS, false),
                        org.assertj.core.groups.Tuple.tuple(WORLD, Verdict.HOLDS, true));
        assertThat(explanation.elsewhere()).isEqualTo(1);
    }

    @Test
    void theExplanationSaysThatThePostalCodeIsMissing() {
        var steps = book.explain(new Address("NL", null, " ")).steps();
        assertThat(steps.getFirst().verdict()).isEqualTo(Verdict.NO_POSTAL_CODE);
    }

    @Test
    void explainingDecidesAsMatchingDoes() {
        for (var postal = 900; postal < 1300; postal += 7) {
            var address = new Address("NL", null, String.valueOf(postal));
            assertThat(book.explain(address).match()).isEqualTo(book.match(address));
        }
    }
}
