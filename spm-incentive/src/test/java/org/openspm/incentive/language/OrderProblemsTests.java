package org.openspm.incentive.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults in which deals count, in windows of each payee's own, and in curves by field. */
class OrderProblemsTests {
    private static final String SOUND = """
        plan: AE
        title: Account Executive
        currency: EUR
        pays: quarter
        curves:
          - {curve: steep, axis: percent, value: percent, points: [{at: 0 %, value: 0 %}, {at: 100 %, value: 200 %}]}
          - {curve: flat, axis: percent, value: percent, points: [{at: 0 %, value: 0 %}, {at: 100 %, value: 100 %}]}
          - {curve: money, axis: percent, value: money, points: [{at: 0 %, value: 0}, {at: 100 %, value: 100}]}
        credits: [{credit: sale, of: orders, to: seller}]
        measures:
          - {measure: sales, credits: sale, sum: amount, quota: sales}
          - {measure: own, credits: sale, sum: amount, take: 2 largest, accumulates: year from payee.hired}
        components:
          - {component: Money, on: sales, curve: money}
          - {component: Bonus, on: sales, target: 100, curve: {by: payee.title, AE: steep, otherwise: flat}}
          - {component: Own, on: own, rate: 1 %}
          - {component: Each, on: sales, per: credit, amount: 'IF(rank = 1, 5, 2 * number)'}
        """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        take: 2 largest | take: 2 best | line 12, column 54: “2 best” says not which deals count; write “5 largest”, “5 smallest”, “first 5”, “after 5” or “every 5th”.
        take: 2 largest | take: 2 largest, group: {by: channel, each: value} | line 12, column 48: A measure takes some deals or groups all of them, this one does both; make two measures of it.
        year from payee.hired | year from payee.title | line 12, column 88: This is a text, here a date is wanted.
        year from payee.hired | 4 months from payee.hired | line 12, column 78: A window of 4 months is not made of the periods of the plan; write a multiple of 3, at most 120.
        on: own, rate: 1 % | on: own, pool: {amount: 5} | line 16, column 5: Measure “own” begins again on another day for each payee, so “Own” has no one period to share or rank; use a measure of the calendar.
        on: own, rate: 1 % | on: own, per: credit, rate: 1 % | line 16, column 5: Later deals can be larger than those that “Own” has paid already; pay the measure as a whole (leave “per: credit” out), or let it accumulate over one period.
        on: sales, per: credit | on: own, per: credit | line 17, column 5: Later deals can be larger than those that “Each” has paid already; pay the measure as a whole (leave “per: credit” out), or let it accumulate over one period.
        AE: steep | AE: stepe | line 15, column 77: There is no curve “stepe”; did you mean “steep”?
        AE: steep | AE: money | line 15, column 73: Curve “money” gives money over percent, “flat” percent over percent; curves that stand for each other are of one kind.
        AE: steep, otherwise: flat | AE: steep | line 15, column 55: Curves by field has no “otherwise”; add “otherwise: flat”.
        IF(rank = 1, 5, 2 * number) | MOD("a", 2) | line 17, column 60: MOD needs numbers, this is a text.
        IF(rank = 1, 5, 2 * number) | IF(date > ADDMONTHS(payee.start, 5 %), 5, 0) | line 17, column 89: ADDMONTHS needs a number of months, this is a percent; write ADDMONTHS(payee.hired, 12).
        """)
    void namesPlaceValueAndRemedy(String sound, String faulty, String problem) {
        assertThat(PlanReader.read(SOUND).problems()).isEmpty();
        assertThat(PlanReader.read(SOUND.replace(sound, faulty)).problems())
                .first()
                .hasToString(problem);
    }

    @ParameterizedTest
    @CsvSource({"'IF(rank = 1, 5, 0)', false", "'IF(number = 1, 5, 0)', true"})
    void refusesTheRankAmongDealsOfALongerWindow(String amount, boolean sound) {
        var text = SOUND.replace("sum: amount, quota: sales", "sum: amount, quota: sales, accumulates: year")
                .replace("IF(rank = 1, 5, 2 * number)", amount);
        assertThat(PlanReader.read(text).isSound()).isEqualTo(sound);
    }
}
