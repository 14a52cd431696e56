package org.openspm.incentive.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Chart;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.NearestName;
import org.openspm.incentive.calc.expression.Unit;
import org.openspm.incentive.calc.expression.Vocabulary;
import org.openspm.incentive.calc.plan.Base;
import org.openspm.incentive.calc.plan.Component;
import org.openspm.incentive.calc.plan.Limit;
import org.openspm.incentive.calc.plan.RoundingPolicy;
import org.openspm.incentive.calc.plan.Tiers;

/** Reads a component. */
final class ComponentReader {
    static final List<String> KEYS = List.of(
            "component",
            "on",
            "per",
            "rate",
            "tiers",
            "target",
            "weight",
            "amount",
            "bonus",
            "downline",
            "spread",
            "pool",
            "contest",
            "curve",
            "prorate",
            "leave",
            "threshold",
            "gate",
            "floor",
            "cap",
            "modifier",
            "share",
            "order",
            "budget",
            "exchange",
            "rounding");
    static final List<String> LIMIT_KEYS = List.of("amount", "per");

    private final Problems problems;
    private final Values values;
    private final Map<String, Subject> measures;
    private final Map<String, Unit> payeeValues;
    private final List<Chart> charts;
    private final Set<String> components;
    private final RoundingPolicy rounding;

    /** What a component needs to know of the measure it is on. */
    record Subject(String name, Unit unit, boolean hasQuota) {}

    ComponentReader(
            Problems problems,
            Map<String, Subject> measures,
            Map<String, Unit> payeeValues,
            List<Chart> charts,
            Set<String> components,
            RoundingPolicy rounding) {
        this.problems = problems;
        this.values = new Values(problems);
        this.measures = measures;
        this.payeeValues = payeeValues;
        this.charts = charts;
        this.components = components;
        this.rounding = rounding;
    }

    Optional<Component> read(Node node) {
        return Section.of(node, "a component", problems, KEYS).flatMap(this::read);
    }

    private Optional<Component> read(Section section) {
        int before = problems.count();
        var name = section.required("component", "New bookings")
                .flatMap(scalar -> values.title(scalar, "the name of a component", Values.NAME_LENGTH_MAX));
        var subject = section.required("on", "bookings").flatMap(this::subject);
        if (name.isEmpty() || subject.isEmpty()) {
            return Optional.empty();
        }
        var per = section.scalar("per", "period")
                .flatMap(scalar -> values.choice(scalar, "thing that is paid", Component.Per.class))
                .orElse(section.has("spread") ? Component.Per.CREDIT : Component.Per.PERIOD);
        var period = periodWords(subject.get());
        var line = per == Component.Per.CREDIT ? creditWords(subject.get()) : period;
        var base = new BaseReader(problems, subject.get(), period, line, teamWords()).read(section, per);
        var rate = rate(section, line, subject.get());
        var tiers = tiers(section, line, period, subject.get(), per);
        var attributes = new AttributeReader(problems, charts);
        var component = new Component(
                name.get(),
                subject.get().name(),
                per,
                base.orElseGet(Base.MeasureValue::new),
                rate,
                tiers,
                new ThresholdReader(problems, subject.get(), period).read(section),
                values.expressionAt(section, "gate", period, Unit.BOOLEAN, "attainment >= 75 %"),
                limits(section, "floor", period, line, per),
                limits(section, "cap", period, line, per),
                attributes.beforeLimits(section),
                attributes.curve(section, subject.get(), per, line),
                attributes.prorate(section),
                values.expressionAt(section, "modifier", period, Unit.PERCENT, "payee.individual_modifier"),
                values.expressionAt(section, "share", line, Unit.PERCENT, "60 %"),
                attributes.budget(section, per),
                attributes.exchange(section),
                rounding(section),
                section.at());
        if (problems.count() == before) {
            new ComponentCheck(problems, section, subject.get()).check(component);
        }
        return problems.count() > before ? Optional.empty() : Optional.of(component);
    }

