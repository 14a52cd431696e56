package org.openspm.web.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;
import org.openspm.incentive.form.FormField;
import org.openspm.incentive.form.PlanForm;
import org.openspm.incentive.form.PlanSource;
import org.openspm.incentive.form.TableGrid;

/**
 * A table of two axes as a picture: the more a cell gives, the deeper its colour.
 *
 * @param name of the table
 */
record HeatMap(String name, TableGrid grid, BigDecimal low, BigDecimal high) {
    private static final int DEPTHS = 9;

    /** One for each table of a text that has two axes. */
    static List<HeatMap> of(String text) {
        return PlanSource.of(text)
                .map(source -> PlanForm.of(source)
                        .parts()
                        .flatMap(part -> Stream.ofNullable(part.grid())
                                .filter(grid -> grid.dimensions() == 2)
                                .map(grid -> of(part.name(), grid)))
                        .toList())
                .orElse(List.of());
    }

    static HeatMap of(String name, TableGrid grid) {
        var values = grid.slices().stream()
                .flatMap(slice -> slice.rows().stream())
                .flatMap(row -> row.cells().stream())
                .map(HeatMap::number)
                .toList();
        return new HeatMap(
                name,
                grid,
                values.stream().reduce(BigDecimal::min).orElse(BigDecimal.ZERO),
                values.stream().reduce(BigDecimal::max).orElse(BigDecimal.ZERO));
    }

    public List<TableGrid.Row> rows() {
        return grid.slices().getFirst().rows();
    }

    /** Nothing for the least, the deepest for the most. */
    public String css(FormField cell) {
        var range = high.subtract(low);
        if (range.signum() == 0) {
            return "";
        }
        int depth = number(cell)
                .subtract(low)
                .multiply(new BigDecimal(DEPTHS))
                .divide(range, 0, RoundingMode.HALF_UP)
                .intValue();
        return depth == 0 ? "" : "heat-" + depth;
    }

    /** What is no number yet counts as nothing. */
    private static BigDecimal number(FormField cell) {
        var digits = cell.value().replaceAll("[%_\\s]", "");
        return digits.matches("-?\\d{1,30}(\\.\\d{1,12})?") ? new BigDecimal(digits) : BigDecimal.ZERO;
    }
}
