package org.openspm.incentive.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.calc.input.Days;
import org.openspm.incentive.calc.input.Node;
import org.openspm.incentive.calc.input.Owner;
import org.openspm.incentive.calc.input.PayeeValues;
import org.openspm.incentive.calc.input.Period;
import org.openspm.incentive.calc.input.PlanAssignments;
import org.openspm.incentive.calc.input.Quotas;
import org.openspm.incentive.calc.input.Roster;
import org.openspm.incentive.calc.input.Snapshot;
import org.openspm.incentive.calc.input.Timeline;

/**
 * Lays the changes of a simulation over what was read, in their order, those of seats before all others; what was read stays
 * as it is.
 */
final class Overlay {
    private static final int QUOTA_DECIMALS = 4;

    private final Snapshot base;
    private final Roster roster;
    private final Map<String, Integer> persons;
    private final Map<String, Integer> seats;
    private final Map<String, Integer> titles;
    private final List<String> notices = new ArrayList<>();

    private Overlay(Snapshot base, List<Change> changes) {
        this.base = base;
        var seated = base.roster();
        this.persons =
                numbers(seated.persons().stream().map(person -> person.code()).toList());
        this.seats = numbers(seated.seats().stream().map(seat -> seat.code()).toList());
        this.titles = numbers(seated.titles());
        for (var change : changes) {
            if (change.type() == Change.Type.SEAT) {
                int seat = Node.number(node(change.target()));
                int person = change.holder() == null ? Timeline.NONE : node(change.holder());
                seated = seated.seatedFrom(seat, person, Days.of(from(change)));
            }
        }
        this.roster = seated;
    }

    /** @param notices sentences about changes that find nothing to change */
    record Changed(Snapshot snapshot, List<String> notices) {}

    static Changed over(Snapshot base, List<Change> changes) {
        var overlay = new Overlay(base, changes);
        var quotas = base.quotas().changed(revision -> changes.forEach(change -> overlay.quota(change, revision)));
        var values = base.values().changed(revision -> changes.forEach(change -> overlay.value(change, revision)));
        var territories = base.territories();
        var assignments = base.assignments();
        for (var change : changes) {
            if (change.type() == Change.Type.TERRITORY) {
                int territory = territories.codes().indexOf(change.target().code());
                territories = territories.heldFrom(
                        found(territory, change.target()),
                        change.name(),
                        overlay.holder(change),
                        Days.of(from(change)));
            }
            assignments = overlay.assigned(assignments, change);
        }
        var snapshot = base.with(overlay.roster, assignments, quotas, values, territories);
        return new Changed(snapshot, List.copyOf(overlay.notices));
    }

    private void quota(Change change, Quotas.Revision revision) {
        switch (change.type()) {
            case QUOTA -> {
                int period = base.calendar().byCode(Objects.requireNonNull(change.period()));
                var quota = new Quotas.Quota(amount(change), base.quotas().currency(change.name()));
                revision.set(change.name(), node(change.target()), period, quota);
            }
            case QUOTA_FACTOR -> multiply(change, revision);
            case TERRITORY, VALUE, SEAT, PLAN, PLAN_END -> {}
        }
    }

    private void multiply(Change change, Quotas.Revision revision) {
        var only = change.period() == null
                ? null
                : base.calendar().period(base.calendar().byCode(change.period()));
        int multiplied = 0;
        for (int number = 0; number < base.calendar().periods().size(); number++) {
            var period = base.calendar().period(number);
            if (only == null || only.contains(period)) {
                multiplied += multiply(change, revision, number, concerned(change.target(), period));
            }
        }
        if (multiplied == 0) {
            notices.add("No quota of measure “" + change.name() + "” was found for " + described(change.target())
                    + (only == null ? "" : " in " + only.code()) + ", so the factor changes nothing.");
        }
    }

    private int multiply(Change change, Quotas.Revision revision, int period, IntPredicate concerned) {
        var nodes = IntStream.concat(
                        IntStream.range(0, roster.persons().size()).map(Node::person),
                        IntStream.range(0, roster.seats().size()).map(Node::seat))
                .filter(node -> revision.at(change.name(), node, period) != null)
                .filter(concerned)
                .toArray();
        for (int node : nodes) {
            var quota = Objects.requireNonNull(revision.at(change.name(), node, period));
            var changed = quota.amount().multiply(amount(change)).setScale(QUOTA_DECIMALS, RoundingMode.HALF_UP);
            revision.set(change.name(), node, period, new Quotas.Quota(changed, quota.currency()));
        }
        return nodes.length;
    }

