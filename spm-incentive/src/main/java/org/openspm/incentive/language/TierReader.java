package org.openspm.incentive.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.Mark;
import org.openspm.incentive.calc.expression.Unit;
import org.openspm.incentive.calc.expression.Vocabulary;
import org.openspm.incentive.calc.plan.Band;
import org.openspm.incentive.calc.plan.Component;
import org.openspm.incentive.calc.plan.Tiers;

/** Reads a rate table and proves that it has no gap, no overlap and no band that is never reached. */
final class TierReader {
    static final List<String> KEYS = List.of("axis", "mode", "above", "bound", "over", "bands");
    static final List<String> BAND_KEYS = List.of("from", "to", "value", "amount", "entry");
    private static final Pattern MULTIPLIER = Pattern.compile("[x×]\\s*(.+)", Pattern.DOTALL);
    private static final Pattern PER_UNIT = Pattern.compile("(.+?)\\s+per\\s+unit", Pattern.DOTALL);
    private static final Pattern FIGURE = Pattern.compile("[-+\\d.,_\\s]*%?|\\S*\\d,\\d.*");
    private static final int BANDS_MAX = 200;

    private final Problems problems;
    private final Values values;
    private final Vocabulary vocabulary;
    private final Vocabulary ofPeriod;
    private final ComponentReader.Subject subject;
    private final Component.Per per;

    /** @param vocabulary names that a value may use; {@code ofPeriod} those of a border, which is the same for all credits */
    TierReader(
            Problems problems,
            Vocabulary vocabulary,
            Vocabulary ofPeriod,
            ComponentReader.Subject subject,
            Component.Per per) {
        this.problems = problems;
        this.values = new Values(problems);
        this.vocabulary = vocabulary;
        this.ofPeriod = ofPeriod;
        this.subject = subject;
        this.per = per;
    }

    Optional<Tiers> read(Node node) {
        return Section.of(node, "tiers", problems, KEYS).flatMap(this::read);
    }

    private Optional<Tiers> read(Section section) {
        int before = problems.count();
        var axis = section.scalar("axis", "attainment")
                .flatMap(scalar -> values.choice(scalar, "axis of tiers", Tiers.Axis.class))
                .orElseGet(this::usualAxis);
        requireAxisFits(axis, section.markOf("axis"));
        var mode = section.required("mode", "marginal")
                .flatMap(scalar -> values.choice(scalar, "mode of tiers", Tiers.Mode.class));
        var bound = section.scalar("bound", "lower inclusive")
                .flatMap(scalar -> values.choice(scalar, "bound of tiers", Tiers.Bound.class))
                .orElse(Tiers.Bound.LOWER_INCLUSIVE);
        var over = over(section, mode.orElse(null));
        var bands = bands(section, axis, mode.orElse(null));
        var above = above(section, axis, mode.orElse(null), over, bands);
        return problems.count() > before || mode.isEmpty()
                ? Optional.empty()
                : Optional.of(new Tiers(axis, mode.get(), bound, over, bands, above, section.at()));
    }

    private Tiers.Axis usualAxis() {
        if (subject.hasQuota()) {
            return Tiers.Axis.ATTAINMENT;
        }
        return subject.unit() == Unit.MONEY ? Tiers.Axis.AMOUNT : Tiers.Axis.UNITS;
    }

    private void requireAxisFits(Tiers.Axis axis, Mark at) {
        switch (axis) {
            case ATTAINMENT -> {
                if (!subject.hasQuota()) {
                    problems.add(
                            at,
                            "Tiers on attainment need a quota, measure “" + subject.name()
                                    + "” has none; add “quota: …” to it, or use “axis: amount”.");
                }
            }
            case AMOUNT -> {
                if (subject.unit() != Unit.MONEY) {
                    problems.add(at, "Measure “" + subject.name() + "” is a number, not money; use “axis: units”.");
                }
            }
            case UNITS -> {
                if (subject.unit() == Unit.MONEY) {
                    problems.add(at, "Measure “" + subject.name() + "” is money; use “axis: amount”.");
                }
            }
        }
    }

    private Tiers.Over over(Section section, Tiers.@Nullable Mode mode) {
        var stated = section.scalar("over", "period")
                .flatMap(scalar -> values.choice(scalar, "thing that moves along the tiers", Tiers.Over.class));
        var over = stated.orElse(Tiers.Over.PERIOD);
        if (per == Component.Per.PERIOD && over != Tiers.Over.PERIOD) {
            problems.add(
                    section.markOf("over"),
                    "“over: " + Values.word(over) + "” rates single credits; add “per: credit” to the component.");
        } else if (per == Component.Per.CREDIT && over == Tiers.Over.PERIOD && mode != Tiers.Mode.WHOLE) {
            problems.add(
                    section.at(),
                    "Marginal tiers of a component per credit need “over: running total” or “over: each credit”, because"
                            + " the slices of a whole period belong to no single credit.");
        }
        return over;
    }

