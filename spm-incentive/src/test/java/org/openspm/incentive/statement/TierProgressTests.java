package org.openspm.incentive.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openspm.incentive.language.PlanReader;

/** Where tiers begin for a payee, also those that end where an expression says. */
class TierProgressTests {
    private static final String PLAN = """
            plan: AE
            title: Own borders
            currency: EUR
            pays: quarter
            values: {first: {unit: percent, usual: 80 %}, top: percent}
            credits: [{credit: sale, of: orders, to: seller}]
            measures:
              - {measure: sales, credits: sale, sum: amount, quota: sales}
              - {measure: other, credits: sale, sum: amount}
            components:
              - component: Commission
                on: sales
                tiers:
                  mode: marginal
                  bands: [{to: payee.first, value: 1 %}, {to: 'MAX(payee.first, 100 %)', value: 2 %}, {to: 150 %, value: payee.top}, {value: 9 %}]
              - component: Hidden
                on: sales
                tiers:
                  mode: marginal
                  bands: [{to: 50 %, value: 1 %}, {to: 'IF(measure.other > 0, 60 %, 70 %)', value: 2 %}, {value: 3 %}]
            """;

    @Test
    void worksBordersAndValuesOutForThePayee() {
        var progress = of("90000", Map.of("top", new BigDecimal("0.05")));
        assertThat(progress.borders())
                .extracting(border -> border.attainment() + " " + border.value())
                .containsExactly("0.80 0.02", "1.00 0.05", "1.50 0.09");
        assertThat(Objects.requireNonNull(progress.next()).attainment()).isEqualByComparingTo("1");
        assertThat(progress.missing()).isEqualByComparingTo("10000");
    }

    @Test
    void prefersTheValueOfThePayeeAndLeavesOutWhatIsNotKnown() {
        var progress = of("90000", Map.of("first", new BigDecimal("1.2")));
        assertThat(progress.borders())
                .extracting(border -> border.attainment() + " " + border.value())
                .containsExactly("1.2 0.02", "1.50 0.09");
    }

    @Test
    void leavesOutBandsBehindABorderThatOnlyACalculationKnows() {
        var hidden = TierProgress.of(PlanReader.read(PLAN).orRefuse(), measure("1000"), Map.of())
                .get(1);
        assertThat(hidden.borders())
                .extracting(border -> border.attainment() + " " + border.value())
                .containsExactly("0.50 0.02");
    }

    private static TierProgress of(String value, Map<String, BigDecimal> values) {
        return TierProgress.of(PlanReader.read(PLAN).orRefuse(), measure(value), values)
                .getFirst();
    }

    private static PayMeasure measure(String value) {
        return new PayMeasure(
                UUID.randomUUID(),
                "AE",
                "Own borders",
                "sales",
                new BigDecimal(value),
                new BigDecimal("100000"),
                new BigDecimal(value).movePointLeft(5),
                "EUR");
    }
}