    /** A person’s own quota counts with every seat that the person holds on some day of the period. */
    private IntPredicate concerned(Target target, Period period) {
        return switch (target.kind()) {
            case EVERYBODY -> _ -> true;
            case PERSON, POSITION -> {
                int wanted = node(target);
                yield node -> node == wanted;
            }
            case TITLE -> {
                int title = found(titles.getOrDefault(target.code(), -1), target);
                yield concerned(seat -> roster.seats().get(seat).title() == title, period);
            }
            case BRANCH -> {
                var below = branch(target, period);
                yield concerned(below::get, period);
            }
            case TERRITORY -> throw new IllegalArgumentException("Quotas hang on no territory");
        };
    }

    private IntPredicate concerned(IntPredicate seat, Period period) {
        var held = roster.personSeats();
        return node -> {
            if (Node.isSeat(node)) {
                return seat.test(Node.number(node));
            }
            for (int entry = held.first(node); entry < held.first(node + 1); entry++) {
                if (held.from(entry) < period.endDay()
                        && held.to(entry) > period.startDay()
                        && seat.test(held.value(entry))) {
                    return true;
                }
            }
            return false;
        };
    }

    /** A seat and all below it on the last day of a period. */
    private BitSet branch(Target target, Period period) {
        var parents = roster.hierarchy(target.hierarchy());
        if (parents == null) {
            throw new RuleViolation("There is no hierarchy “" + target.hierarchy() + "”; known are "
                    + roster.hierarchies().keySet().stream().sorted().toList() + ".");
        }
        int top = found(seats.getOrDefault(target.code(), -1), target);
        int seatCount = roster.seats().size();
        var below = new BitSet();
        for (int seat = 0; seat < seatCount; seat++) {
            int at = seat;
            for (int steps = 0; at != top && at != Timeline.NONE && steps <= seatCount; steps++) {
                at = parents.at(at, period.endDay() - 1);
            }
            below.set(seat, at == top);
        }
        return below;
    }

    private void value(Change change, PayeeValues.Revision revision) {
        if (change.type() != Change.Type.VALUE) {
            return;
        }
        revision.set(change.name(), owner(change.target()), Days.of(from(change)), amount(change));
    }

    private PlanAssignments assigned(PlanAssignments before, Change change) {
        if (change.type() == Change.Type.PLAN) {
            return before.joined(change.name(), owner(change.target()), from(change));
        }
        if (change.type() != Change.Type.PLAN_END) {
            return before;
        }
        if (!before.isIn(change.name(), owner(change.target()), from(change))) {
            notices.add("Plan " + change.name() + " is not assigned to " + described(change.target()) + " itself from "
                    + from(change) + " on, so leaving it changes nothing; a plan may come by seat or title.");
        }
        return before.left(change.name(), owner(change.target()), from(change));
    }

    private Owner owner(Target target) {
        return switch (target.kind()) {
            case PERSON -> Owner.person(found(persons.getOrDefault(target.code(), -1), target));
            case POSITION -> Owner.seat(found(seats.getOrDefault(target.code(), -1), target));
            default -> Owner.title(found(titles.getOrDefault(target.code(), -1), target));
        };
    }

    private int holder(Change change) {
        return node(Objects.requireNonNull(change.holder()));
    }

    private int node(Target target) {
        return target.kind() == Target.Kind.PERSON
                ? Node.person(found(persons.getOrDefault(target.code(), -1), target))
                : Node.seat(found(seats.getOrDefault(target.code(), -1), target));
    }

    static String described(Target target) {
        return switch (target.kind()) {
            case EVERYBODY -> "anybody";
            case TITLE -> "title “" + target.code() + "”";
            case BRANCH -> "the branch of seat “" + target.code() + "” in hierarchy “" + target.hierarchy() + "”";
            case POSITION -> "seat “" + target.code() + "”";
            case PERSON -> "person “" + target.code() + "”";
            case TERRITORY -> "territory “" + target.code() + "”";
        };
    }

    private static int found(int number, Target target) {
        if (number < 0) {
            throw new RuleViolation(
                    "There is no " + described(target) + " any more; remove the change or name another one.");
        }
        return number;
    }

    private static BigDecimal amount(Change change) {
        return Objects.requireNonNull(change.amount());
    }

    private static java.time.LocalDate from(Change change) {
        return Objects.requireNonNull(change.from());
    }

    private static Map<String, Integer> numbers(List<String> codes) {
        var numbers = new HashMap<String, Integer>();
        for (int number = 0; number < codes.size(); number++) {
            numbers.put(codes.get(number), number);
        }
        return numbers;
    }
}