    private Optional<Subject> subject(Node.Scalar scalar) {
        var found = Optional.ofNullable(measures.get(scalar.text()));
        if (found.isEmpty()) {
            var remedy = NearestName.to(scalar.text(), measures.keySet())
                    .map(near -> "did you mean “" + near + "”?")
                    .orElse("add one under measures.");
            problems.add(scalar.at(), "There is no measure " + scalar.word() + "; " + remedy);
        }
        return found;
    }

    private Vocabulary teamWords() {
        var units = new LinkedHashMap<String, Unit>();
        measures.forEach((name, measure) -> units.put(name, measure.unit()));
        return Vocabulary.ofTeams(units, withQuota()).withCharts(charts);
    }

    private List<String> withQuota() {
        return measures.values().stream()
                .filter(Subject::hasQuota)
                .map(Subject::name)
                .toList();
    }

    private Vocabulary periodWords(Subject subject) {
        return withMeasures(Vocabulary.ofPayees(payeeValues), subject);
    }

    private Vocabulary creditWords(Subject subject) {
        return withMeasures(Vocabulary.ofCredits().withCredit(subject.unit()).withPayee(payeeValues), subject);
    }

    private Vocabulary withMeasures(Vocabulary vocabulary, Subject subject) {
        var units = new LinkedHashMap<String, Unit>();
        measures.forEach((name, measure) -> units.put(name, measure.unit()));
        return vocabulary
                .withMeasures(units, withQuota())
                .withCharts(charts)
                .withComponents(components)
                .on(subject.name());
    }

    private @Nullable Expression rate(Section section, Vocabulary words, Subject subject) {
        var wanted = subject.unit() == Unit.MONEY || section.has("downline") ? Unit.PERCENT : Unit.MONEY;
        if (section.node("rate") instanceof Node.Mapping mapping) {
            return WindowedRateReader.isWindowed(mapping)
                    ? new WindowedRateReader(problems, words)
                            .read(mapping, wanted)
                            .orElse(null)
                    : new LookupReader(problems, words).read(mapping, wanted).orElse(null);
        }
        return values.expressionAt(section, "rate", words, wanted, wanted == Unit.MONEY ? "50" : "5 %");
    }

    private @Nullable Tiers tiers(
            Section section, Vocabulary words, Vocabulary period, Subject subject, Component.Per per) {
        var node = section.node("tiers");
        return node == null
                ? null
                : new TierReader(problems, words, period, subject, per)
                        .read(node)
                        .orElse(null);
    }

    private List<Limit> limits(Section section, String key, Vocabulary period, Vocabulary line, Component.Per paidPer) {
        var result = new ArrayList<Limit>();
        for (var item : section.list(key)) {
            if (item instanceof Node.Scalar scalar) {
                values.expression(scalar, period, Unit.MONEY)
                        .ifPresent(amount -> result.add(new Limit(amount, Component.Per.PERIOD, scalar.at())));
            } else {
                Section.of(item, "a " + key, problems, LIMIT_KEYS)
                        .flatMap(limit -> limit(limit, key, period, line, paidPer))
                        .ifPresent(result::add);
            }
        }
        return result;
    }

    private Optional<Limit> limit(
            Section section, String what, Vocabulary period, Vocabulary line, Component.Per paidPer) {
        var per = section.scalar("per", "period")
                .flatMap(scalar -> values.choice(scalar, "thing that is limited", Component.Per.class))
                .orElse(Component.Per.PERIOD);
        if (per == Component.Per.CREDIT && paidPer == Component.Per.PERIOD) {
            problems.add(
                    section.markOf("per"),
                    "A " + what + " per credit needs a component that pays per credit; add “per: credit” to it.");
        }
        return section.required("amount", "10000")
                .flatMap(scalar -> values.expression(scalar, per == Component.Per.CREDIT ? line : period, Unit.MONEY))
                .map(amount -> new Limit(amount, per, section.at()));
    }

    private RoundingPolicy rounding(Section section) {
        return section.scalar("rounding", RoundingReader.EXAMPLE)
                .flatMap(scalar -> new RoundingReader(problems).read(scalar))
                .orElse(rounding);
    }
}
