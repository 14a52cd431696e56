package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Currency;
import org.openspm.incentive.calc.Explanation.Step;
import org.openspm.incentive.calc.expression.Evaluator;
import org.openspm.incentive.calc.expression.Function;
import org.openspm.incentive.calc.plan.EarnedOf;
import org.openspm.incentive.calc.plan.PlanExpressions;
import org.openspm.incentive.calc.plan.Threshold;

/** Tells where an earning comes from: its lines, each with the slice, rate and credit it is made of, then what they rest on. */
final class Explainer {
    private final VersionRun run;
    private final ComponentEarner earner;
    private final int payee;
    private final int slot;
    private final ComponentResult result;
    private final @Nullable Currency planCurrency;
    private final OriginSteps origins;

    Explainer(VersionRun run, int component, int payee, int slot) {
        this.run = run;
        this.earner = run.earner(component);
        this.payee = payee;
        this.slot = slot;
        this.result = Objects.requireNonNull(
                run.result(component, payee, slot), "The plan did not apply to this payee in this period");
        this.planCurrency = run.plan().currency(payee, slot);
        this.origins = new OriginSteps(
                run,
                earner.component().at().line(),
                planCurrency,
                new CreditSteps(run, earner.measure(), payee, slot, planCurrency));
    }

    Explanation explain() {
        var children = new ArrayList<Explanation>();
        for (var line : result.lines()) {
            if (line.amount().signum() != 0 || line.raw().row() != RawLine.NONE) {
                children.add(line(line));
            }
        }
        children.addAll(conditions());
        children.addAll(new FormulaSteps(run, payee, slot)
                .of(earner.component(), !result.lines().isEmpty()));
        var measures = new MeasureSteps(run, payee, slot);
        children.add(measures.of(earner.measure()));
        children.addAll(others(measures));
        children.addAll(new LeaveSteps(run, payee, slot).of(earner.component()));
        children.addAll(new ValueSteps(run, payee, slot).of(PlanExpressions.of(earner.component())));
        children.addAll(earned());
        var origin = earner.component().at().origin();
        if (origin != null) {
            children.add(step(
                    Step.LIBRARY,
                    List.of(origin.library(), Integer.toString(origin.line())),
                    null,
                    earner.component().at().line()));
        }
        var component = earner.component();
        return new Explanation(
                Step.EARNING,
                List.of(name(payee), component.name(), period()),
                result.total(),
                result.currency(),
                false,
                Explanation.NO_TRANSACTION,
                component.at().line(),
                children);
    }

    private Explanation line(ComponentResult.Line line) {
        // What is not earned any more has no origin; all that is left of it is what was earned before.
        boolean gone = line.before() != null && line.toDate().signum() == 0;
        var children = new ArrayList<Explanation>(gone ? List.of() : worked(line));
        if (line.before() != null) {
            children.add(before(line.before()));
        }
        return new Explanation(
                Step.LINE,
                List.of(line.raw().key().isEmpty() ? period() : line.raw().key()),
                line.amount(),
                result.currency(),
                true,
                line.raw().row(),
                earner.component().at().line(),
                children);
    }

    /** From the origin of a line to what it comes to in the window so far. */
    private List<Explanation> worked(ComponentResult.Line line) {
        var children = new ArrayList<Explanation>(origins.of(line.raw(), false));
        if (result.exchangeRate() != null && planCurrency != null) {
            children.add(step(
                    Step.CURRENCY,
                    List.of(
                            planCurrency.code(),
                            result.currency().code(),
                            plain(result.exchangeRate()),
                            run.plan().slots().period(slot).lastDate().toString()),
                    null,
                    0));
        }
        var exact = line.raw().amount().multiply(earner.factor(payee, slot));
        if (line.toDate().compareTo(exact) != 0) {
            var rounding = earner.component().rounding().rounding();
            children.add(step(
                    Step.ROUNDING,
                    List.of(
                            rounding.mode()
                                    .name()
                                    .toLowerCase(java.util.Locale.ROOT)
                                    .replace('_', ' '),
                            Integer.toString(rounding.scale()),
                            plain(exact)),
                    null,
                    0));
        }
        return children;
    }

