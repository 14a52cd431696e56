package org.openspm.incentive.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.openspm.domain.shared.Currency;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.calc.expression.Evaluator;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.Unit;
import org.openspm.incentive.calc.plan.Component;
import org.openspm.incentive.calc.plan.Plan;
import org.openspm.incentive.calc.plan.Threshold;
import org.openspm.incentive.calc.plan.Tiers;

/**
 * Draws what components pay: the sales of an example are made smaller and larger, and the kernel that pays people calculates
 * each of these examples. A component is drawn over the first example in which its measure has a value; one whose measure
 * does not move with the sales is left out.
 */
public final class PayoutCurves {
    private static final int STEPS = 40;
    private static final BigDecimal REACH = BigDecimal.TWO;
    /** How far beside a border of a rate table the curve is looked at, so that a jump is drawn upright. */
    private static final BigDecimal BESIDE = new BigDecimal("0.01");

    private final Plan plan;
    private final List<PlanExample> examples;
    private final Map<Basis, List<Sample>> sweeps = new HashMap<>();
    private final Map<PlanExample, ExampleOutcome> outcomes = new HashMap<>();

    private PayoutCurves(Plan plan, List<PlanExample> examples) {
        this.plan = plan;
        this.examples = examples;
    }

    /** Example, payee and measure that a curve is drawn over. */
    private record Basis(PlanExample example, String payee, String measure) {}

    /** An example with scaled sales, calculated. */
    private record Sample(BigDecimal value, ExampleOutcome outcome) {}

    /** A curve for each component that can be drawn, in the order of the plan; none when the plan has faults. */
    public static List<PayoutCurve> of(PlanReading reading) {
        return reading.plan()
                .map(plan -> new PayoutCurves(plan, reading.examples()).curves())
                .orElse(List.of());
    }

    private List<PayoutCurve> curves() {
        return plan.components().stream().flatMap(one -> curve(one).stream()).toList();
    }

    private Optional<PayoutCurve> curve(Component component) {
        return basis(component).flatMap(basis -> {
            var samples = sweeps.computeIfAbsent(basis, this::sweep);
            return samples.isEmpty() ? Optional.empty() : Optional.of(curve(component, basis, samples));
        });
    }

    private PayoutCurve curve(Component component, Basis basis, List<Sample> samples) {
        var outcome = calculated(basis.example()).orElseThrow();
        return new PayoutCurve(
                component.name(),
                basis.measure(),
                basis.example().name(),
                basis.payee(),
                currency(basis, outcome),
                plan.measure(basis.measure()).orElseThrow().unit() == Unit.MONEY,
                samples.stream()
                        .map(sample -> point(component, basis, sample.outcome()))
                        .toList(),
                point(component, basis, outcome));
    }

    /** Of what is earned; where nothing is, that of the plan. */
    private Currency currency(Basis basis, ExampleOutcome outcome) {
        return outcome.currencyOf(basis.payee())
                .or(() -> basis.example().payees().stream()
                        .filter(payee -> payee.name().equals(basis.payee()))
                        .flatMap(payee -> Optional.ofNullable(payee.currency()).stream())
                        .findFirst())
                .or(() -> Optional.ofNullable(plan.currency().fixed()))
                .orElseGet(() -> Currency.of("EUR"));
    }

    private static PayoutCurve.Point point(Component component, Basis basis, ExampleOutcome outcome) {
        var value = outcome.value(basis.payee(), basis.measure());
        var quota = outcome.quota(basis.payee(), basis.measure());
        return new PayoutCurve.Point(
                value,
                quota.signum() > 0 ? value.divide(quota, Evaluator.QUOTIENT) : null,
                outcome.earned(basis.payee(), component.name()));
    }

