package org.openspm.incentive.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.openspm.incentive.calc.Explanation;

/** Plans that take parts from libraries. */
class LibraryTests {
    private static final String RATES = """
            library: RATES
            version: 2026.1
            title: Rates of all sales plans
            values: {base_rate: percent, unused: money}
            curves:
              - curve: payout
                axis: percent
                value: number
                points: [{at: 0 %, value: 0.5}, {at: 100 %, value: 1}]
            tables:
              - table: by_margin
                value: percent
                by: [{axis: margin, unit: percent, from: [0 %, 20 %], before: zero}]
                cells: [1 %, 2 %]
            components:
              - component: Standard
                on: bookings
                rate: payee.base_rate
                cap: 100
              - component: Margin
                on: bookings
                per: credit
                rate: TABLE(by_margin, (amount - cost) / amount)
            payments:
              - {draw: Ramp, amount: 100, for: 1 month, recovery: none}
            """;
    private static final String PLAN = """
            plan: AE
            use: [RATES 2026.1]
            title: With a library
            currency: EUR
            pays: month
            credits: [{credit: sale, of: orders, to: seller}]
            measures: [{measure: bookings, credits: sale, sum: amount, quota: bookings}]
            components:
              - use: Standard
                component: New bookings
                cap: 180
              - use: Standard
                component: Without a cap
                cap:
              - use: Margin
              - {component: Curved, on: bookings, rate: 1 %, curve: payout}
            payments:
              - use: Ramp
                amount: 500
            examples:
              - example: twice the quota
                date: 2026-02-01
                payee: {base_rate: 10 %, from: 2026-02-01}
                quota: {bookings: 1000}
                transactions: [{amount: 2000, cost: 1200}]
                expect: {New bookings: 180, Without a cap: 200, Margin: 40, Curved: 20, Ramp: 60, paid: 500}
            """;

    @Test
    void takesPartsWithWhatThePlanSaysOtherwise() {
        var reading = PlanReader.read(PLAN, libraries(RATES));

        assertThat(reading.problems()).isEmpty();
        assertThat(PlanExamples.run(reading))
                .allSatisfy(result -> assertThat(result.fault()).isEmpty());
        assertThat(reading.libraries()).containsExactly(new LibraryName("RATES", "2026.1"));
    }

    @Test
    void writesWhatWasUsedAsUsed() {
        var reading = PlanReader.read(PLAN, libraries(RATES));
        var once = PlanWriter.write(reading);
        var again = PlanReader.read(once, libraries(RATES));

        assertThat(once)
                .contains("use: [RATES 2026.1]", "- use: Standard", "cap: 180")
                .doesNotContain("by_margin");
        assertThat(again.problems()).as(once).isEmpty();
        assertThat(PlanWriter.write(again)).isEqualTo(once);
        assertThat(PlanExamples.run(again)).allMatch(ExampleResult::passes);
    }

    @Test
    void explainsWhichLibraryAPartCameFrom() {
        var reading = PlanReader.read(PLAN, libraries(RATES));
        var explained = PlanExamples.explain(reading, reading.examples().getFirst());

        assertThat(explained)
                .filteredOn(earning -> earning.arguments().contains("New bookings"))
                .singleElement()
                .satisfies(earning -> assertThat(earning.children())
                        .filteredOn(step -> step.step() == Explanation.Step.LIBRARY)
                        .singleElement()
                        .satisfies(step -> {
                            assertThat(step.arguments()).containsExactly("RATES 2026.1", "16");
                            assertThat(step.planLine()).isEqualTo(9);
                        }));
        assertThat(explained)
                .filteredOn(earning -> earning.arguments().contains("Curved"))
                .singleElement()
                .satisfies(earning ->
                        assertThat(earning.children()).noneMatch(step -> step.step() == Explanation.Step.LIBRARY));
    }

    @Test
    void namesLibrariesAndPartsThatAreNotThere() {
        assertThat(problems(PLAN.replace("2026.1", "2026.2"), RATES))
                .contains("line 2, column 7: There is no library RATES 2026.2; its versions are 2026.1.");
        assertThat(problems(PLAN.replace("use: Margin", "use: Margn"), RATES))
                .contains("line 15, column 10: No library that is used has “Margn” among its components; did you"
                        + " mean “Margin”?");
        assertThat(problems(PLAN.replace("use: [RATES 2026.1]\n", ""), RATES))
                .contains("line 8, column 10: The plan opens no library that could have “Standard”; add “use: [RATES"
                        + " 2026.1]” to the plan.");
    }

