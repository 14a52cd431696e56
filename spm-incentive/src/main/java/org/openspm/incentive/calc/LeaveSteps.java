package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.Explanation.Step;
import org.openspm.incentive.calc.expression.DayCount;
import org.openspm.incentive.calc.expression.Evaluator;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.Function;
import org.openspm.incentive.calc.expression.References;
import org.openspm.incentive.calc.input.Days;
import org.openspm.incentive.calc.plan.Component;
import org.openspm.incentive.calc.plan.Leave;
import org.openspm.incentive.calc.plan.PlanExpressions;
import org.openspm.incentive.calc.plan.QuotaUse;
import org.openspm.incentive.calc.plan.QuotaUse.Proration;
import org.openspm.incentive.calc.plan.Term;

/** Tells of what part of a period somebody was on the plan, and on leave: 12 of 31 days. */
record LeaveSteps(VersionRun run, int payee, int slot) {

    /** What prorates a component, and the days away that it looks at otherwise. */
    List<Explanation> of(Component component) {
        var steps = new ArrayList<Explanation>();
        var prorate = component.prorate();
        var kind = prorate.target() == Proration.NONE ? prorate.limits() : prorate.target();
        int line = component.at().line();
        if (kind != Proration.NONE) {
            var portion = run.figures().time().active(kind, prorate.leave(), payee, slot);
            if (portion.held() < portion.whole()) {
                steps.add(step(Step.PRORATED, BigDecimal.valueOf(portion.held()), portion.whole(), "", kind, line));
            }
            add(steps, prorate.leave(), kind, portion.absent(), portion.whole(), line);
        }
        steps.addAll(asked(PlanExpressions.of(component)));
        return steps;
    }

    /** Days away that a quota leaves out. */
    List<Explanation> of(QuotaUse use, int line) {
        var steps = new ArrayList<Explanation>();
        var leave = use.leave();
        if (leave != null && isPerson()) {
            var period = run.plan().slots().period(slot);
            var whole = Portion.count(use.prorate(), period.startDay(), period.endDay());
            var absent =
                    run.figures().facts().absent(payee, leave, use.prorate(), period.startDay(), period.endDay() - 1);
            add(steps, leave, use.prorate(), absent, whole, line);
        }
        return steps;
    }

    /** Days away that a draw or guarantee leaves out or looks at. */
    List<Explanation> of(Term term, List<Expression> expressions, int line) {
        var steps = new ArrayList<Explanation>();
        var leave = term.leave();
        if (leave != null) {
            var portion = run.figures().time().active(Proration.DAYS, leave, payee, slot);
            add(steps, leave, Proration.DAYS, portion.absent(), portion.whole(), line);
        }
        steps.addAll(asked(expressions));
        return steps;
    }

    /** Days away that an expression asks for. */
    private List<Explanation> asked(List<Expression> expressions) {
        var bindings = run.figures().bindings(payee, slot);
        var steps = new ArrayList<Explanation>();
        for (var call : calls(expressions).toList()) {
            var first = Evaluator.date(call.arguments().get(0), bindings);
            var last = Evaluator.date(call.arguments().get(1), bindings);
            var absent = Evaluator.number(call, bindings);
            if (first != null && last != null && absent.signum() > 0) {
                var kinds = call.arguments().stream()
                        .skip(2)
                        .map(kind -> ((Expression.Text) kind).value())
                        .collect(Collectors.toSet());
                boolean weekdays = call.function() == Function.ABSENTWEEKDAYS;
                steps.add(step(
                        Step.LEAVE,
                        absent,
                        (weekdays ? DayCount.WEEKDAYS : DayCount.CALENDAR_DAYS).between(first, last),
                        kinds(Leave.of(kinds), Days.of(first), Days.of(last) + 1),
                        weekdays ? Proration.WEEKDAYS : Proration.DAYS,
                        call.at().line()));
            }
        }
        return steps.stream().distinct().toList();
    }

    private static Stream<Expression.Call> calls(List<Expression> expressions) {
        return expressions.stream()
                .flatMap(expression -> Stream.of(Function.ABSENTDAYS, Function.ABSENTWEEKDAYS)
                        .flatMap(function -> References.calls(expression, function).stream()));
    }

    private void add(
            List<Explanation> steps, @Nullable Leave leave, Proration kind, BigDecimal absent, long whole, int line) {
        if (leave != null && absent.signum() > 0) {
            var period = run.plan().slots().period(slot);
            steps.add(step(Step.LEAVE, absent, whole, kinds(leave, period.startDay(), period.endDay()), kind, line));
        }
    }

    /** The reasons for which somebody is away between two days, each once. */
    private String kinds(Leave leave, int from, int to) {
        return new AbsentTime(run.plan().snapshot().absences())
                .counted(leave, payee).stream()
                        .filter(one -> one.fromDay() < to && from < one.toDay())
                        .map(one -> one.kind())
                        .distinct()
                        .collect(Collectors.joining(", "));
    }

    private boolean isPerson() {
        return run.plan().payees().isPerson(payee);
    }

    private static Explanation step(Step step, BigDecimal part, long whole, String kinds, Proration by, int line) {
        return new Explanation(
                step,
                List.of(
                        Explainer.plain(part),
                        Long.toString(whole),
                        kinds,
                        by.name().toLowerCase(Locale.ROOT).replace('_', '-')),
                null,
                null,
                false,
                Explanation.NO_TRANSACTION,
                line,
                List.of());
    }
}