    private @Nullable BigDecimal above(
            Section section, Tiers.Axis axis, Tiers.@Nullable Mode mode, Tiers.Over over, List<Band> bands) {
        if (mode != Tiers.Mode.OVERAGE) {
            if (section.has("above")) {
                problems.add(
                        section.markOf("above"), "“above” belongs to “mode: overage”; remove it or change the mode.");
            }
            return null;
        }
        if (over == Tiers.Over.RUNNING_TOTAL) {
            problems.add(
                    section.markOf("over"),
                    "The highest band on the overage is known of a whole only; use “over: period” or “over: each credit”.");
        }
        if (!section.has("above")) {
            problems.add(
                    section.at(),
                    "Mode overage needs the border above which the band reached counts; add “above: 100 %”.");
            return null;
        }
        if (bands.stream().anyMatch(band -> band.until() != null)) {
            problems.add(
                    section.markOf("above"),
                    "Mode overage needs bands that end at numbers; write numbers, or make a component of what is above.");
            return null;
        }
        var border = border(section, "above", new Row(0, false, false, null, axis, mode));
        boolean known = border != null
                && bands.stream()
                        .anyMatch(band -> band.to() != null && band.to().compareTo(border) == 0);
        if (border != null && !known && !bands.isEmpty()) {
            problems.add(
                    section.markOf("above"),
                    "No band ends at " + shown(border, new Row(0, false, false, null, axis, mode))
                            + "; “above” is the end of a band.");
        }
        return border;
    }

    private List<Band> bands(Section section, Tiers.Axis axis, Tiers.@Nullable Mode mode) {
        var items = section.list("bands");
        if (items.isEmpty()) {
            problems.add(
                    section.at(), "The tiers have no bands; add “bands:” with lines such as {to: 100 %, value: x 1}.");
        }
        if (items.size() > BANDS_MAX) {
            problems.add(section.markOf("bands"), "A rate table may have " + BANDS_MAX + " bands; join some.");
            return List.of();
        }
        var bands = new ArrayList<Band>();
        BigDecimal from = null;
        boolean computed = false;
        for (int i = 0; i < items.size(); i++) {
            var band = band(items.get(i), new Row(i + 1, i == items.size() - 1, computed, from, axis, mode));
            if (band.isEmpty()) {
                return List.of();
            }
            bands.add(band.get());
            from = band.get().to();
            computed = band.get().until() != null;
        }
        return bands;
    }

    private record Row(
            int number,
            boolean last,
            boolean afterComputed,
            @Nullable BigDecimal from,
            Tiers.Axis axis,
            Tiers.@Nullable Mode mode) {}

