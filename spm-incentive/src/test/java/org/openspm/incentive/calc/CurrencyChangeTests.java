package org.openspm.incentive.calc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openspm.domain.shared.Currency;
import org.openspm.domain.shared.DateRange;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.calc.input.Days;
import org.openspm.incentive.calc.input.Fields;
import org.openspm.incentive.calc.input.Owner;
import org.openspm.incentive.calc.input.PeriodKind;
import org.openspm.incentive.calc.input.Snapshot;
import org.openspm.incentive.language.PlanReader;

/** Whoever is paid in another currency from a day on takes along what is carried, at the rate of that day. */
class CurrencyChangeTests {
    private static final Currency EUR = Currency.of("EUR");
    private static final Currency USD = Currency.of("USD");
    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final LocalDate CHANGE = LocalDate.of(2026, 3, 15);
    private static final DateRange YEAR = new DateRange(START, START.plusYears(1));
    private static final String PLAN = """
            plan: MOVES
            title: Moves
            currency: payee
            exchange: {transactions: {rate: spot, on: period end}}
            pays: month
            credits: [{credit: own, of: orders, events: [order], to: seller}]
            measures: [{measure: sales, credits: own, sum: amount}]
            components: [{component: Commission, on: sales, per: credit, rate: 10 %}]
            payments:
              -\s""";

