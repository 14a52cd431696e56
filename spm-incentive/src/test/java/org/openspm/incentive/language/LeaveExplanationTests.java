package org.openspm.incentive.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openspm.incentive.calc.Explanation;
import org.openspm.incentive.calc.Explanation.Step;

/** Whoever asks why a month on leave paid what it did is told of the days away, of how many, and why they count. */
class LeaveExplanationTests {
    private static final String PLAN = """
            plan: LEAVE
            title: Leave
            currency: EUR
            pays: month
            credits: [{credit: sale, of: orders, to: seller}]
            measures:
              - {measure: sales, credits: sale, sum: amount, quota: {measure: sales, prorate: weekdays, leave: [PARENTAL]}}
            components:
              - {component: Commission, on: sales, rate: 10 %}
              - {component: Bonus, on: sales, target: 900, prorate: days, leave: all}
              - component: Leave pay
                on: sales
                amount: EARNEDBEFORE("Commission", 2) * ABSENTDAYS(period.start, period.end, "PARENTAL") / 30
            payments:
              - {guarantee: Least, amount: 3000, prorate: days, leave: [SICK]}
            examples:
              - example: away in April
                quota: {sales: 2200}
                payee: {from: 2026-01-01, to: 2026-04-27}
                transactions: [{date: 2026-03-10, amount: 3000}, {date: 2026-04-20, amount: 1600}]
                absences:
                  - {kind: PARENTAL, from: 2026-04-01, to: 2026-04-08}
                  - {kind: SICK, from: 2026-04-09, to: 2026-04-12, share: 50 %}
                expect: {Commission: 160}
            """;

    @Test
    void tellsOfTheDaysAwayAndOnThePlan() {
        var reading = PlanReader.read(PLAN);
        assertThat(reading.problems()).isEmpty();
        var explained = PlanExamples.explain(reading, reading.examples().getFirst());
        var steps = explained.stream().flatMap(LeaveExplanationTests::all).toList();

        assertThat(told(steps, Step.LEAVE))
                .contains(
                        List.of("6.0", "22", "PARENTAL", "weekdays"),
                        List.of("10.0", "30", "PARENTAL, SICK", "days"),
                        List.of("8.0", "30", "PARENTAL", "days"),
                        List.of("2.0", "30", "SICK", "days"));
        assertThat(told(steps, Step.PRORATED)).contains(List.of("27.0", "30", "", "days"));
        assertThat(told(steps, Step.EARNED_BEFORE))
                .hasSize(1)
                .first()
                .asString()
                .contains("Commission, 2");
    }

    private static List<List<String>> told(List<Explanation> steps, Step step) {
        return steps.stream()
                .filter(one -> one.step() == step)
                .map(Explanation::arguments)
                .distinct()
                .toList();
    }

    private static Stream<Explanation> all(Explanation step) {
        return Stream.concat(Stream.of(step), step.children().stream().flatMap(LeaveExplanationTests::all));
    }
}
