package org.openspm.incentive.calc.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables of one to three dimensions: in steps, interpolated, by words. */
class LookupTableTests {
    private static final Mark AT = new Mark(1, 1);

    @ParameterizedTest
    @CsvSource({
        "FROM, true, 9, 0",
        "FROM, true, 10, 1",
        "FROM, true, 19, 1",
        "FROM, true, 20, 2",
        "FROM, true, 99, 2",
        "FROM, false, 10, 0",
        "FROM, false, 10.01, 1",
        "FROM, false, 20, 1",
        "TO, true, 10, 1",
        "TO, true, 10.01, 2",
        "TO, true, 20, 2",
        "TO, true, 20.01, 0",
        "TO, false, 10, 2",
        "TO, false, 9.99, 1",
        "TO, false, 20, 0"
    })
    void putsAValueOnABorderWhereItSays(TableAxis.Kind kind, boolean ownBorder, BigDecimal place, BigDecimal value) {
        var table = table(List.of(axis(kind, ownBorder, Chart.Beyond.ZERO, "10", "20")), "1", "2");
        assertThat(table.read(List.of(place))).isEqualByComparingTo(value);
    }

    @Test
    void readsStepsDownwardsWhenTheyDescend() {
        var table = table(List.of(axis(TableAxis.Kind.FROM, true, Chart.Beyond.ZERO, "20", "10")), "1", "2");
        assertThat(table.read(List.of(new BigDecimal(21)))).isEqualByComparingTo("0");
        assertThat(table.read(List.of(new BigDecimal(20)))).isEqualByComparingTo("1");
        assertThat(table.read(List.of(new BigDecimal(10)))).isEqualByComparingTo("2");
        assertThat(table.read(List.of(new BigDecimal(-5)))).isEqualByComparingTo("2");
    }

    @Test
    void refusesAWordItDoesNotKnow() {
        var words = new TableAxis(
                "product",
                TableAxis.Kind.OF,
                Unit.TEXT,
                List.of(),
                List.of("Platform", "Services"),
                true,
                Chart.Beyond.REFUSE,
                Chart.Beyond.REFUSE);
        var table = table(List.of(words), "1", "2");
        assertThat(table.read(List.of("Services"))).isEqualByComparingTo("2");
        assertThatThrownBy(() -> table.read(List.of("Hardware")))
                .isInstanceOf(CannotCalculate.class)
                .hasMessage(
                        "Table “t” has nothing for product “Hardware”; add it, or say what counts before and after.");
    }

    /** Trilinear against one dimension after the other, held at the ends. */
    @Test
    void interpolatesInEveryDimension() {
        for (long seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var axes = new ArrayList<TableAxis>();
            int cells = 1;
            for (int i = 0; i < 3; i++) {
                var places = new ArrayList<String>();
                int place = random.nextInt(20);
                for (int n = 1 + random.nextInt(4); n > 0; n--) {
                    places.add(Integer.toString(place));
                    place += 1 + random.nextInt(20);
                }
                cells *= places.size();
                axes.add(axis(TableAxis.Kind.AT, true, Chart.Beyond.HOLD, places.toArray(String[]::new)));
            }
            var values = IntStream.range(0, cells)
                    .mapToObj(_ -> Integer.toString(random.nextInt(1_000)))
                    .toArray(String[]::new);
            var table = table(axes, values);
            for (int probe = 0; probe < 20; probe++) {
                var place = List.of(at(random), at(random), at(random));
                assertThat(table.read(place).setScale(9, RoundingMode.HALF_UP))
                        .as("seed %d at %s", seed, place)
                        .isEqualByComparingTo(byHand(table.cells(), axes, place).setScale(9, RoundingMode.HALF_UP));
            }
        }
    }

    private static BigDecimal at(Random random) {
        return new BigDecimal(random.nextInt(900)).movePointLeft(1);
    }

    /** Shrinks the last dimension away first. */
    private static BigDecimal byHand(List<BigDecimal> cells, List<TableAxis> axes, List<BigDecimal> place) {
        if (axes.isEmpty()) {
            return cells.getFirst();
        }
        var places = axes.getLast().places();
        var smaller = new ArrayList<BigDecimal>();
        for (int row = 0; row < cells.size(); row += places.size()) {
            smaller.add(line(places, cells.subList(row, row + places.size()), place.get(axes.size() - 1)));
        }
        return byHand(smaller, axes.subList(0, axes.size() - 1), place);
    }

    private static BigDecimal line(List<BigDecimal> places, List<BigDecimal> values, BigDecimal at) {
        if (at.compareTo(places.getFirst()) <= 0) {
            return values.getFirst();
        }
        for (int i = 1; i < places.size(); i++) {
            if (at.compareTo(places.get(i)) <= 0) {
                var part = at.subtract(places.get(i - 1))
                        .divide(places.get(i).subtract(places.get(i - 1)), 40, RoundingMode.HALF_UP);
                return values.get(i - 1)
                        .add(values.get(i).subtract(values.get(i - 1)).multiply(part));
            }
        }
        return values.getLast();
    }

    private static TableAxis axis(TableAxis.Kind kind, boolean ownBorder, Chart.Beyond beyond, String... places) {
        return new TableAxis("x", kind, Unit.NUMBER, decimals(places), List.of(), ownBorder, beyond, beyond);
    }

    private static List<BigDecimal> decimals(String... numbers) {
        return Arrays.stream(numbers).map(BigDecimal::new).toList();
    }

    private static LookupTable table(List<TableAxis> axes, String... cells) {
        return new LookupTable("t", Unit.NUMBER, axes, decimals(cells), AT);
    }
}
