package org.openspm.incentive.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.openspm.incentive.calc.expression.Chart;
import org.openspm.incentive.calc.expression.LookupTable;
import org.openspm.incentive.calc.expression.TableAxis;
import org.openspm.incentive.calc.expression.Unit;

/** Reads a table of one to three dimensions and proves that no cell is missing. */
final class TableReader {
    static final List<String> KEYS = List.of("table", "value", "by", "cells");
    static final List<String> AXIS_KEYS =
            List.of("axis", "unit", "from", "to", "at", "of", "bound", "before", "after", "otherwise");
    private static final List<String> KINDS = List.of("from", "to", "at", "of");
    private static final List<Chart.Beyond> STEPS = List.of(Chart.Beyond.HOLD, Chart.Beyond.ZERO, Chart.Beyond.REFUSE);
    private static final int DIMENSIONS_MAX = 3;

    private final Problems problems;
    private final Values values;
    private final ChartReader charts;

    TableReader(Problems problems) {
        this.problems = problems;
        this.values = new Values(problems);
        this.charts = new ChartReader(problems);
    }

    private enum Bound {
        LOWER_INCLUSIVE,
        UPPER_INCLUSIVE
    }

    Optional<Chart> read(Node node) {
        return Section.of(node, "a table", problems, KEYS).flatMap(this::read);
    }

    private Optional<Chart> read(Section section) {
        int before = problems.count();
        var name = charts.name(section, "table");
        var unit = charts.unit(section, "value");
        var axes = axes(section);
        if (name.isEmpty() || unit.isEmpty() || problems.count() > before) {
            return Optional.empty();
        }
        var cells = new ArrayList<BigDecimal>();
        var node = section.node("cells");
        if (node == null) {
            problems.add(section.at(), "The table has no cells; add “cells:” with a list for each row.");
        } else {
            cells(node, axes, 0, unit.get(), cells);
        }
        return problems.count() > before
                ? Optional.empty()
                : Optional.of(new LookupTable(name.get(), unit.get(), axes, cells, section.at()));
    }

    private List<TableAxis> axes(Section section) {
        var items = section.list("by");
        if (items.isEmpty() || items.size() > DIMENSIONS_MAX) {
            problems.add(
                    section.has("by") ? section.markOf("by") : section.at(),
                    "A table has 1 to " + DIMENSIONS_MAX
                            + " axes under “by:”, with lines such as {axis: volume, unit: money, from: [0, 10000]}.");
        }
        var axes = new ArrayList<TableAxis>();
        for (var item : items) {
            Section.of(item, "an axis", problems, AXIS_KEYS).flatMap(this::axis).ifPresent(axes::add);
        }
        return axes;
    }

    private Optional<TableAxis> axis(Section section) {
        var name = section.required("axis", "volume").flatMap(scalar -> values.title(scalar, "an axis", 64));
        var stated = KINDS.stream().filter(section::has).toList();
        if (stated.size() != 1) {
            problems.add(
                    section.at(),
                    "An axis has one of “from” (lower ends), “to” (upper ends), “at” (points between which is"
                            + " interpolated) and “of” (words); this one has " + stated.size() + ".");
            return Optional.empty();
        }
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return stated.getFirst().equals("of")
                ? words(section, name.get())
                : numbers(section, name.get(), stated.getFirst());
    }

    private Optional<TableAxis> words(Section section, String name) {
        refuse(section, List.of("unit", "bound", "before", "after"), "an axis of words");
        var words = new ArrayList<String>();
        for (var item : section.list("of")) {
            if (item instanceof Node.Scalar scalar && !scalar.isEmpty()) {
                words.add(ChartReader.word(scalar));
            } else {
                problems.add(item.at(), "An axis of words names them, this is " + item.word() + ".");
            }
        }
        if (words.isEmpty() || new HashSet<>(words).size() < words.size()) {
            problems.add(
                    section.markOf("of"), "An axis of words names each of them once, as in of: [Platform, Services].");
        }
        var otherwise = charts.beyond(section, "otherwise", List.of(Chart.Beyond.ZERO, Chart.Beyond.REFUSE))
                .orElse(Chart.Beyond.REFUSE);
        return Optional.of(new TableAxis(
                name, TableAxis.Kind.OF, Unit.TEXT, List.of(), words, true, Chart.Beyond.REFUSE, otherwise));
    }

    private Optional<TableAxis> numbers(Section section, String name, String key) {
        refuse(section, List.of("otherwise"), "an axis of numbers");
        var unit = charts.unit(section, "unit");
        if (unit.isEmpty()) {
            return Optional.empty();
        }
        int before = problems.count();
        var places = charts.places(section, key, unit.get());
        var kind = TableAxis.Kind.valueOf(key.toUpperCase(Locale.ROOT));
        var usual = kind == TableAxis.Kind.TO ? Bound.UPPER_INCLUSIVE : Bound.LOWER_INCLUSIVE;
        var bound = section.scalar("bound", "lower inclusive")
                .flatMap(scalar -> values.choice(scalar, "bound", Bound.class))
                .orElse(usual);
        if (kind == TableAxis.Kind.AT) {
            refuse(section, List.of("bound"), "an interpolated axis");
        }
        var possible = kind == TableAxis.Kind.AT ? List.of(Chart.Beyond.values()) : STEPS;
        if (kind == TableAxis.Kind.FROM) {
            refuse(section, List.of("after"), "an axis of lower ends, whose last band has no end,");
            requireStated(section, "before", places, unit.get(), "below");
        } else if (kind == TableAxis.Kind.TO) {
            refuse(section, List.of("before"), "an axis of upper ends, whose first band has no beginning,");
            requireStated(section, "after", places.reversed(), unit.get(), "above");
        }
        var first = charts.beyond(section, "before", possible).orElse(Chart.Beyond.HOLD);
        var last = charts.beyond(section, "after", possible).orElse(Chart.Beyond.HOLD);
        return problems.count() > before
                ? Optional.empty()
                : Optional.of(new TableAxis(name, kind, unit.get(), places, List.of(), bound == usual, first, last));
    }

    private void requireStated(Section section, String key, List<BigDecimal> places, Unit unit, String where) {
        if (!section.has(key) && !places.isEmpty()) {
            problems.add(
                    section.at(),
                    "The axis says nothing " + where + " " + ChartReader.shown(places.getFirst(), unit) + "; add “"
                            + key + ": zero”, “" + key + ": hold” or “" + key + ": refuse”.");
        }
    }

    private void refuse(Section section, List<String> keys, String what) {
        for (var key : keys) {
            if (section.has(key)) {
                problems.add(section.markOf(key), "“" + key + "” has no meaning for " + what + "; remove it.");
            }
        }
    }

    private void cells(Node node, List<TableAxis> axes, int depth, Unit unit, List<BigDecimal> into) {
        if (depth == axes.size()) {
            charts.number(node, unit, "a cell").ifPresent(into::add);
            return;
        }
        var axis = axes.get(depth);
        int wanted = axis.kind() == TableAxis.Kind.OF
                ? axis.words().size()
                : axis.places().size();
        if (!(node instanceof Node.Sequence list) || list.items().size() != wanted) {
            problems.add(
                    node.at(),
                    "Axis “" + axis.name() + "” has " + wanted + " places, so there must be a list of " + wanted
                            + " here; this is "
                            + (node instanceof Node.Sequence other
                                    ? "one of " + other.items().size()
                                    : node.word())
                            + ".");
            return;
        }
        list.items().forEach(item -> cells(item, axes, depth + 1, unit, into));
    }
}
