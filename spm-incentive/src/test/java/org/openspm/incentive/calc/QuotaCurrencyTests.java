package org.openspm.incentive.calc;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openspm.domain.shared.Currency;
import org.openspm.domain.shared.DateRange;
import org.openspm.incentive.calc.input.Days;
import org.openspm.incentive.calc.input.Owner;
import org.openspm.incentive.calc.input.PeriodKind;
import org.openspm.incentive.calc.input.Snapshot;
import org.openspm.incentive.language.PlanReader;

/** Ana sells 1,000 euros and one deal in March; her quota of both is 500, in some currency. */
class QuotaCurrencyTests {
    private static final DateRange MARCH =
            DateRange.inclusive(LocalDate.parse("2026-03-01"), LocalDate.parse("2026-03-31"));
    private static final String PLAN = """
            plan: QUOTA
            title: Twice the quota pays
            currency: EUR
            pays: month
            credits:
              - {credit: sale, of: orders, to: seller}
            measures:
              - {measure: sales, credits: sale, sum: amount, quota: bookings}
              - {measure: deals, credits: sale, count: credits, quota: bookings}
            components:
              - {component: Sales, on: sales, tiers: {axis: attainment, mode: whole, bands: [{to: 100 %, value: 1 %}, {value: 10 %}]}}
              - {component: Deals, on: deals, amount: 100 * attainment.deals}
            """;

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # currency, attainment, sales pay, deals pay
            EUR,        2,          100,       0.2
            -,          2,          100,       0.2
            USD,        -,          -,         0.2
            """)
    void comparesMoneyOnlyWithAQuotaInTheSameCurrency(
            @Nullable String currency, @Nullable BigDecimal attainment, @Nullable BigDecimal sales, BigDecimal deals) {
        var result = calculated(currency == null ? null : Currency.of(currency));
        var measured = result.measurements().stream()
                .filter(one -> one.measure().equals("sales"))
                .findFirst()
                .orElseThrow();
        assertThat(measured.value()).isEqualByComparingTo("1000");
        if (attainment == null) {
            assertThat(measured.attainment()).isNull();
            assertThat(result.findings())
                    .extracting(Finding::kind, Finding::detail)
                    .contains(org.assertj.core.groups.Tuple.tuple(
                            Finding.Kind.QUOTA_MISSING,
                            "ANA has a quota for “sales” in USD and is measured in EUR in 2026-03; it is not counted."
                                    + " Import the quota in EUR and calculate again."));
        } else {
            assertThat(measured.attainment()).isEqualByComparingTo(attainment);
            assertThat(result.findings()).isEmpty();
        }
        assertThat(paid(result, "Sales")).isEqualByComparingTo(sales == null ? BigDecimal.ZERO : sales);
        assertThat(paid(result, "Deals")).isEqualByComparingTo(deals);
    }

    private static BigDecimal paid(Calculation result, String component) {
        return result.earnings().stream()
                .filter(earning -> earning.component().equals(component))
                .map(Earning::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Calculation calculated(@Nullable Currency currency) {
        var builder = Snapshot.builder();
        builder.person("ANA");
        int march = builder.period("2026-03", PeriodKind.MONTH, 2026, MARCH);
        builder.quota("bookings", 0, march, new BigDecimal(500), currency);
        builder.assign("QUOTA", Owner.person(0), DateRange.ALWAYS);
        builder.transactions()
                .begin(1, Days.of(LocalDate.parse("2026-03-10")), 10_000_000)
                .key("CRM", "D1", 0)
                .currency("EUR")
                .seller(0);
        var version = new PlanVersion(PlanReader.read(PLAN).orRefuse(), null);
        return Calculator.calculate(builder.build(), List.of(version), MARCH, 1, Progress.SILENT);
    }
}
