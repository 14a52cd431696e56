package org.openspm.incentive.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every fault of a plan is named with its line, its column, the value and the remedy. */
class PlanProblemsTests {
    private static final String SOUND = """
        plan: AE
        title: Account Executive
        currency: EUR
        pays: quarter
        credits:
          - credit: direct
            of: orders
            when: channel = "direct"
            to: seller
        measures:
          - measure: bookings
            credits: direct
            sum: amount
            quota: new_bookings
        components:
          - component: New bookings
            on: bookings
            rate: payee.base_rate
            tiers:
              mode: marginal
              bands:
                - {to: 100 %, value: x 1}
                - {to: 120 %, value: x 1.5}
                - {value: x 2}
            cap: 3 * payee.target_incentive
        """;

    @Test
    void findsNothingInASoundPlan() {
        assertThat(PlanReader.read(SOUND).problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        pays: quarter | pays: quartr | line 4, column 7: “quartr” is no kind of period; it is one of half month, month, quarter, half year, year. Did you mean “quarter”?
        currency: EUR | currency: euro | line 3, column 11: “euro” is no currency; write an ISO 4217 code of three capitals such as EUR.
        cap: 3 | caps: 3 | line 25, column 5: “caps” is not known in a component; did you mean “cap”?
        channel = "direct" | chanel = "direct" | line 8, column 11: “chanel” is not known here; did you mean “channel”?
        channel = "direct" | amount * amount > 3 | line 8, column 18: Money × money has no meaning; one side must be a rate, a percentage or a number.
        channel = "direct" | channel = 5 | line 8, column 19: Cannot compare text with number; both sides must be of one kind.
        channel = "direct" | date = 2026-02-30 | line 8, column 18: There is no day 2026-02-30; dates are written year-month-day.
        credits: direct | credits: dirct | line 12, column 14: There is no credit rule “dirct”; did you mean “direct”?
        on: bookings | on: bookigs | line 17, column 9: There is no measure “bookigs”; did you mean “bookings”?
        {to: 120 % | {from: 110 %, to: 120 % | line 23, column 12: There is a gap from 100 % to 110 %; begin band 2 at 100 %, or leave “from” out.
        {to: 120 % | {from: 90 %, to: 120 % | line 23, column 12: Band 2 overlaps the one before from 90 % to 100 %; begin it at 100 %, or leave “from” out.
        {to: 120 % | {to: 100 % | line 23, column 12: Band 2 ends at 100 %, not above its start 100 %, so it is never reached; raise its end or remove it.
        {to: 120 % | {to: 1.2 | line 23, column 16: “1.2” is no percentage of the quota; write for example 120 %, or use “axis: amount”.
        {value: x 2} | {to: 200 %, value: x 2} | line 24, column 12: What is above 200 % has no band; leave “to” out of the last band, or add one behind.
        cap: 3 | cap: EARNED("New boookings") + 3 | line 25, column 17: There is no component “New boookings”; did you mean “New bookings”?
        cap: 3 | cap: EARNED("New bookings") + 3 | line 16, column 5: “New bookings” rests on its own earnings: New bookings → New bookings; let one of them stand on a measure.
        cap: 3 | cap: EARNED("New bookings", "week") + 3 | line 25, column 33: The window of EARNED is “period”, “quarter”, “half year”, “year”, “plan”, in quotes: EARNED("New bookings", "year").
        sum: amount | sum: EARNED("New bookings") | line 13, column 17: EARNED is known in components and pay rules only, because measures are worked out before anything is earned.
        to: seller | to: {seller: 60 %, overlay: 30 %} | line 9, column 9: The shares add up to 90 %; they must add up to 100 %, or one recipient gets the “rest”.
        """)
    void namesPlaceValueAndRemedy(String sound, String faulty, String problem) {
        assertThat(PlanReader.read(SOUND.replace(sound, faulty)).problems())
                .first()
                .hasToString(problem);
    }

    private static final String CHARTED = """
        plan: CH
        title: Charts, scores, teams
        currency: EUR
        pays: month
        curves:
          - curve: payout
            axis: percent
            value: percent
            points: [{at: 80 %, value: 50 %}, {at: 100 %, value: 100 %}]
        tables:
          - table: ramp
            value: percent
            by: [{axis: month, unit: number, from: [1, 4], before: hold}]
            cells: [50 %, 100 %]
        credits: [{credit: sale, of: orders, to: seller}]
        measures:
          - measure: sales
            credits: sale
            sum: amount
            quota: {measure: sales, times: 'TABLE(ramp, period.number)'}
          - measure: score
            score: {weights: {sales: 100 %}}
          - measure: half
            calculate: measure.sales / 2
        components:
          - component: Bonus
            on: sales
            target: 1000
            curve: payout
          - component: Pool
            on: sales
            pool: {amount: 10 % * team.sales, by: measure.half}
          - component: Contest
            on: score
            contest:
              ties: best rank
              prizes:
                - {places: 1, amount: 500}
                - {places: 2 to 3, amount: 100}
        """;

    @Test
    void findsNothingInASoundPlanWithCharts() {
        assertThat(PlanReader.read(CHARTED).problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {at: 100 %, value: 100 %} | {at: 80 %, value: 100 %} | line 9, column 39: There are two points at 80 %; a jump is one point, as in {at: 80 %, value: 0 %, then: 40 %}.
        {at: 100 %, value: 100 %}] | {at: 100 %, value: 100 %}, {at: 90 %, value: 1 %}] | line 9, column 66: 90 % comes after 100 %; the places of an axis go only up, or only down.
        {at: 100 %, value: 100 %} | {at: 1, value: 100 %} | line 9, column 44: “at” is a percentage; write 100 % instead of “1”.
        from: [1, 4] | from: [4, 1, 2] | line 13, column 51: 2 comes after 1; the places of an axis go only up, or only down.
        from: [1, 4] | from: [1, 1] | line 13, column 48: 1 is there twice, so the second is never reached; remove one.
        , before: hold} | } | line 13, column 10: The axis says nothing below 1; add “before: zero”, “before: hold” or “before: refuse”.
        cells: [50 %, 100 %] | cells: [50 %] | line 14, column 12: Axis “month” has 2 places, so there must be a list of 2 here; this is one of 1.
        cells: [50 %, 100 %] | cells: [50 %, 1] | line 14, column 19: A cell is a percentage; write 100 % instead of “1”.
        TABLE(ramp, period.number) | TABLE(rampe, period.number) | line 20, column 43: There is no table “rampe”; did you mean “ramp”?
        TABLE(ramp, period.number) | TABLE(ramp, period.code) | line 20, column 49: “ramp” is read at a number here, this is a text.
        TABLE(ramp, period.number) | TABLE(ramp, period.number, 2) | line 20, column 37: TABLE of “ramp” needs 1 value behind the name, this has 2.
        TABLE(ramp, period.number) | 50 % | line 11, column 5: “ramp” is never read; use it as TABLE(ramp, …), or remove it.
        weights: {sales | weights: {sale | line 22, column 23: There is no measure “sale” above this one; did you mean “sales”?
        measure.sales / 2 | measure.half / 2 | line 24, column 16: “measure.half” is not known here; did you mean “measure.sales”?
        1000@    curve: payout | 1000@    curve: payot | line 29, column 12: There is no curve “payot”; did you mean “payout”?
        target: 1000 | rate: 5 % | line 28, column 5: The curve gives the rate itself; remove “rate”.
        measure.sales / 2 | PRIOR(payee.x, 2) | line 24, column 22: PRIOR looks at a measure, quota or attainment of the plan, as in PRIOR(measure.bookings, …).
        measure.sales / 2 | PRIOR(measure.sales, 0) | line 24, column 37: PRIOR counts periods of the plan, a whole number from 1 to 60, as in PRIOR(measure.bookings, 12).
        measure.sales / 2 | TRAILING(attainment.sales, 3) | line 24, column 25: TRAILING looks at a measure or quota of the plan, as in TRAILING(measure.bookings, …).
        measure.sales / 2 | TEAM(measure.sales, "region") | line 24, column 36: A team is “plan”, “title” or “manager along reporting”, in quotes: TEAM(measure.bookings, "title").
        measure.sales / 2 | team.sales | line 24, column 16: “team.sales” is known in the amount of a pool; what all have together is TEAM(measure.sales) here.
        places: 2 to 3 | places: to 120 % | line 39, column 20: “to 120 %” is no further part of those who take part; write where the places end, up to 100 %, such as “to 10 %” and behind it “to 30 %”.
        places: 1, | places: to 50 %, | line 39, column 20: “2 to 3” follows a part of all; write a larger part such as “to 60 %”.
        10 % * team.sales | 10 % * measure.sales | line 32, column 27: “measure.sales” is of one payee; write “team.sales” for what all have together.
        10 % * team.sales | team.sales * team.sales | line 32, column 31: Money × money has no meaning; one side must be a rate, a percentage or a number.
        places: 2 to 3 | places: 3 | line 39, column 20: “3” does not go on at place 2; write “2” or “2 to 6”, or “to 10 %” of those who take part.
        ties: best rank | ties: best | line 36, column 13: “best” is no treatment of ties; it is one of best rank, worst rank, first to reach, share prizes.
        """)
    void namesWhatIsWrongWithChartsScoresAndTeams(String sound, String faulty, String problem) {
        var text = CHARTED.replace(sound.replace('@', '\n'), faulty.replace('@', '\n'));
        assertThat(PlanReader.read(text).problems()).first().hasToString(problem);
    }

    @Test
    void refusesToProrateWhatIsEarnedToDate() {
        var text = CHARTED.replace("target: 1000", "target: 1000\n    prorate: days")
                .replace("    sum: amount\n", "    sum: amount\n    accumulates: year\n");
        assertThat(PlanReader.read(text).problems())
                .extracting(PlanProblem::sentence)
                .containsExactly("“Bonus” is prorated by the days of a period, and measure “sales” accumulates over a"
                        + " longer time; prorate its quota, or put the days into the amount.");
    }

    @Test
    void refusesTiersOnAttainmentWithoutAQuota() {
        var text = SOUND.replace("    quota: new_bookings\n", "").replace("mode: marginal", "{axis: attainment}");
        assertThat(PlanReader.read(text).isSound()).isFalse();
        var stated = SOUND.replace("    quota: new_bookings\n", "")
                .replace("mode: marginal", "mode: marginal\n      axis: attainment");
        assertThat(PlanReader.read(stated).problems())
                .extracting(PlanProblem::sentence)
                .contains("Tiers on attainment need a quota, measure “bookings” has none; add “quota: …” to it, or use"
                        + " “axis: amount”.");
    }

    @Test
    void refusesAKeyThatIsThereTwice() {
        assertThat(PlanReader.read(SOUND.replace("pays: quarter", "pays: quarter\npays: month"))
                        .problems())
                .extracting(PlanProblem::line)
                .contains(5);
    }

    @Test
    void refusesAnchors() {
        assertThat(PlanReader.read(SOUND.replace("currency: EUR", "currency: &c EUR"))
                        .problems())
                .extracting(PlanProblem::toString)
                .containsExactly(
                        "line 3, column 11: Anchors (&) and aliases (*) are not used in plans; write the value out.");
    }

    /** Damaged plans are refused or read, never a crash; what is read can be written and read again. */
    @Test
    void survivesDamagedTexts() throws IOException {
        var random = new Random(20260101);
        var text = Files.readString(ProjectFolder.root().resolve("plans/adventureworks/plan-c.yaml"));
        for (int round = 0; round < 1_000; round++) {
            var damaged = damaged(text, random);
            var reading = PlanReader.read(damaged);
            if (reading.isSound()) {
                var once = PlanWriter.write(reading);
                assertThat(PlanReader.read(once).problems())
                        .as(damaged + "\n---\n" + once)
                        .isEmpty();
            } else {
                assertThat(reading.problems()).isNotEmpty();
            }
        }
    }

    private static String damaged(String text, Random random) {
        var result = new StringBuilder(text);
        var signs = "{}[]:,-#&*!|>'\"%@` \n\tx9.€\u0000\uD83D\uDE00()=";
        for (int change = random.nextInt(6); change >= 0; change--) {
            int at = random.nextInt(result.length());
            switch (random.nextInt(3)) {
                case 0 -> result.deleteCharAt(at);
                case 1 -> result.insert(at, signs.charAt(random.nextInt(signs.length())));
                default ->
                    result.insert(at, text, Math.min(at, 200), Math.min(text.length(), at + random.nextInt(40) + 200));
            }
        }
        return result.toString();
    }
}
