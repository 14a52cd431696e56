package org.openspm.incentive.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pay rules that cannot be meant are refused at save, each with its place, its value and what would be right. */
class PaymentProblemsTests {
    private static final String PLAN = """
            plan: P
            title: P
            currency: EUR
            pays: month
            credits: [{credit: sale, of: orders, to: seller}]
            measures: [{measure: sales, credits: sale, sum: amount}]
            components: [{component: Commission, on: sales, rate: 10 %}, {component: Bonus, on: sales, amount: 10}]
            payments:
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    - {drawing: X}                                                    | begins with its kind and name
                    - {draw: D, amount: 100}                                          | has no “recovery”
                    - {draw: D, amount: 100, recovery: yes}                           | “yes” is no recovery; write “recovery: none”
                    - {draw: D, amount: 100, recovery: {share: 140 %}}                | “140 %” is no share
                    - {draw: D, amount: 100, recovery: {from: period 0}}              | “period 0” is no date
                    - {draw: D, amount: sales, recovery: none}                        | sales
                    - {draw: D, amount: 5 %, recovery: none}                          | money
                    - {guarantee: G, amount: 100, for: six months}                    | “six months” is no length of time; write “6 months”
                    - {guarantee: G, amount: 100, over: years}                        | “years” is no answer to “over”
                    - {advance: A, amount: 100, for: 1 month, recovery: none}         | An advance is repaid
                    - {advance: A, amount: 100, recovery: {limit: 10}}                | in every period until it is said to end; add “for: 1 month”
                    - {advance: A, amount: 100, for: 1 month}                         | has no “recovery”
                    - {guarantee: G, amount: 100, leave: all}                         | nothing is prorated here; add “prorate: days”
                    - {draw: D, amount: 1, recovery: none, prorate: days, leave: sick} | “sick” is no kind of absence; write the codes in capitals
                    - {draw: D, amount: 1, recovery: none, prorate: days, leave: [all, SICK]} | “all” is no kind of absence
                    - {guarantee: G, amount: 1, prorate: days, leave: {kind: SICK}}   | “kind” is not known in a leave; did you mean “kinds”?
                    - {guarantee: G, amount: 1, prorate: days, leave: {all but: all}} | All but all is nothing
                    - {guarantee: G, amount: 1, prorate: days, leave: {kinds: A, all but: B}} | keep one of them
                    - {guarantee: G, amount: 1, prorate: days, leave: {longer than: 30}} | “30” is no length of time
                    - {guarantee: G, amount: 1, while: 'ABSENTDAYS(period.start, period.end, "sick") > 0'} | names kinds of absence by their codes
                    - {guarantee: G, amount: 'EARNEDBEFORE("Commission", 0)'}         | a whole number from 1 to 36
                    - {guarantee: G, amount: 'EARNEDBEFORE("Commision", 3)'}          | did you mean “Commission”?
                    - {holdback: H, share: 25 %, release: payment, when: 'payee.absence = ""', of: Bonus, leave: all} | “leave” is not known in a holdback
                    - {minimum: M, amount: 10}                                        | has no “below”
                    - {maximum: M, amount: 10, excess: kept}                          | “kept” is no way with what is too much
                    - {negative: N, then: forgiven, share: 50 %}                      | Only what is carried is deducted later
                    - {holdback: H, share: 25 %, release: someday}                    | “someday” is nothing to wait for
                    - {holdback: H, share: 25 %}                                      | has no “release”
                    - {holdback: H, share: 25 %, release: {field: amount}}            | “amount” holds no day
                    - {holdback: H, share: 25 %, release: {on: refund}}               | “refund” is no kind of event
                    - {holdback: H, of: Comission, share: 25 %, release: payment}     | did you mean “Commission”?
                    - {holdback: H, parts: [{share: 60 %, release: payment}, {share: 50 %, release: year end}]} | come to 110 %
                    - {holdback: H, share: 5 %, release: payment, parts: []}          | “parts” says shares and releases
                    - {instalments: I, parts: 1}                                      | “1” is no whole number from 2 to 999
                    - {clawback: C, within: 12}                                       | “12” is no length of time
                    - {clawback: C, deduct over: 10}                                  | “10” is no number of periods; write “10 periods”
                    - {clawback: C, take: half}                                       | “half” is no answer to “take”
                    - {draw: Bonus, amount: 100, recovery: none}                      | is the name of a component already
                    - {clawback: C, shares: 5 %}                                      | “shares” is not known in a clawback; did you mean “share”?
                    """)
    void refusesWhatCannotBeMeant(String rule, String sentence) {
        var problems = PlanReader.read(PLAN + "  " + rule + "\n").problems();

        assertThat(problems).isNotEmpty();
        assertThat(problems.getFirst().at().line()).isEqualTo(9);
        assertThat(problems.getFirst().sentence()).contains(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {draw: D, amount: 1, recovery: none}         | {clawback: C}                          | stands after the draw “D”
                    {clawback: C}                                | {holdback: H, share: 5 %, release: payment} | stands after the clawback “C”
                    {holdback: H, share: 5 %, release: payment}  | {instalments: I, of: Bonus, parts: 3}  | held back by another rule already
                    {maximum: M, amount: 1, excess: forfeited}   | {minimum: M, amount: 1, below: forfeited} | already on line 9
                    """)
    void refusesRulesThatDoNotGoTogether(String first, String second, String sentence) {
        var problems = PlanReader.read(PLAN + "  - " + first + "\n  - " + second + "\n")
                .problems();

        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().at().line()).isEqualTo(10);
        assertThat(problems.getFirst().sentence()).contains(sentence);
    }
}