    @Test
    void showsAFaultOfALibraryWhereItIsUsedAndWhereItIsWritten() {
        assertThat(problems(PLAN, RATES.replace("on: bookings\n    per", "on: bookigs\n    per")))
                .containsExactly(
                        "line 15, column 10 (library RATES 2026.1, line 21): There is no measure “bookigs”; did"
                                + " you mean “bookings”?");
        assertThat(problems(PLAN, RATES.replace("title: Rates", "\ttitle: Rates")))
                .anySatisfy(
                        problem -> assertThat(problem).startsWith("line 2, column 7: Library RATES 2026.1, line 3"));
    }

    @Test
    void refusesLibrariesThatUseEachOtherInACircle() {
        var a = "library: A\nversion: 1\ntitle: a\nuse: [B 1]\n";
        var b = "library: B\nversion: 1\ntitle: b\nuse: [A 1]\n";

        assertThat(LibraryReader.read(a, libraries(a, b)).problems())
                .extracting(PlanProblem::sentence)
                .containsExactly("Library A 1 uses itself: A 1 → B 1 → A 1; take one of these out.");
        assertThat(problems(PLAN.replace("[RATES 2026.1]", "[RATES 2026.1, A 1]"), RATES, a, b))
                .containsExactly("line 2, column 21: Library A 1 uses itself: A 1 → B 1 → A 1; take one of these out.");
    }

    @Test
    void refusesAPartThatTwoLibrariesHave() {
        var other = RATES.replace("library: RATES", "library: OTHER");

        assertThat(problems(PLAN.replace("[RATES 2026.1]", "[RATES 2026.1, OTHER 2026.1]"), RATES, other))
                .anySatisfy(problem -> assertThat(problem)
                        .isEqualTo(
                                "line 9, column 10: “Standard” is in RATES 2026.1 and in OTHER 2026.1; use one of these"
                                        + " libraries only."));
    }

    @Test
    void takesPartsThroughAnotherLibrary() {
        var above = """
                library: ABOVE
                version: 1
                title: Made of others
                use: [RATES 2026.1]
                components:
                  - use: Standard
                    component: Twice
                    cap: 300
                """;
        var plan = PLAN.replace("[RATES 2026.1]", "[ABOVE 1]")
                .replace("use: Standard\n    component: New", "use: Twice\n    component: New");
        var reading = PlanReader.read(plan, libraries(RATES, above));

        assertThat(reading.problems()).isEmpty();
        assertThat(PlanExamples.run(reading))
                .allSatisfy(result -> assertThat(result.fault()).isEmpty());
    }

    @Test
    void checksTablesAndKeysOfALibraryByItself() {
        assertThat(LibraryReader.read(RATES, Libraries.NONE).problems()).isEmpty();
        assertThat(LibraryReader.read(
                                RATES.replace("cells: [1 %, 2 %]", "cells: [1 %]")
                                        .replace("cap: 100", "caps: 100")
                                        .replace("component: Margin", "component: Standard"),
                                Libraries.NONE)
                        .problems())
                .extracting(PlanProblem::sentence)
                .anyMatch(sentence -> sentence.contains("did you mean “cap”?"))
                .anyMatch(sentence -> sentence.equals("“Standard” is already on line 16; give this one another name."))
                .hasSize(3);
    }

    private static List<String> problems(String plan, String... texts) {
        return PlanReader.read(plan, libraries(texts)).problems().stream()
                .map(PlanProblem::toString)
                .toList();
    }

    private static Libraries libraries(String... texts) {
        Map<LibraryName, String> known = new TreeMap<>();
        for (var text : texts) {
            known.put(LibraryReader.nameOf(text).orElseGet(() -> new LibraryName("RATES", "2026.1")), text);
        }
        return new Libraries() {
            @Override
            public Optional<String> text(LibraryName name) {
                return Optional.ofNullable(known.get(name));
            }

            @Override
            public List<LibraryName> names() {
                return new ArrayList<>(Objects.requireNonNull(known).keySet());
            }
        };
    }
}
