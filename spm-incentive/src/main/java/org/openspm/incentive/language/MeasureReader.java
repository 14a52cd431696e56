package org.openspm.incentive.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.NearestName;
import org.openspm.incentive.calc.expression.Unit;
import org.openspm.incentive.calc.expression.Vocabulary;
import org.openspm.incentive.calc.plan.Measure;
import org.openspm.incentive.calc.plan.PayPeriod;
import org.openspm.incentive.calc.plan.QuotaUse;
import org.openspm.incentive.calc.plan.RollUp;

/** Reads a measure. */
final class MeasureReader {
    static final List<String> KEYS =
            List.of("measure", "credits", "when", "sum", "count", "roll up", "accumulates", "quota", "initial");
    static final List<String> QUOTA_KEYS = List.of("measure", "prorate", "over");
    private static final Pattern ROLL_UP = Pattern.compile("(\\S{1,64}) (with|without) own");
    private static final Pattern QUOTA = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private final Problems problems;
    private final Values values;
    private final Set<String> creditRules;
    private final Map<String, Unit> payeeValues;
    private final @Nullable PayPeriod pays;
    private final Vocabulary vocabulary = Vocabulary.ofCredits();

    MeasureReader(Problems problems, Set<String> creditRules, Map<String, Unit> payeeValues, @Nullable PayPeriod pays) {
        this.problems = problems;
        this.values = new Values(problems);
        this.creditRules = creditRules;
        this.payeeValues = payeeValues;
        this.pays = pays;
    }

    Optional<Measure> read(Node node) {
        return Section.of(node, "a measure", problems, KEYS).flatMap(this::read);
    }

    private Optional<Measure> read(Section section) {
        int before = problems.count();
        var name = section.required("measure", "bookings").flatMap(scalar -> values.identifier(scalar, "a measure"));
        var credits = credits(section);
        var when = values.expressionAt(section, "when", vocabulary, Unit.BOOLEAN, "product.category = \"Platform\"");
        var of = summand(section);
        var rollUp = section.scalar("roll up", "reporting without own").flatMap(this::rollUp);
        var accumulates =
                section.scalar("accumulates", "year").flatMap(this::accumulates).orElse(Measure.Accumulates.PERIOD);
        var quota = quota(section);
        var unit = of.map(MeasureReader::unitOf).orElse(Unit.MONEY);
        var initial =
                values.expressionAt(section, "initial", Vocabulary.ofPayees(payeeValues), unit, "payee.opening_value");
        return problems.count() > before || name.isEmpty() || of.isEmpty()
                ? Optional.empty()
                : Optional.of(new Measure(
                        name.get(),
                        credits,
                        when,
                        of.get(),
                        unit,
                        rollUp.orElse(null),
                        accumulates,
                        quota.orElse(null),
                        initial,
                        section.at()));
    }

    /** Money stays money; everything else a measure adds up is a number. */
    static Unit unitOf(Expression of) {
        return of.unit() == Unit.MONEY ? Unit.MONEY : Unit.NUMBER;
    }

    private List<String> credits(Section section) {
        if (!section.has("credits")) {
            problems.add(section.at(), "The measure does not say which credits count; add “credits: direct”.");
        }
        var result = new ArrayList<String>();
        for (var item : section.list("credits")) {
            if (item instanceof Node.Scalar scalar && creditRules.contains(scalar.text())) {
                result.add(scalar.text());
            } else if (item instanceof Node.Scalar scalar) {
                problems.add(scalar.at(), "There is no credit rule " + scalar.word() + "; " + remedy(scalar.text()));
            } else {
                problems.add(item.at(), "“credits” names credit rules, this is " + item.word() + ".");
            }
        }
        return result;
    }

    private String remedy(String name) {
        return NearestName.to(name, creditRules)
                .map(near -> "did you mean “" + near + "”?")
                .orElse("add one under credits.");
    }

    private Optional<Expression> summand(Section section) {
        if (section.has("sum") == section.has("count")) {
            problems.add(
                    section.at(),
                    "A measure has either “sum: amount” or “count: credits”; this one has "
                            + (section.has("sum") ? "both, remove one." : "none, add one."));
            return Optional.empty();
        }
        if (section.has("count")) {
            return section.scalar("count", "credits").flatMap(this::counted);
        }
        return section.scalar("sum", "amount").flatMap(scalar -> values.expression(scalar, vocabulary, Unit.UNSTATED));
    }

    private Optional<Expression> counted(Node.Scalar scalar) {
        if (!scalar.text().equals("credits")) {
            values.notAChoice(scalar, "thing to count", List.of("credits"));
            return Optional.empty();
        }
        return Optional.of(new Expression.Number(BigDecimal.ONE, Unit.NUMBER, scalar.at()));
    }

    private Optional<RollUp> rollUp(Node.Scalar scalar) {
        var match = ROLL_UP.matcher(scalar.text());
        if (!match.matches()) {
            problems.add(
                    scalar.at(),
                    scalar.word() + " says not how credits climb; write the hierarchy and whether own credits count,"
                            + " as in “reporting with own” or “reporting without own”.");
            return Optional.empty();
        }
        return Optional.of(new RollUp(match.group(1), match.group(2).equals("with")));
    }

    private Optional<Measure.Accumulates> accumulates(Node.Scalar scalar) {
        var window = values.choice(scalar, "window", Measure.Accumulates.class);
        if (window.isPresent() && window.get() == Measure.Accumulates.QUARTER && pays == PayPeriod.YEAR) {
            problems.add(
                    scalar.at(),
                    "A plan that pays by year cannot accumulate over a quarter; use year, or pay by quarter or month.");
        }
        return window;
    }

    private Optional<QuotaUse> quota(Section section) {
        return switch (section.node("quota")) {
            case null -> Optional.empty();
            case Node.Mapping mapping ->
                Section.of(mapping, "a quota", problems, QUOTA_KEYS).flatMap(this::quotaUse);
            default ->
                section.scalar("quota", "new_bookings")
                        .flatMap(this::quotaName)
                        .map(name -> new QuotaUse(name, QuotaUse.Proration.NONE, QuotaUse.Span.TO_DATE));
        };
    }

    private Optional<QuotaUse> quotaUse(Section section) {
        var name = section.required("measure", "new_bookings").flatMap(this::quotaName);
        var prorate = section.scalar("prorate", "days")
                .flatMap(scalar -> values.choice(scalar, "proration", QuotaUse.Proration.class))
                .orElse(QuotaUse.Proration.NONE);
        var span = section.scalar("over", "to date")
                .flatMap(scalar -> values.choice(scalar, "span of quotas", QuotaUse.Span.class))
                .orElse(QuotaUse.Span.TO_DATE);
        return name.map(measure -> new QuotaUse(measure, prorate, span));
    }

    private Optional<String> quotaName(Node.Scalar scalar) {
        if (!QUOTA.matcher(scalar.text()).matches()) {
            problems.add(
                    scalar.at(),
                    scalar.word() + " is no name of quotas; use letters, digits, underscores, dots or hyphens.");
            return Optional.empty();
        }
        return Optional.of(scalar.text());
    }
}
