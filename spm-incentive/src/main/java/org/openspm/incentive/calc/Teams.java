package org.openspm.incentive.calc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.calc.input.Timeline;
import org.openspm.incentive.calc.plan.Base;

/** Who belongs together for a pool or contest: the persons to whom the plan applies in a slot, by what they have in common. */
final class Teams {
    private static final String NOTHING = "";

    private final PlanFigures figures;
    private final Map<Key, Map<String, List<Integer>>> teams = new ConcurrentHashMap<>();

    private record Key(Base.Team team, int slot) {}

    Teams(PlanFigures figures) {
        this.figures = figures;
    }

    /** The name of the team that a payee is in. */
    String of(Base.Team team, int payee, int slot) {
        int day = figures.lastActiveDay(payee, slot);
        return switch (team.kind()) {
            case PLAN -> NOTHING;
            case TITLE -> String.valueOf(figures.facts().title(payee, day));
            case MANAGER -> manager(String.valueOf(team.hierarchy()), payee, day);
        };
    }

    /** The members of a team, in the order of their codes. */
    List<Integer> members(Base.Team team, String name, int slot) {
        return teams.computeIfAbsent(new Key(team, slot), this::grouped).getOrDefault(name, List.of());
    }

    private Map<String, List<Integer>> grouped(Key key) {
        var payees = figures.plan().payees();
        var groups = new TreeMap<String, List<Integer>>();
        for (int rank = 0; rank < payees.size(); rank++) {
            int payee = payees.atRank(rank);
            if (payees.isPerson(payee) && figures.isMember(payee, key.slot())) {
                groups.computeIfAbsent(of(key.team(), payee, key.slot()), _ -> new ArrayList<>())
                        .add(payee);
            }
        }
        return groups;
    }

    private String manager(String hierarchy, int payee, int day) {
        var roster = figures.plan().snapshot().roster();
        var parents = roster.hierarchy(hierarchy);
        if (parents == null) {
            throw new RuleViolation(
                    "Plan " + figures.plan().plan().code() + " forms teams along hierarchy “" + hierarchy
                            + "”, which has no links; known are "
                            + roster.hierarchies().keySet().stream().sorted().toList() + ".");
        }
        var seats = roster.personSeats();
        for (int entry = seats.first(payee); entry < seats.first(payee + 1); entry++) {
            if (seats.from(entry) <= day && day < seats.to(entry)) {
                int above = parents.at(seats.value(entry), day);
                if (above != Timeline.NONE) {
                    return roster.seats().get(above).code();
                }
            }
        }
        return NOTHING;
    }
}