    /** A deal, or what happened to it. */
    private record Event(String code, String kind, String date, String amount, String currency, String reference) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 1_000, 2_000})
    void atARateOfOneNothingIsDifferentWhateverTheHistory(long first) {
        for (long seed = first; seed < first + 25; seed++) {
            var company = new RandomPayments(seed, seed % 2 == 0);
            var version = List.of(new PlanVersion(company.limitedInOwnCurrency(), null));
            var all = RandomPayments.months(0, RandomPayments.MONTHS);
            var stayed = Calculator.calculate(company.snapshot(1), version, all, 1, Progress.SILENT);
            var moved = Calculator.calculate(company.snapshotOfTwoCurrencies(), version, all, 1, Progress.SILENT);
            assertThat(amounts(moved)).as("seed %d", seed).isEqualTo(amounts(stayed));
            assertThat(moved.earnings()).anyMatch(earning -> earning.currency().equals(USD));
            assertThat(stayed.earnings())
                    .noneMatch(earning -> earning.currency().equals(USD));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # rule                                                        | name | opened in euros | in dollars | carried on at the end of March | paid in March
            {draw: R, amount: 1000, recovery: {share: 100 %}}             | R    | 1866.67         | 2240.00    | 3240.00                        | 1000.00
            {advance: R, amount: 100, for: 2 months, recovery: {limit: 5}} | R   | 195.00          | 234.00     | 234.00                         | 0
            {minimum: R, amount: 5000, below: paid later}                 | R    | 133.33          | 160.00     | 160.00                         | 0
            {holdback: R, share: 50 %, release: 2026-06-30}               | R    | 66.67           | 80.00      | 80.00                          | 0
            {instalments: R, parts: 4}                                    | R    | 75.00           | 90.00      | 50.00                          | 40.00
            """)
    void whatIsCarriedGoesOnAtTheRateOfTheDayOfTheChange(
            String rule, String name, String opened, String converted, String closing, String paid) {
        var result = calculate(
                PLAN + rule,
                new Event("S1", "order", "2026-01-10", "1000.01", "EUR", ""),
                new Event("S2", "order", "2026-02-10", "333.33", "EUR", ""));

        var march = result.balances().stream()
                .filter(one -> one.rule().equals(name) && one.period() == 2)
                .findFirst()
                .orElseThrow();
        var change = march.balance().converted();
        assertThat(change).isNotNull();
        assertThat(change.amount()).isEqualByComparingTo(opened);
        assertThat(change.by().rate()).isEqualByComparingTo("1.2");
        assertThat(change.by().day()).isEqualTo(CHANGE);
        assertThat(march.currency()).isEqualTo(USD);
        assertThat(march.balance().opening()).isEqualByComparingTo(converted);
        assertThat(march.balance().closing()).isEqualByComparingTo(closing);
        assertThat(paid(result, 2)).isEqualByComparingTo(paid);
        assertThat(result.balances())
                .filteredOn(one -> one.period() != 2)
                .allSatisfy(one -> assertThat(one.balance().converted()).isNull());
    }

    @Test
    void aReturnTakesBackInDollarsWhatWasEarnedInEuros() {
        var result = calculate(
                PLAN + "{clawback: R, deduct over: 3 periods}",
                new Event("S1", "order", "2026-01-10", "1000", "EUR", ""),
                new Event("R1", "return", "2026-02-10", "-300", "EUR", "S1"),
                new Event("R2", "return", "2026-04-10", "-500", "EUR", "S1"));

        assertThat(paid(result, 1)).as("a third of 30 euros").isEqualByComparingTo("-10");
        assertThat(paid(result, 2)).as("the second third, at 1.2").isEqualByComparingTo("-12");
        assertThat(paid(result, 3)).as("the last, and a third of 50 at 1.2").isEqualByComparingTo("-32");
    }

    @Test
    void aGuaranteeOverAllPeriodsComparesInTheNewCurrency() {
        var result = calculate(
                PLAN + "{guarantee: R, amount: 600, over: all periods}",
                new Event("S1", "order", "2026-01-10", "1000", "EUR", ""),
                new Event("S2", "order", "2026-04-10", "20000", "USD", ""));

        assertThat(paid(result, 0)).isEqualByComparingTo("600");
        assertThat(paid(result, 1)).isEqualByComparingTo("600");
        assertThat(paid(result, 2)).isEqualByComparingTo("600");
        // Guaranteed 1,200 × 1.2 + 1,200 = 2,640, earned 100 × 1.2 + 2,000 = 2,120, topped up 1,100 × 1.2 + 600 =
        // 1,920.
        assertThat(paid(result, 3)).isEqualByComparingTo("600");
    }

    @Test
    void partsThatAreHeldComeToWhatTheirSumDoes() {
        var deals = new Event[7];
        for (int deal = 0; deal < deals.length; deal++) {
            deals[deal] = new Event("S" + deal, "order", "2026-02-10", "10.10", "EUR", "");
        }
        var result = calculate(PLAN + "{holdback: R, share: 100 %, release: 2026-04-30}", deals);

        // One part is 1.01 × 1.2 = 1.212; seven are 8.48 and not 8.47.
        assertThat(paid(result, 3)).isEqualByComparingTo("8.48");
    }

    @Test
    void whyNamesTheRateAndItsDay() {
        var snapshot = snapshot("1.2", new Event("S1", "order", "2026-01-10", "100", "EUR", ""));
        var versions = List.of(new PlanVersion(
                PlanReader.read(PLAN + "{draw: R, amount: 1000, recovery: {share: 100 %}}")
                        .orRefuse(),
                START));
        var explained = new Derivations(snapshot, versions, YEAR).explain(0, 0, "R", 2);

        assertThat(explained.toString())
                .contains("step=CONVERTED, arguments=[EUR, USD, 1990.0, 1.2, 2026-03-15], amount=2388.00");
    }

    @Test
    void withoutTheRateItNamesTheOneThatIsWanted() {
        var snapshot = snapshot(null, new Event("S1", "order", "2026-01-10", "100", "EUR", ""));
        assertThatThrownBy(() -> calculate(snapshot, PLAN + "{draw: R, amount: 1000, recovery: {share: 100 %}}"))
                .isInstanceOf(RuleViolation.class)
                .hasMessage(
                        "ana has figures in EUR under plan MOVES that later payments rest on, is paid in USD from M02"
                                + " on, and there is no rate of type spot from EUR to USD on or before 2026-03-15; import it and"
                                + " calculate again.");
        assertThatThrownBy(() -> calculate(
                        snapshot,
                        PLAN.replace("exchange: {transactions: {rate: spot, on: period end}}\n", "")
                                + "{draw: R, amount: 1000, recovery: {share: 100 %}}"))
                .isInstanceOf(RuleViolation.class)
                .hasMessageContaining("the plan says no type of rate; add “exchange: {transactions: {rate: spot");
    }

    private static Calculation calculate(String plan, Event... events) {
        return calculate(snapshot("1.2", events), plan);
    }

    private static Calculation calculate(Snapshot snapshot, String plan) {
        var version = new PlanVersion(PlanReader.read(plan).orRefuse(), START);
        return Calculator.calculate(snapshot, List.of(version), YEAR, 1, Progress.SILENT);
    }

    private static Snapshot snapshot(@org.jspecify.annotations.Nullable String rate, Event... events) {
        var builder = Snapshot.builder();
        int ana = builder.person("ana");
        builder.payeeCurrency(ana, EUR, new DateRange(null, CHANGE));
        builder.payeeCurrency(ana, USD, new DateRange(CHANGE, null));
        builder.assign("MOVES", Owner.person(ana), new DateRange(START, null));
        for (int month = 0; month < 12; month++) {
            builder.period(
                    "M%02d".formatted(month),
                    PeriodKind.MONTH,
                    2026,
                    new DateRange(START.plusMonths(month), START.plusMonths(month + 1)));
        }
        if (rate != null) {
            builder.rate(EUR, USD, "spot", START, new BigDecimal("1.1"));
            builder.rate(EUR, USD, "spot", CHANGE, new BigDecimal(rate));
            builder.rate(EUR, USD, "spot", CHANGE.plusDays(5), new BigDecimal("1.3"));
        }
        for (int row = 0; row < events.length; row++) {
            var event = events[row];
            var transaction = builder.transactions()
                    .begin(
                            row,
                            Days.of(LocalDate.parse(event.date())),
                            new BigDecimal(event.amount()).movePointRight(4).longValueExact())
                    .key("crm", event.code(), 0)
                    .currency(event.currency())
                    .seller(ana)
                    .text(Fields.EVENT_TYPE, event.kind());
            if (!event.reference().isEmpty()) {
                transaction.text(Fields.REFERENCE, event.reference());
            }
        }
        return builder.build();
    }

    private static BigDecimal paid(Calculation result, int period) {
        return result.earnings().stream()
                .filter(earning -> earning.period() == period)
                .map(Earning::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static TreeMap<String, BigDecimal> amounts(Calculation result) {
        return result.earnings().stream()
                .flatMap(earning -> earning.lines().stream().map(line -> new Object[] {
                    earning.person() + " " + earning.component() + " " + earning.period() + " " + line.key(),
                    line.amount()
                }))
                .collect(Collectors.toMap(
                        line -> (String) line[0], line -> (BigDecimal) line[1], BigDecimal::add, TreeMap::new));
    }
}
