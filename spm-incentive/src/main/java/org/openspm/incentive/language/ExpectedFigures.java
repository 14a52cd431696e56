package org.openspm.incentive.language;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.NearestName;
import org.openspm.incentive.calc.plan.Component;
import org.openspm.incentive.calc.plan.Measure;
import org.openspm.incentive.calc.plan.PayRule;
import org.openspm.incentive.calc.plan.Plan;

/** Reads what an expectation is about: {@code New bookings}, {@code attainment bookings}, {@code tier 2 of New bookings}. */
final class ExpectedFigures {
    private static final String BALANCE = "balance ";
    private static final Pattern IN_PERIOD = Pattern.compile("(.+) in (\\d{4}(?:-\\S+)?)");
    private static final Pattern MEASURED = Pattern.compile("(measure|quota|attainment) (\\S+)");
    private static final Pattern LINES =
            Pattern.compile("(?:(rate|base) of )?(?:tier (\\d{1,3}) of )?(?:transaction (\\S+) of )?(.+)");

    private final Problems problems;
    private final @Nullable Plan plan;

    ExpectedFigures(Problems problems, @Nullable Plan plan) {
        this.problems = problems;
        this.plan = plan;
    }

    /** @param period under which the figure stands; null = the example's, unless the name ends in “in 2026-02” */
    Optional<PlanExample.Expected> read(String payee, Node.Scalar key, @Nullable String period, BigDecimal amount) {
        var dated = IN_PERIOD.matcher(key.text());
        if (period == null && dated.matches() && plan != null && !hasComponent(plan, key.text())) {
            return read(payee, new Node.Scalar(dated.group(1), key.at(), key.marks()), amount)
                    .flatMap(figure -> new ExamplePeriods(problems, plan.pays())
                            .read(new Node.Scalar(dated.group(2), key.at(), key.marks()))
                            .map(figure::in));
        }
        return read(payee, key, amount).map(figure -> figure.in(period));
    }

    private Optional<PlanExample.Expected> read(String payee, Node.Scalar key, BigDecimal amount) {
        if (plan == null || hasComponent(plan, key.text())) {
            return Optional.of(expected(payee, PlanExample.Figure.EARNING, key.text(), amount, key));
        }
        if (key.text().equals("total") || key.text().equals("paid")) {
            return Optional.of(expected(payee, PlanExample.Figure.TOTAL, "", amount, key));
        }
        if (key.text().equals("earned")) {
            return Optional.of(expected(payee, PlanExample.Figure.EARNED, "", amount, key));
        }
        if (key.text().startsWith(BALANCE)) {
            return balance(plan, payee, key, key.text().substring(BALANCE.length()), amount);
        }
        var measured = MEASURED.matcher(key.text());
        if (measured.matches()) {
            return measured(plan, payee, key, measured.group(1), measured.group(2), amount);
        }
        return ofLines(plan, payee, key, amount);
    }

    private static boolean hasComponent(Plan plan, String name) {
        return plan.component(name).isPresent() || plan.payment(name).isPresent();
    }

    private Optional<PlanExample.Expected> balance(
            Plan plan, String payee, Node.Scalar key, String rule, BigDecimal amount) {
        if (plan.payment(rule).isPresent()) {
            return Optional.of(expected(payee, PlanExample.Figure.BALANCE, rule, amount, key));
        }
        var names = plan.payments().stream().map(PayRule::name).toList();
        problems.add(
                key.at(),
                "There is no pay rule “" + Node.shortened(rule) + "” whose balance could be expected; "
                        + nearest(rule, names).orElse("add it under payments."));
        return Optional.empty();
    }

    private static PlanExample.Expected expected(
            String payee, PlanExample.Figure figure, String name, BigDecimal amount, Node.Scalar key) {
        return new PlanExample.Expected(payee, figure, name, 0, "", null, amount, key.at());
    }

    private Optional<PlanExample.Expected> measured(
            Plan plan, String payee, Node.Scalar key, String word, String measure, BigDecimal amount) {
        if (plan.measure(measure).isEmpty()) {
            var names = plan.measures().stream().map(Measure::name).toList();
            problems.add(
                    key.at(),
                    "There is no measure “" + measure + "” to expect; "
                            + nearest(measure, names).orElse("write one of the plan's measures."));
            return Optional.empty();
        }
        var figure = switch (word) {
            case "measure" -> PlanExample.Figure.VALUE;
            case "quota" -> PlanExample.Figure.QUOTA;
            default -> PlanExample.Figure.ATTAINMENT;
        };
        return Optional.of(expected(payee, figure, measure, amount, key));
    }

    private Optional<PlanExample.Expected> ofLines(Plan plan, String payee, Node.Scalar key, BigDecimal amount) {
        var match = LINES.matcher(key.text());
        var component = match.matches() ? match.group(4) : key.text();
        if (!hasComponent(plan, component)) {
            var names = Stream.concat(
                            plan.components().stream().map(Component::name),
                            plan.payments().stream().map(PayRule::name))
                    .toList();
            problems.add(
                    key.at(),
                    "There is no component “" + Node.shortened(component) + "” to expect; "
                            + nearest(component, names)
                                    .orElse(
                                            "write a component, “paid”, “earned”, “balance rule”, “measure name”, “quota name”, “attainment"
                                                    + " name” or “tier 1 of component”."));
            return Optional.empty();
        }
        var figure = switch (String.valueOf(match.group(1))) {
            case "rate" -> PlanExample.Figure.RATE;
            case "base" -> PlanExample.Figure.BASE;
            default -> PlanExample.Figure.EARNING;
        };
        int tier = match.group(2) == null ? 0 : Integer.parseInt(match.group(2));
        var sale = match.group(3) == null ? "" : match.group(3);
        return Optional.of(new PlanExample.Expected(payee, figure, component, tier, sale, null, amount, key.at()));
    }

    private static Optional<String> nearest(String name, List<String> names) {
        return NearestName.to(name, names).map(near -> "did you mean “" + near + "”?");
    }
}
