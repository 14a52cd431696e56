package org.openspm.incentive.calc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openspm.domain.shared.Currency;
import org.openspm.domain.shared.DateRange;
import org.openspm.incentive.calc.input.Days;
import org.openspm.incentive.calc.input.Node;
import org.openspm.incentive.calc.input.Owner;
import org.openspm.incentive.calc.input.PeriodKind;
import org.openspm.incentive.calc.input.Snapshot;
import org.openspm.incentive.language.PlanReader;

/** Fortnights fit into no quarter: one that lies in two belongs to the one in which it ends. */
class FortnightTests {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
    private static final DateRange YEAR = new DateRange(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1));
    private static final String PLAN = """
            plan: FORTNIGHT
            title: Fortnight
            currency: USD
            pays: half month
            credits: [{credit: own, of: orders, to: seller}]
            measures:
              - {measure: sales, credits: own, sum: amount, quota: {measure: sales, given for: quarter}}
              - {measure: quarter, credits: own, sum: amount, accumulates: quarter}
              - {measure: half, credits: own, sum: amount, accumulates: half year}
            components: [{component: Commission, on: sales, rate: 10 %}]
            """;

    @Test
    void windowsAndQuotasCountWholeFortnights() {
        var builder = Snapshot.builder();
        int ana = builder.person("ana");
        builder.payeeCurrency(ana, Currency.of("USD"), DateRange.ALWAYS);
        builder.assign("FORTNIGHT", Owner.person(ana), DateRange.ALWAYS);
        builder.period("Y", PeriodKind.YEAR, 2026, YEAR);
        for (int quarter = 0; quarter < 4; quarter++) {
            var start = YEAR.start().plusMonths(3L * quarter);
            int number = builder.period(
                    "Q" + (quarter + 1), PeriodKind.QUARTER, 2026, new DateRange(start, start.plusMonths(3)));
            builder.quota("sales", Node.person(ana), number, new java.math.BigDecimal(7000), Currency.of("USD"));
        }
        for (int number = 0; number < 26; number++) {
            var start = FIRST.plusDays(14L * number);
            builder.period(
                    "F%02d".formatted(number + 1),
                    PeriodKind.HALF_MONTH,
                    2026,
                    new DateRange(start, start.plusDays(14)));
        }
        sell(builder, 0, "2026-03-20", 5000);
        sell(builder, 1, "2026-03-31", 1000);
        sell(builder, 2, "2026-04-20", 500);
        sell(builder, 3, "2026-07-10", 100);
        var snapshot = builder.build();
        var version = new PlanVersion(PlanReader.read(PLAN).orRefuse(), null);
        var result = Calculator.calculate(snapshot, List.of(version), YEAR, 1, Progress.SILENT);

        var values = result.measurements().stream()
                .collect(Collectors.toMap(
                        one -> one.measure() + " "
                                + snapshot.calendar().period(one.period()).code(),
                        one -> one.value().stripTrailingZeros().toPlainString()));
        assertThat(values)
                .contains(
                        entry("sales F06", "5000"),
                        entry("sales F07", "1000"),
                        entry("quarter F06", "5000"),
                        entry("quarter F07", "1000"),
                        entry("quarter F08", "1500"),
                        entry("quarter F12", "1500"),
                        entry("quarter F13", "0"),
                        entry("quarter F14", "100"),
                        entry("half F13", "6500"),
                        entry("half F14", "100"));
        var quotas = result.measurements().stream()
                .filter(one -> one.measure().equals("sales"))
                .collect(Collectors.toMap(
                        one -> snapshot.calendar().period(one.period()).code(), one -> String.valueOf(one.quota())));
        // Six fortnights end in the second quarter, seven in the third.
        assertThat(quotas.get("F07")).startsWith("1166.66");
        assertThat(quotas.get("F13")).isEqualTo("1000");
    }

    private static void sell(
            org.openspm.incentive.calc.input.SnapshotBuilder builder, int row, String date, long amount) {
        builder.transactions()
                .begin(row, Days.of(LocalDate.parse(date)), amount * 10_000)
                .key("crm", "S" + row, 0)
                .currency("USD")
                .seller(0);
    }
}
