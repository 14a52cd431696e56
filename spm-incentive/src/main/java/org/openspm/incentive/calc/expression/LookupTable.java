package org.openspm.incentive.calc.expression;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of one to three dimensions, each in steps, interpolated or by words. Interpolated in both of two dimensions it
 * is bilinear: half way between 50, 62.5 and half way down to 62.5, 78.1 gives their mean 63.275.
 *
 * @param cells row by row, the last axis moving fastest
 */
public record LookupTable(String name, Unit unit, List<TableAxis> dimensions, List<BigDecimal> cells, Mark at)
        implements Chart {

    public LookupTable {
        dimensions = List.copyOf(dimensions);
        cells = List.copyOf(cells);
        int wanted = dimensions.stream().mapToInt(TableAxis::size).reduce(1, Math::multiplyExact);
        if (cells.size() != wanted) {
            throw new IllegalArgumentException("A table of " + wanted + " cells has " + cells.size());
        }
    }

    @Override
    public List<Unit> axes() {
        return dimensions.stream().map(TableAxis::unit).toList();
    }

    @Override
    public String word() {
        return "TABLE";
    }

    @Override
    public BigDecimal read(List<?> place) {
        var spots = new ArrayList<TableAxis.Spot>();
        for (int i = 0; i < dimensions.size(); i++) {
            switch (dimensions.get(i).find(place.get(i))) {
                case TableAxis.Spot spot -> spots.add(spot);
                case TableAxis.Outside outside
                when outside == TableAxis.Outside.ZERO -> {
                    return BigDecimal.ZERO;
                }
                default -> throw refusal(dimensions.get(i), place.get(i));
            }
        }
        var run = BigDecimal.ONE;
        for (var spot : spots) {
            run = run.multiply(spot.run());
        }
        var sum = sum(spots, 0, 0);
        return run.compareTo(BigDecimal.ONE) == 0 ? sum : sum.divide(run, Evaluator.QUOTIENT);
    }

    /** The weighted sum of the corner cells, multiplied by every axis' run so that only one quotient is taken. */
    private BigDecimal sum(List<TableAxis.Spot> spots, int axis, int cell) {
        if (axis == spots.size()) {
            return cells.get(cell);
        }
        var spot = spots.get(axis);
        int first = cell * dimensions.get(axis).size();
        var low = sum(spots, axis + 1, first + spot.low());
        if (spot.step().signum() == 0) {
            return low.multiply(spot.run());
        }
        var high = sum(spots, axis + 1, first + spot.high());
        return low.multiply(spot.run().subtract(spot.step())).add(high.multiply(spot.step()));
    }

    private CannotCalculate refusal(TableAxis axis, Object value) {
        return new CannotCalculate(
                at,
                "Table “" + name + "” has nothing for " + axis.name() + " "
                        + (value instanceof BigDecimal number ? number.toPlainString() : "“" + value + "”")
                        + "; add it, or say what counts before and after.");
    }
}
