package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.calc.expression.Evaluator;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.Scope;
import org.openspm.incentive.calc.expression.Unit;
import org.openspm.incentive.calc.input.Node;
import org.openspm.incentive.calc.input.Timeline;
import org.openspm.incentive.calc.plan.Base;

/** What others than the payee reached: a team together, or whoever is directly above. */
final class OthersFigures {
    private final PlanFigures figures;
    private final Teams teams;
    private final Map<Key, BigDecimal> sums = new ConcurrentHashMap<>();

    private record Key(Scope scope, String measure, Base.Team team, String name, int slot) {}

    OthersFigures(PlanFigures figures) {
        this.figures = figures;
        this.teams = new Teams(figures);
    }

    Teams teams() {
        return teams;
    }

    /** The sum of a measure or quota over the payee's team; of attainments what all reached ÷ what was asked of all. */
    @Nullable
    BigDecimal ofTeam(Expression.Reference reference, Base.Team team, int payee, int slot) {
        var name = teams.of(team, payee, slot);
        if (reference.scope() != Scope.ATTAINMENT) {
            var sum = sum(new Key(reference.scope(), reference.name(), team, name, slot));
            return reference.unit() == Unit.MONEY ? figures.common().out(sum, payee, slot) : sum;
        }
        var quota = sum(new Key(Scope.QUOTA, reference.name(), team, name, slot));
        return quota.signum() == 0
                ? null
                : sum(new Key(Scope.MEASURE, reference.name(), team, name, slot))
                        .divide(quota, Evaluator.QUOTIENT);
    }

    private BigDecimal sum(Key key) {
        var known = sums.get(key);
        if (known != null) {
            return known;
        }
        int measure = figures.plan().measure(key.measure());
        var sum = BigDecimal.ZERO;
        for (int member : teams.members(key.team(), key.name(), key.slot())) {
            var part = figures.together(measure, key.scope() == Scope.QUOTA, member, key.slot());
            sum = part == null ? sum : sum.add(part);
        }
        sums.put(key, sum);
        return sum;
    }

    /** The figure of the person, or vacant seat, directly above in a hierarchy; null when there is none. */
    @Nullable
    BigDecimal above(Expression.Reference reference, String hierarchy, int payee, int slot) {
        int above = above(hierarchy, payee, figures.lastActiveDay(payee, slot));
        if (above == Payees.NONE) {
            return null;
        }
        int measure = figures.plan().measure(reference.name());
        if (reference.scope() == Scope.ATTAINMENT) {
            return figures.attainment(measure, above, slot);
        }
        var figure = figures.together(measure, reference.scope() == Scope.QUOTA, above, slot);
        return figure == null || reference.unit() != Unit.MONEY
                ? figure
                : figures.common().out(figure, payee, slot);
    }

    /** The name of whoever is directly above; a dash when nobody is. */
    String nameAbove(String hierarchy, int payee, int slot) {
        int above = above(hierarchy, payee, figures.lastActiveDay(payee, slot));
        var plan = figures.plan();
        return above == Payees.NONE
                ? "–"
                : plan.snapshot().roster().name(plan.payees().node(above));
    }

    private int above(String hierarchy, int payee, int day) {
        var roster = figures.plan().snapshot().roster();
        var parents = roster.hierarchy(hierarchy);
        if (parents == null) {
            throw new RuleViolation("Plan " + figures.plan().plan().code() + " looks at whoever is above in hierarchy “"
                    + hierarchy + "”, which has no links; known are "
                    + roster.hierarchies().keySet().stream().sorted().toList() + ".");
        }
        var payees = figures.plan().payees();
        if (!payees.isPerson(payee)) {
            return holder(parents.at(Node.number(payees.node(payee)), day), day);
        }
        var seats = roster.personSeats();
        for (int entry = seats.first(payee); entry < seats.first(payee + 1); entry++) {
            if (seats.from(entry) <= day && day < seats.to(entry)) {
                int above = holder(parents.at(seats.value(entry), day), day);
                if (above != Payees.NONE) {
                    return above;
                }
            }
        }
        return Payees.NONE;
    }

    private int holder(int seat, int day) {
        if (seat == Timeline.NONE) {
            return Payees.NONE;
        }
        var plan = figures.plan();
        return plan.payees().of(plan.snapshot().roster().resolve(Node.seat(seat), day));
    }
}