    private Optional<Band> band(Node node, Row row) {
        var opened = Section.of(node, "a band", problems, BAND_KEYS);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        var section = opened.get();
        int before = problems.count();
        var until = computed(section, row);
        var to = until == null ? border(section, "to", row) : null;
        requireFollows(section, row);
        if (until == null || row.last) {
            requireEnds(section, row, to);
        }
        var entry = values.expressionAt(section, "entry", vocabulary, Unit.MONEY, "200");
        var value = value(section, row, entry != null);
        return problems.count() > before || value.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Band(row.from, to, until, value.get().kind, value.get().expression, entry, section.at()));
    }

    /** The end of a band that is no number but an expression, such as {@code payee.threshold}; else null. */
    private @Nullable Expression computed(Section section, Row row) {
        var unit = switch (row.axis) {
            case ATTAINMENT -> Unit.PERCENT;
            case AMOUNT -> Unit.MONEY;
            case UNITS -> Unit.NUMBER;
        };
        return section.node("to") instanceof Node.Scalar scalar
                        && !scalar.isEmpty()
                        && !FIGURE.matcher(scalar.text()).matches()
                ? values.expression(scalar, ofPeriod, unit).orElse(null)
                : null;
    }

    private void requireFollows(Section section, Row row) {
        if (row.afterComputed && section.has("from")) {
            problems.add(
                    section.markOf("from"),
                    "Band " + row.number + " begins where the one before ends; leave “from” out.");
            return;
        }
        var from = border(section, "from", row);
        if (from == null) {
            return;
        }
        var start = row.from == null ? BigDecimal.ZERO : row.from;
        int compared = from.compareTo(start);
        if (compared < 0 && row.from == null) {
            problems.add(
                    section.markOf("from"),
                    "The first band takes everything below its end, negative values too; leave “from” out.");
        } else if (compared > 0) {
            problems.add(
                    section.markOf("from"),
                    "There is a gap from " + shown(start, row) + " to " + shown(from, row) + "; begin band "
                            + row.number + " at " + shown(start, row) + ", or leave “from” out.");
        } else if (compared < 0) {
            problems.add(
                    section.markOf("from"),
                    "Band " + row.number + " overlaps the one before from " + shown(from, row) + " to "
                            + shown(start, row) + "; begin it at " + shown(start, row) + ", or leave “from” out.");
        }
    }

    private void requireEnds(Section section, Row row, @Nullable BigDecimal to) {
        if (row.last && section.has("to")) {
            problems.add(
                    section.markOf("to"),
                    "What is above " + (to == null ? "its end" : shown(to, row))
                            + " has no band; leave “to” out of the last band, or add one behind.");
        } else if (!row.last && !section.has("to")) {
            problems.add(
                    section.at(),
                    "Band " + row.number + " has no end, so those behind it are never reached; add “to”.");
        } else if (to != null && row.from != null && to.compareTo(row.from) <= 0) {
            problems.add(
                    section.markOf("to"),
                    "Band " + row.number + " ends at " + shown(to, row) + ", not above its start "
                            + shown(row.from, row)
                            + ", so it is never reached; raise its end or remove it.");
        }
    }

    private @Nullable BigDecimal border(Section section, String key, Row row) {
        var example = row.axis == Tiers.Axis.ATTAINMENT ? "100 %" : "10000";
        var scalar = section.scalar(key, example);
        if (scalar.isEmpty()) {
            return null;
        }
        var border = values.number(scalar.get());
        boolean percent = Values.isPercent(scalar.get().text());
        if (border.isPresent() && percent != (row.axis == Tiers.Axis.ATTAINMENT)) {
            problems.add(
                    scalar.get().at(),
                    percent
                            ? scalar.get().word() + " is a percentage, the tiers are on " + Values.word(row.axis)
                                    + "; write a number, or use “axis: attainment”."
                            : scalar.get().word() + " is no percentage of the quota; write for example "
                                    + shown(border.get(), row) + ", or use “axis: amount”.");
            return null;
        }
        return border.orElse(null);
    }

    private record Value(Band.Kind kind, Expression expression) {}

    private Optional<Value> value(Section section, Row row, boolean hasEntry) {
        if (section.has("value") && section.has("amount")) {
            problems.add(section.at(), "A band has “value” or “amount”, this one has both; remove one.");
            return Optional.empty();
        }
        if (section.has("amount")) {
            return amount(section, row);
        }
        if (!section.has("value")) {
            if (hasEntry) {
                return Optional.of(new Value(
                        Band.Kind.MULTIPLIER, new Expression.Number(BigDecimal.ZERO, Unit.NUMBER, section.at())));
            }
            problems.add(section.at(), "Band " + row.number + " has no value; add “value: x 1” or “value: 5 %”.");
            return Optional.empty();
        }
        return section.scalar("value", "x 1.5").flatMap(this::value);
    }

    private Optional<Value> amount(Section section, Row row) {
        if (row.mode != Tiers.Mode.WHOLE) {
            problems.add(
                    section.markOf("amount"),
                    "A fixed amount for a band needs “mode: whole”; in marginal tiers use “entry”, paid on entering.");
            return Optional.empty();
        }
        return section.scalar("amount", "500")
                .flatMap(scalar -> values.expression(scalar, vocabulary, Unit.MONEY))
                .map(expression -> new Value(Band.Kind.AMOUNT, expression));
    }

    private Optional<Value> value(Node.Scalar scalar) {
        var multiplier = MULTIPLIER.matcher(scalar.text());
        if (multiplier.matches()) {
            return part(scalar, multiplier.start(1), multiplier.end(1), Unit.NUMBER)
                    .map(factor -> new Value(Band.Kind.MULTIPLIER, factor));
        }
        var perUnit = PER_UNIT.matcher(scalar.text());
        if (perUnit.matches()) {
            if (subject.unit() == Unit.MONEY) {
                problems.add(
                        scalar.at(), "Measure “" + subject.name() + "” is money and has no units; write a percentage.");
                return Optional.empty();
            }
            return part(scalar, perUnit.start(1), perUnit.end(1), Unit.MONEY)
                    .map(money -> new Value(Band.Kind.PER_UNIT, money));
        }
        return values.expression(scalar, vocabulary).flatMap(expression -> rate(scalar, expression));
    }

    private Optional<Value> rate(Node.Scalar scalar, Expression expression) {
        if (expression.unit() == Unit.PERCENT || expression.unit() == Unit.UNSTATED) {
            return Optional.of(new Value(Band.Kind.RATE, expression));
        }
        problems.add(
                scalar.at(),
                scalar.word() + " is neither a multiplier nor a rate; write “x 1.5”, “5 %”"
                        + (subject.unit() == Unit.MONEY ? "" : ", “0.05 per unit”")
                        + ", or use “amount” for a fixed sum.");
        return Optional.empty();
    }

    private Optional<Expression> part(Node.Scalar scalar, int start, int end, Unit wanted) {
        var part = new Node.Scalar(
                scalar.text().substring(start, end),
                scalar.marks().apply(start),
                offset -> scalar.marks().apply(start + offset));
        return values.expression(part, vocabulary, wanted);
    }

    private static String shown(BigDecimal border, Row row) {
        var plain = border.stripTrailingZeros();
        return row.axis == Tiers.Axis.ATTAINMENT
                ? border.movePointRight(2).stripTrailingZeros().toPlainString() + " %"
                : plain.toPlainString();
    }
}
