package org.openspm.incentive.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Money of different currencies is never added or compared unless the plan says in which one. */
class CurrencyProblemsTests {
    private static final String ABROAD = """
        plan: AE
        title: Account Executive
        currency: payee
        pays: month
        exchange:
          transactions: {rate: spot, on: period end}
        credits: [{credit: sale, of: orders, to: seller}]
        measures:
          - {measure: sales, credits: sale, sum: amount, quota: sales}
          - {measure: deals, credits: sale, count: credits, quota: deals}
        components:
          - {component: Each, on: sales, per: credit, rate: 5 %}
        """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {component: C, on: sales, amount: '1 % * TEAM(measure.sales)'} | line 13, column 46: TEAM adds up money of people
        {component: C, on: sales, amount: 100, gate: TEAM(attainment.sales) > 1} | line 13, column 50: TEAM adds up money of people
        {component: C, on: sales, amount: 'MANAGER(measure.sales, "reporting") / 100'} | line 13, column 40: MANAGER looks at money of somebody else
        {component: C, on: deals, pool: {amount: 500}} | line 13, column 5: “C” shares out a pool among people
        {component: C, on: sales, contest: {ties: best rank, prizes: [{places: 1, amount: 9}]}} | line 13, column 5: “C” ranks money of people
        {component: C, on: sales, downline: {components: [Each], along: reporting}, rate: 1 %} | line 13, column 5: “C” pays on what people earned
        {component: C, on: sales, rate: 1 %, budget: {amount: 5, when short: pro rata}} | line 13, column 50: A budget adds up money of people
        """)
    void refusesToPutMoneyOfSeveralCurrenciesTogether(String component, String problem) {
        var text = ABROAD + "  - " + component + "\n";
        assertThat(PlanReader.read(text).problems())
                .singleElement()
                .satisfies(found -> assertThat(found.toString())
                        .startsWith(problem)
                        .endsWith(
                                " who may have different currencies; say in which one, as in “exchange: {together: {in: EUR, rate:"
                                        + " end-of-day, on: period end}}”, or give the plan one currency."));
        var said = text.replace("credits: [", "  together: {in: EUR, rate: spot, on: period end}\ncredits: [");
        assertThat(PlanReader.read(said).problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {component: C, on: deals, amount: 100, gate: TEAM(attainment.deals) > 1}
        {component: C, on: deals, amount: 100, gate: 'MANAGER(attainment.sales, "reporting") > 1'}
        {component: C, on: deals, contest: {ties: best rank, prizes: [{places: 1, amount: 9}]}}
        {component: C, on: sales, contest: {by: attainment, ties: best rank, prizes: [{places: 1, amount: 9}]}}
        """)
    void findsNothingInWhatHasNoCurrency(String component) {
        assertThat(PlanReader.read(ABROAD + "  - " + component + "\n").problems())
                .isEmpty();
    }

    @Test
    void refusesACommonCurrencyBesideAFixedOne() {
        var text = ABROAD.replace("currency: payee", "currency: EUR")
                .replace("credits: [", "  together: {in: EUR, rate: spot, on: period end}\ncredits: [");
        assertThat(PlanReader.read(text).problems())
                .singleElement()
                .hasToString(
                        "line 7, column 3: The plan is in one currency for all, so what several people have needs no"
                                + " other; remove “together”.");
    }

    @Test
    void refusesToPutTogetherByTheDayOfTheCredit() {
        var text = ABROAD.replace("credits: [", "  together: {in: EUR, rate: spot, on: credit date}\ncredits: [");
        assertThat(PlanReader.read(text).problems())
                .singleElement()
                .hasToString("line 7, column 35: What several people have is put together once for a period; write “on:"
                        + " period end” or “on: period start”.");
    }

    @Test
    void refusesAFieldThatIsNotConvertedBesideCreditsThatAre() {
        var text = ABROAD.replace("rate: 5 %", "rate: '5 % * cost / amount'");
        assertThat(PlanReader.read(text).problems())
                .singleElement()
                .hasToString("line 12, column 60: “cost” is in the transaction's currency, while credits are converted;"
                        + " make it part of the amount of a credit rule, which is converted as a whole.");
    }
}
