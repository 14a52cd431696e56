package org.openspm.incentive.calc.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Curves through points: straight between them, jumping, descending, and going on beyond as they say. */
class CurveTests {
    private static final Mark AT = new Mark(1, 1);

    @ParameterizedTest
    @CsvSource({"0.79, 0", "0.8, 40", "0.9, 45", "1, 50", "1.1, 65", "1.2, 80", "1.3, 80"})
    void jumpsKinksAndStopsAtItsCeiling(BigDecimal at, BigDecimal value) {
        var executive = curve(
                Chart.Beyond.HOLD,
                Chart.Beyond.EXTEND,
                new BigDecimal(80),
                point("0", "0", null),
                point("0.8", "0", "40"),
                point("1", "50", null),
                point("1.2", "80", null));
        assertThat(executive.valueAt(at)).isEqualByComparingTo(value);
    }

    @Test
    void letsTheFirstValueCountAtAJumpWhenItSaysSo() {
        var points = List.of(point("0", "0", null), point("0.8", "1", "2"), point("1", "3", null));
        var behind = new Curve(
                "c", Unit.PERCENT, Unit.NUMBER, points, true, Chart.Beyond.HOLD, Chart.Beyond.HOLD, null, null, AT);
        assertThat(behind.valueAt(new BigDecimal("0.8"))).isEqualByComparingTo("1");
        assertThat(behind.valueAt(new BigDecimal("0.9"))).isEqualByComparingTo("2.5");
    }

    @ParameterizedTest
    @CsvSource({"1.2, 0.2", "1.15, 0.2", "1.018, 0.288", "1, 0.3", "0.85, 0.4", "0.5, 0.4"})
    void readsPointsThatDescend(BigDecimal ratio, BigDecimal fraction) {
        var delinquency = curve(
                Chart.Beyond.HOLD,
                Chart.Beyond.HOLD,
                null,
                point("1.15", "0.2", null),
                point("1", "0.3", null),
                point("0.85", "0.4", null));
        assertThat(delinquency.valueAt(ratio)).isEqualByComparingTo(fraction);
    }

    @Test
    void goesOnBeyondItsEndsAsItSays() {
        var extended =
                curve(Chart.Beyond.EXTEND, Chart.Beyond.ZERO, null, point("1", "10", null), point("2", "30", null));
        assertThat(extended.valueAt(BigDecimal.ZERO)).isEqualByComparingTo("-10");
        assertThat(extended.valueAt(new BigDecimal(3))).isEqualByComparingTo("0");
        var strict =
                curve(Chart.Beyond.REFUSE, Chart.Beyond.REFUSE, null, point("1", "10", null), point("2", "30", null));
        assertThatThrownBy(() -> strict.valueAt(BigDecimal.ZERO))
                .isInstanceOf(CannotCalculate.class)
                .hasMessage(
                        "Curve “c” goes from 1 to 2 and says nothing at 0; add a point, or say “before” and “after”.");
    }

    /** Against the two neighbours looked for by hand, with the weights as fractions. */
    @Test
    void liesBetweenItsNeighboursWhateverThePoints() {
        for (long seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var places = new TreeSet<Integer>();
            while (places.size() < 2 + random.nextInt(6)) {
                places.add(random.nextInt(2_000) - 1_000);
            }
            boolean down = random.nextBoolean();
            var order = new ArrayList<>(down ? places.descendingSet() : places);
            var points = order.stream()
                    .map(place -> new Curve.Point(
                            new BigDecimal(place), new BigDecimal(random.nextInt(10_000)).movePointLeft(2), null))
                    .toList();
            var curve = new Curve(
                    "c", Unit.NUMBER, Unit.NUMBER, points, false, Chart.Beyond.HOLD, Chart.Beyond.HOLD, null, null, AT);
            for (int probe = -1_100; probe <= 1_100; probe += 7) {
                assertThat(curve.valueAt(new BigDecimal(probe)).setScale(9, RoundingMode.HALF_UP))
                        .as("seed %d at %d", seed, probe)
                        .isEqualByComparingTo(byHand(points, probe).setScale(9, RoundingMode.HALF_UP));
            }
        }
    }

    private static BigDecimal byHand(List<Curve.Point> points, int probe) {
        Curve.Point below = null;
        Curve.Point above = null;
        for (var point : points) {
            int place = point.at().intValueExact();
            below = place <= probe && (below == null || place > below.at().intValueExact()) ? point : below;
            above = place >= probe && (above == null || place < above.at().intValueExact()) ? point : above;
        }
        if (below == null || above == null || below == above) {
            return below == null ? above.value() : below.value();
        }
        var width = above.at().subtract(below.at());
        var right = new BigDecimal(probe).subtract(below.at()).divide(width, 30, RoundingMode.HALF_UP);
        return below.value()
                .multiply(BigDecimal.ONE.subtract(right))
                .add(above.value().multiply(right));
    }

    private static Curve curve(Chart.Beyond before, Chart.Beyond after, BigDecimal ceiling, Curve.Point... points) {
        return new Curve("c", Unit.NUMBER, Unit.NUMBER, List.of(points), false, before, after, null, ceiling, AT);
    }

    private static Curve.Point point(String at, String value, String then) {
        return new Curve.Point(new BigDecimal(at), new BigDecimal(value), then == null ? null : new BigDecimal(then));
    }
}
