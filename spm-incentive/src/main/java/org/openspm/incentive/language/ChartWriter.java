package org.openspm.incentive.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Chart;
import org.openspm.incentive.calc.expression.Curve;
import org.openspm.incentive.calc.expression.LookupTable;
import org.openspm.incentive.calc.expression.TableAxis;
import org.openspm.incentive.calc.expression.Unit;

/** Writes the tables and curves of a plan canonically. */
final class ChartWriter {
    private final YamlLines lines;

    ChartWriter(YamlLines lines) {
        this.lines = lines;
    }

    /** Those that came along with a library are not written; they come along again. */
    void write(List<Chart> all, Uses uses) {
        var charts = all.stream()
                .filter(chart -> chart.at().origin() == null
                        || uses.of(list(chart), chart.name()).isPresent())
                .toList();
        var tables = charts.stream().filter(LookupTable.class::isInstance).toList();
        if (!tables.isEmpty()) {
            lines.group(0, "tables");
            tables.forEach(table -> part(table, uses, () -> table((LookupTable) table)));
        }
        var curves = charts.stream().filter(Curve.class::isInstance).toList();
        if (!curves.isEmpty()) {
            lines.group(0, "curves");
            curves.forEach(curve -> part(curve, uses, () -> curve((Curve) curve)));
        }
    }

    private static String list(Chart chart) {
        return chart instanceof Curve ? "curves" : "tables";
    }

    private void part(Chart chart, Uses uses, Runnable written) {
        uses.of(list(chart), chart.name()).ifPresentOrElse(item -> UseWriter.write(lines, item), written);
    }

    private void table(LookupTable table) {
        lines.item(1, "table", table.name());
        lines.key(2, "value", table.unit().word());
        lines.group(2, "by");
        table.dimensions().forEach(axis -> lines.raw(3, "- {" + String.join(", ", axis(axis)) + "}"));
        lines.group(2, "cells");
        cells(table, 0, 0, 3);
    }

    /** Lists within lists; the innermost on one line. */
    private void cells(LookupTable table, int axis, int first, int depth) {
        int size = size(table.dimensions().get(axis));
        if (axis == table.dimensions().size() - 1) {
            var row = IntStream.range(0, size)
                    .mapToObj(cell -> ChartReader.shown(table.cells().get(first * size + cell), table.unit()))
                    .collect(Collectors.joining(", ", "[", "]"));
            lines.raw(depth, (axis == 0 ? "" : "- ") + row);
            return;
        }
        for (int place = 0; place < size; place++) {
            if (axis + 2 < table.dimensions().size()) {
                lines.raw(depth, "-");
                cells(table, axis + 1, first * size + place, depth + 1);
            } else {
                cells(table, axis + 1, first * size + place, depth);
            }
        }
    }

    private static int size(TableAxis axis) {
        return axis.kind() == TableAxis.Kind.OF
                ? axis.words().size()
                : axis.places().size();
    }

    private static List<String> axis(TableAxis axis) {
        var pairs = new ArrayList<String>();
        pairs.add("axis: " + YamlLines.quoted(axis.name(), true));
        if (axis.kind() == TableAxis.Kind.OF) {
            pairs.add("of: " + list(axis.words()));
            pairs.add("otherwise: " + Values.word(axis.after()));
            return pairs;
        }
        pairs.add("unit: " + axis.unit().word());
        pairs.add(Values.word(axis.kind()) + ": "
                + list(axis.places().stream()
                        .map(place -> ChartReader.shown(place, axis.unit()))
                        .toList()));
        boolean to = axis.kind() == TableAxis.Kind.TO;
        if (axis.kind() != TableAxis.Kind.AT) {
            pairs.add("bound: " + (axis.ownBorder() == to ? "upper inclusive" : "lower inclusive"));
        }
        if (!to) {
            pairs.add("before: " + Values.word(axis.before()));
        }
        if (axis.kind() != TableAxis.Kind.FROM) {
            pairs.add("after: " + Values.word(axis.after()));
        }
        return pairs;
    }

    private static String list(List<String> words) {
        return words.stream().map(word -> YamlLines.quoted(word, true)).collect(Collectors.joining(", ", "[", "]"));
    }

    private void curve(Curve curve) {
        lines.item(1, "curve", curve.name());
        lines.key(2, "axis", curve.axis().word());
        lines.key(2, "value", curve.unit().word());
        lines.group(2, "points");
        for (var point : curve.points()) {
            var pairs = new ArrayList<List<String>>();
            pairs.add(List.of("at", ChartReader.shown(point.at(), curve.axis())));
            pairs.add(List.of("value", ChartReader.shown(point.value(), curve.unit())));
            if (point.then() != null) {
                pairs.add(List.of("then", ChartReader.shown(point.then(), curve.unit())));
            }
            lines.flowItem(3, pairs);
        }
        if (curve.firstAtJump()) {
            lines.key(2, "jumps", "behind the point");
        }
        beyond("before", curve.before());
        beyond("after", curve.after());
        limit("floor", curve.floor(), curve.unit());
        limit("ceiling", curve.ceiling(), curve.unit());
    }

    private void beyond(String key, Chart.Beyond beyond) {
        if (beyond != Chart.Beyond.HOLD) {
            lines.key(2, key, Values.word(beyond));
        }
    }

    private void limit(String key, @Nullable BigDecimal limit, Unit unit) {
        if (limit != null) {
            lines.key(2, key, ChartReader.shown(limit, unit));
        }
    }
}
