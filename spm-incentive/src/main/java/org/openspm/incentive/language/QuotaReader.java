package org.openspm.incentive.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Rounding;
import org.openspm.incentive.calc.expression.Unit;
import org.openspm.incentive.calc.expression.Vocabulary;
import org.openspm.incentive.calc.plan.PayPeriod;
import org.openspm.incentive.calc.plan.QuotaUse;

/** Reads which quota a measure is compared with, and how it comes into a period. */
final class QuotaReader {
    static final List<String> KEYS =
            List.of("measure", "prorate", "leave", "over", "given for", "spread", "times", "rounded", "attainment");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final Map<PayPeriod, Integer> HALF_MONTHS = Map.of(
            PayPeriod.HALF_MONTH, 1,
            PayPeriod.MONTH, 2,
            PayPeriod.QUARTER, 6,
            PayPeriod.HALF_YEAR, 12,
            PayPeriod.YEAR, 24);

    /** Decimals of an attainment are those of its percentage. */
    private static final int PERCENT_DECIMALS = 2;

    private final Problems problems;
    private final Values values;
    private final Vocabulary words;
    private final @Nullable PayPeriod pays;

    QuotaReader(Problems problems, Vocabulary words, @Nullable PayPeriod pays) {
        this.problems = problems;
        this.values = new Values(problems);
        this.words = words;
        this.pays = pays;
    }

    Optional<QuotaUse> read(Section section) {
        return switch (section.node("quota")) {
            case null -> Optional.empty();
            case Node.Mapping mapping ->
                Section.of(mapping, "a quota", problems, KEYS).flatMap(this::stated);
            default ->
                section.scalar("quota", "new_bookings")
                        .flatMap(this::name)
                        .map(name -> new QuotaUse(name, QuotaUse.Proration.NONE, QuotaUse.Span.TO_DATE));
        };
    }

    private Optional<QuotaUse> stated(Section section) {
        int before = problems.count();
        var name = section.required("measure", "new_bookings").flatMap(this::name);
        var prorate = section.scalar("prorate", "days")
                .flatMap(scalar -> values.choice(scalar, "proration", QuotaUse.Proration.class))
                .orElse(QuotaUse.Proration.NONE);
        var leave = new LeaveReader(problems).read(section, prorate != QuotaUse.Proration.NONE);
        var span = section.scalar("over", "to date")
                .flatMap(scalar -> values.choice(scalar, "span of quotas", QuotaUse.Span.class))
                .orElse(QuotaUse.Span.TO_DATE);
        var spread = spread(section);
        var times = values.expressionAt(
                section, "times", words, Unit.PERCENT, "TABLE(ramp, MONTHS(payee.start, period.end))");
        var rounded = rounding(section, "rounded");
        var attainment = rounding(section, "attainment");
        return name.isEmpty() || problems.count() > before
                ? Optional.empty()
                : Optional.of(new QuotaUse(
                        name.get(),
                        prorate,
                        leave,
                        span,
                        spread,
                        times,
                        rounded,
                        attainment == null
                                ? null
                                : new Rounding(attainment.mode(), attainment.scale() + PERCENT_DECIMALS)));
    }

    private @Nullable Rounding rounding(Section section, String key) {
        return section.scalar(key, RoundingReader.PLAIN_EXAMPLE)
                .flatMap(new RoundingReader(problems)::plain)
                .orElse(null);
    }

    private QuotaUse.@Nullable Spread spread(Section section) {
        if (!section.has("given for")) {
            if (section.has("spread")) {
                problems.add(
                        section.markOf("spread"),
                        "“spread” divides a quota kept for a longer period; add “given for: year”.");
            }
            return null;
        }
        var kind = section.scalar("given for", "year")
                .flatMap(scalar -> values.choice(scalar, "kind of period", PayPeriod.class));
        if (kind.isEmpty() || pays == null) {
            return null;
        }
        if (kind.get().compareTo(pays) <= 0) {
            problems.add(
                    section.markOf("given for"),
                    "The plan pays by " + Values.word(pays) + "; a quota that is spread is given for a longer period"
                            + (pays == PayPeriod.YEAR ? ", and there is none." : ", such as year."));
            return null;
        }
        return spread(section, kind.get(), pays);
    }

    private QuotaUse.@Nullable Spread spread(Section section, PayPeriod kind, PayPeriod inner) {
        if (!(section.node("spread") instanceof Node.Sequence list)) {
            var by = section.scalar("spread", "evenly")
                    .flatMap(scalar -> values.choice(scalar, "spread", QuotaUse.Spread.By.class))
                    .orElse(QuotaUse.Spread.By.EVENLY);
            if (by == QuotaUse.Spread.By.WEIGHTS) {
                problems.add(
                        section.markOf("spread"), "Weights are written out, as in spread: [20 %, 20 %, 20 %, 40 %].");
                return null;
            }
            return new QuotaUse.Spread(kind, by, List.of());
        }
        var weights = new ArrayList<BigDecimal>();
        for (var item : list.items()) {
            if (item instanceof Node.Scalar scalar) {
                values.number(scalar).ifPresent(weights::add);
            }
        }
        int wanted = HALF_MONTHS.getOrDefault(kind, 1) / HALF_MONTHS.getOrDefault(inner, 1);
        var sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (weights.size() != wanted || sum.compareTo(BigDecimal.ONE) != 0) {
            problems.add(
                    list.at(),
                    "A " + Values.word(kind) + " has " + wanted + " weights that add up to 100 %; these are "
                            + weights.size() + " and add up to " + PlanWriter.percent(sum) + ".");
            return null;
        }
        return new QuotaUse.Spread(kind, QuotaUse.Spread.By.WEIGHTS, weights);
    }

    private Optional<String> name(Node.Scalar scalar) {
        if (!NAME.matcher(scalar.text()).matches()) {
            problems.add(
                    scalar.at(),
                    scalar.word() + " is no name of quotas; use letters, digits, underscores, dots or hyphens.");
            return Optional.empty();
        }
        return Optional.of(scalar.text());
    }
}
