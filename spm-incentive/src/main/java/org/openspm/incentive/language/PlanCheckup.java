package org.openspm.incentive.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.openspm.incentive.calc.expression.Charts;
import org.openspm.incentive.calc.expression.NearestName;
import org.openspm.incentive.calc.expression.References;
import org.openspm.incentive.calc.expression.Scope;
import org.openspm.incentive.calc.plan.Base;
import org.openspm.incentive.calc.plan.Component;
import org.openspm.incentive.calc.plan.EarnedOf;
import org.openspm.incentive.calc.plan.Measure;
import org.openspm.incentive.calc.plan.Plan;
import org.openspm.incentive.calc.plan.PlanExpressions;

/** Checks what only the whole plan shows: references between components, circles, values that nobody uses. */
final class PlanCheckup {
    private final Problems problems;

    PlanCheckup(Problems problems) {
        this.problems = problems;
    }

    void check(Plan plan) {
        for (var component : plan.components()) {
            checkEarned(plan, component);
        }
        checkUnused(plan);
        checkUnusedCharts(plan);
        new CurrencyCheck(problems, plan).check();
        new PaymentCheck(problems).check(plan);
        checkProration(plan);
        plan.components().forEach(component -> new OrderCheck(problems, plan).check(component));
    }

    /** What is earned to date cannot shrink with the days of the last period. */
    private void checkProration(Plan plan) {
        for (var component : plan.components()) {
            boolean prorated = !component.prorate().equals(Component.Proportions.NONE);
            boolean longer = plan.measure(component.measure()).stream().anyMatch(Measure::accumulatesLonger);
            if (prorated && longer) {
                problems.add(
                        component.at(),
                        "“" + component.name() + "” is prorated by the days of a period, and measure “"
                                + component.measure() + "” accumulates over a longer time; prorate its quota, or put"
                                + " the days into the amount.");
            }
        }
    }

    private void checkUnusedCharts(Plan plan) {
        var used = new HashSet<String>();
        PlanExpressions.of(plan).forEach(expression -> Charts.in(expression).forEach(chart -> used.add(chart.name())));
        for (var component : plan.components()) {
            if (component.curve() != null) {
                component.curve().all().forEach(curve -> used.add(curve.name()));
            }
        }
        for (var chart : plan.charts()) {
            if (!used.contains(chart.name())) {
                problems.add(
                        chart.at(),
                        "“" + chart.name() + "” is never read; use it as " + chart.word() + "(" + chart.name()
                                + ", …), or remove it.");
            }
        }
    }

    private void checkEarned(Plan plan, Component component) {
        for (var name : component.base() instanceof Base.DownlineEarnings downline
                ? downline.components()
                : List.<String>of()) {
            if (plan.component(name).isEmpty()) {
                var names = plan.components().stream().map(Component::name).toList();
                problems.add(
                        component.at(),
                        "There is no component “" + name + "” for the downline of “" + component.name() + "”; "
                                + NearestName.to(name, names)
                                        .map(near -> "did you mean “" + near + "”?")
                                        .orElse("add it to this plan."));
            }
        }
        var circle = circle(plan, component, new ArrayList<>(List.of(component.name())), new HashSet<>());
        if (!circle.isEmpty()) {
            problems.add(
                    component.at(),
                    "“" + component.name() + "” rests on its own earnings: " + String.join(" → ", circle)
                            + "; let one of them stand on a measure.");
        }
    }

    private static List<String> circle(Plan plan, Component component, List<String> path, Set<String> seen) {
        for (var name : EarnedOf.components(component)) {
            path.add(name);
            if (name.equals(path.getFirst())) {
                return path;
            }
            var next = plan.component(name);
            if (next.isPresent() && seen.add(name)) {
                var found = circle(plan, next.get(), path, seen);
                if (!found.isEmpty()) {
                    return found;
                }
            }
            path.removeLast();
        }
        return List.of();
    }

    private void checkUnused(Plan plan) {
        var used = new HashSet<String>();
        for (var expression : PlanExpressions.of(plan)) {
            References.in(expression).stream()
                    .filter(reference -> reference.scope() == Scope.PAYEE)
                    .forEach(reference -> used.add(reference.name()));
        }
        for (var value : plan.values()) {
            if (!used.contains(value.name())) {
                problems.add(
                        value.at(),
                        "The value “" + value.name() + "” is declared and never used; use it as payee." + value.name()
                                + ", or remove it.");
            }
        }
        var credited = new HashSet<String>();
        plan.measures().forEach(measure -> credited.addAll(measure.credits()));
        for (var rule : plan.credits()) {
            if (!credited.contains(rule.name())) {
                problems.add(
                        rule.at(),
                        "No measure counts the credits of rule “" + rule.name()
                                + "”; add it to the credits of a measure, or remove it.");
            }
        }
    }
}