    /** The first payee for whom the component earns, else the first whose measure has a value. */
    private Optional<Basis> basis(Component component) {
        Basis second = null;
        for (var example : examples) {
            var outcome = calculated(example).orElse(null);
            if (outcome == null) {
                continue;
            }
            for (var payee : example.payees()) {
                if (outcome.value(payee.name(), component.measure()).signum() > 0) {
                    var found = new Basis(example, payee.name(), component.measure());
                    if (outcome.earned(payee.name(), component.name()).signum() > 0) {
                        return Optional.of(found);
                    }
                    second = second == null ? found : second;
                }
            }
        }
        return Optional.ofNullable(second);
    }

    private Optional<ExampleOutcome> calculated(PlanExample example) {
        var known = outcomes.get(example);
        if (known != null) {
            return Optional.of(known);
        }
        try {
            var outcome = PlanExamples.calculate(plan, example);
            outcomes.put(example, outcome);
            return Optional.of(outcome);
        } catch (RuleViolation incalculable) {
            return Optional.empty(); // the example itself is shown as refused, with the reason
        }
    }

    private List<Sample> sweep(Basis basis) {
        var outcome = calculated(basis.example()).orElseThrow();
        var value = outcome.value(basis.payee(), basis.measure());
        boolean numbers = !moves(basis, false);
        if (numbers && !moves(basis, true)) {
            return List.of();
        }
        var quota = outcome.quota(basis.payee(), basis.measure());
        var end = quota.signum() > 0 ? quota.multiply(REACH).max(value) : value.multiply(REACH);
        var samples = new ArrayList<Sample>();
        for (var wanted : wanted(basis.measure(), end, quota)) {
            var scaled = ScaledExample.of(basis.example(), wanted.divide(value, Evaluator.QUOTIENT), numbers);
            samples.add(new Sample(wanted, PlanExamples.calculate(plan, scaled)));
        }
        return samples;
    }

    /** Whether double sales make a double value. */
    private boolean moves(Basis basis, boolean numbers) {
        var value = calculated(basis.example()).orElseThrow().value(basis.payee(), basis.measure());
        try {
            var doubled = PlanExamples.calculate(plan, ScaledExample.of(basis.example(), BigDecimal.TWO, numbers));
            return doubled.value(basis.payee(), basis.measure()).compareTo(value.multiply(BigDecimal.TWO)) == 0;
        } catch (RuleViolation beyondWhatAPlanCanHold) {
            return false;
        }
    }

    /** Even steps, and both sides of every border that lies on the way. */
    private TreeSet<BigDecimal> wanted(String measure, BigDecimal end, BigDecimal quota) {
        var values = new TreeSet<BigDecimal>();
        for (int step = 0; step <= STEPS; step++) {
            values.add(end.multiply(new BigDecimal(step)).divide(new BigDecimal(STEPS), Evaluator.QUOTIENT));
        }
        for (var border : borders(measure, quota)) {
            if (border.compareTo(BESIDE) > 0 && border.compareTo(end) < 0) {
                values.add(border.subtract(BESIDE));
                values.add(border.add(BESIDE));
            }
        }
        return values;
    }

    private List<BigDecimal> borders(String measure, BigDecimal quota) {
        var borders = new ArrayList<BigDecimal>();
        for (var component : plan.components()) {
            if (component.measure().equals(measure)) {
                var tiers = component.tiers();
                if (tiers != null) {
                    tiers.bands().stream()
                            .flatMap(band -> Optional.ofNullable(band.to()).stream())
                            .map(to -> tiers.axis() == Tiers.Axis.ATTAINMENT ? to.multiply(quota) : to)
                            .forEach(borders::add);
                }
                var use = component.curve();
                if (use != null) {
                    use.all().stream()
                            .flatMap(curve -> curve.points().stream())
                            .map(point -> use.curve().axis() == Unit.PERCENT
                                    ? point.at().multiply(quota)
                                    : point.at())
                            .forEach(borders::add);
                }
                var threshold = component.threshold();
                if (threshold != null && threshold.value() instanceof Expression.Number number) {
                    borders.add(
                            threshold.on() == Threshold.On.ATTAINMENT
                                    ? number.value().multiply(quota)
                                    : number.value());
                }
            }
        }
        return borders;
    }
}