    private Explanation before(BigDecimal amount) {
        int first = run.figures().windowStart(earner.measure(), payee, slot);
        return new Explanation(
                Step.EARLIER,
                List.of(
                        run.plan().slots().period(first).code(),
                        run.plan().slots().period(slot - 1).code()),
                amount.negate(),
                result.currency(),
                false,
                Explanation.NO_TRANSACTION,
                0,
                List.of());
    }

    private List<Explanation> conditions() {
        var steps = new ArrayList<Explanation>();
        var bindings = run.figures().bindings(payee, slot);
        var component = earner.component();
        var passed = !result.applied().contains(Earning.Applied.THRESHOLD);
        if (component.threshold() != null) {
            steps.add(threshold(component.threshold(), passed));
        }
        if (component.share() != null && !component.sharesEachCredit()) {
            steps.add(step(
                    Step.SHARE,
                    List.of(plain(Evaluator.number(component.share(), bindings))),
                    null,
                    component.share().at().line()));
        }
        if (component.modifier() != null) {
            steps.add(step(
                    Step.MODIFIER,
                    List.of(plain(Evaluator.number(component.modifier(), bindings))),
                    null,
                    component.modifier().at().line()));
        }
        if (component.gate() != null && passed) {
            steps.add(step(
                    Step.GATE,
                    List.of(Evaluator.truth(component.gate(), bindings) ? "✓" : "✗"),
                    null,
                    component.gate().at().line()));
        }
        return steps;
    }

    private Explanation threshold(Threshold threshold, boolean passed) {
        var figures = run.figures();
        var reached = threshold.on() == Threshold.On.MEASURE
                ? figures.value(earner.measure(), payee, slot)
                : figures.attainment(earner.measure(), payee, slot);
        return step(
                Step.THRESHOLD,
                List.of(
                        reached == null ? "–" : plain(reached),
                        plain(Evaluator.number(threshold.value(), figures.bindings(payee, slot))),
                        passed ? "✓" : "✗",
                        threshold.on().name().toLowerCase(java.util.Locale.ROOT)),
                null,
                threshold.value().at().line());
    }

    /** What the component looks at beside its measure: other measures, other periods, others. */
    private List<Explanation> others(MeasureSteps measures) {
        var expressions = PlanExpressions.of(earner.component());
        var names = FigureSteps.measures(expressions);
        names.remove(earner.component().measure());
        var steps = new ArrayList<Explanation>();
        names.forEach(name -> steps.add(measures.of(run.plan().measure(name))));
        steps.addAll(new FigureSteps(run, payee, slot).elsewhere(expressions));
        return steps;
    }

    /** What other components earned that this one looks at. */
    private List<Explanation> earned() {
        var bindings = run.figures().bindings(payee, slot);
        return EarnedOf.calls(PlanExpressions.of(earner.component()))
                .map(call -> new Explanation(
                        call.function() == Function.EARNED ? Step.DOWNLINE : Step.EARNED_BEFORE,
                        call.function() == Function.EARNED
                                ? List.of(name(payee), EarnedOf.component(call))
                                : List.of(
                                        name(payee),
                                        EarnedOf.component(call),
                                        Evaluator.number(call.arguments().get(1), bindings)
                                                .toBigInteger()
                                                .toString()),
                        Evaluator.number(call, bindings),
                        planCurrency,
                        false,
                        Explanation.NO_TRANSACTION,
                        call.at().line(),
                        List.of()))
                .distinct()
                .toList();
    }

    private static Explanation step(Step step, List<String> arguments, @Nullable BigDecimal amount, int planLine) {
        return new Explanation(step, arguments, amount, null, false, Explanation.NO_TRANSACTION, planLine, List.of());
    }

    private String name(int who) {
        return run.plan().snapshot().roster().name(run.plan().payees().node(who));
    }

    private String period() {
        return run.plan().slots().period(slot).code();
    }

    static String plain(BigDecimal number) {
        var text = number.stripTrailingZeros().toPlainString();
        return text.contains(".") ? text : text + ".0";
    }
}
