package org.openspm.incentive.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

class PayoutCurvesTests {
    private static final String TIERS = """
            plan: CURVE
            title: Curve
            currency: EUR
            pays: quarter
            credits:
              - credit: seller
                of: orders
                to: seller
            measures:
              - measure: sales
                credits: seller
                sum: %s
                quota: sales
            components:
              - component: Commission
                on: sales
                %s
            examples:
              - example: at ninety percent
                date: 2026-02-10
                quota: {sales: 1000}
                transactions: [{amount: 400, quantity: 4}, {amount: 500, quantity: 5}]
                expect: {Commission: 0}
            """;
    private static final String MARGINAL = """
            rate: 10 %
                tiers:
                  axis: attainment
                  mode: marginal
                  bands:
                    - {to: 100 %, value: x 1}
                    - {value: x 2}
                cap: 250""";

    @Test
    void marginalTiersBendAndTheCapFlattens() {
        var curve = curve("amount", MARGINAL);

        assertThat(curve.onAttainment()).isTrue();
        assertThat(curve.here().attainment()).isEqualByComparingTo("0.9");
        assertThat(curve.here().amount()).isEqualByComparingTo("90");
        assertThat(pays(curve, "0")).isEqualByComparingTo("0");
        assertThat(pays(curve, "500")).isEqualByComparingTo("50");
        assertThat(pays(curve, "1000")).isEqualByComparingTo("100");
        assertThat(pays(curve, "1500")).isEqualByComparingTo("200");
        assertThat(pays(curve, "2000")).isEqualByComparingTo("250");
    }

    @Test
    void aThresholdIsDrawnUpright() {
        var curve = curve("amount", "bonus: 300\n    threshold: 100 %");

        assertThat(pays(curve, "999.99")).isEqualByComparingTo("0");
        assertThat(pays(curve, "1000.01")).isEqualByComparingTo("300");
    }

    @Test
    void valuesRiseFromNothingToTheDoubleQuota() {
        var values = curve("amount", MARGINAL).points().stream()
                .map(PayoutCurve.Point::value)
                .toList();

        assertThat(values).isSortedAccordingTo(Comparator.naturalOrder());
        assertThat(values.getFirst()).isEqualByComparingTo("0");
        assertThat(values.getLast()).isEqualByComparingTo("2000");
    }

    @Test
    void unitsAreScaledToo() {
        var curve = curve("quantity", "rate: 7");

        assertThat(curve.unitMoney()).isFalse();
        assertThat(curve.here().value()).isEqualByComparingTo("9");
        assertThat(pays(curve, "1000")).isEqualByComparingTo("7000");
    }

    @Test
    void aMeasureThatDoesNotMoveWithTheSalesIsNotDrawn() {
        var text = TIERS.formatted("amount", "rate: 7").replace("sum: amount", "count: credits");

        assertThat(PlanReader.read(text).problems()).isEmpty();
        assertThat(PayoutCurves.of(PlanReader.read(text))).isEmpty();
    }

    @Test
    void aPlanWithFaultsOrWithoutExamplesHasNoCurve() {
        var text = TIERS.formatted("amount", MARGINAL);

        assertThat(PayoutCurves.of(PlanReader.read(text.replace("10 %", "many"))))
                .isEmpty();
        assertThat(PayoutCurves.of(PlanReader.read(text.substring(0, text.indexOf("examples:")))))
                .isEmpty();
    }

    private static PayoutCurve curve(String sum, String component) {
        var reading = PlanReader.read(TIERS.formatted(sum, component));
        assertThat(reading.problems()).isEmpty();
        return PayoutCurves.of(reading).getFirst();
    }

    private static BigDecimal pays(PayoutCurve curve, String value) {
        return curve.points().stream()
                .min(Comparator.comparing(
                        point -> point.value().subtract(new BigDecimal(value)).abs()))
                .orElseThrow()
                .amount();
    }
}
