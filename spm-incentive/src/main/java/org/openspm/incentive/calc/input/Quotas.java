package org.openspm.incentive.calc.input;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Currency;

/** Targets by measure, period and person or seat. */
public final class Quotas {
    private final Map<String, List<OfPeriod>> byMeasure = new HashMap<>();

    Quotas() {}

    /** A target; the currency is null when it counts units. */
    public record Quota(BigDecimal amount, @Nullable Currency currency) {}

    void add(String measure, int node, int period, Quota quota) {
        var periods = byMeasure.computeIfAbsent(measure, _ -> new ArrayList<>());
        while (periods.size() <= period) {
            periods.add(new OfPeriod());
        }
        if (periods.get(period).put(node, quota) != null) {
            throw new IllegalArgumentException("Quota of " + measure + " is given twice for one node and period");
        }
    }

    /** The quota of exactly this person or seat, or null. */
    public @Nullable Quota at(String measure, int node, int period) {
        var periods = byMeasure.get(measure);
        return periods == null || period >= periods.size()
                ? null
                : periods.get(period).get(node);
    }

    /** Persons and seats of which some quota differs from that of other quotas. */
    public Set<Owner> ownersThatDiffer(Quotas others) {
        var owners = new TreeSet<Owner>();
        var measures = new TreeSet<>(byMeasure.keySet());
        measures.addAll(others.byMeasure.keySet());
        for (var measure : measures) {
            var own = byMeasure.getOrDefault(measure, List.of());
            var other = others.byMeasure.getOrDefault(measure, List.of());
            for (int period = 0; period < Math.max(own.size(), other.size()); period++) {
                var one = period < own.size() ? own.get(period) : new OfPeriod();
                one.addThatDiffer(period < other.size() ? other.get(period) : new OfPeriod(), owners);
            }
        }
        return owners;
    }

    public boolean has(String measure) {
        return byMeasure.containsKey(measure);
    }

    /** Whether anybody has a target for a measure in a currency, and which; null when it counts units or is not known. */
    public @Nullable Currency currency(String measure) {
        for (var period : byMeasure.getOrDefault(measure, List.of())) {
            var found = period.all().filter(quota -> quota.currency() != null).findFirst();
            if (found.isPresent()) {
                return found.get().currency();
            }
        }
        return null;
    }

    /** A copy of these with some changed; what others hold stays as it is. */
    public Quotas changed(Consumer<Revision> by) {
        var copy = new Quotas();
        byMeasure.forEach((measure, periods) -> copy.byMeasure.put(
                measure, periods.stream().map(OfPeriod::copy).collect(Collectors.toCollection(ArrayList::new))));
        by.accept(copy.new Revision());
        return copy;
    }

    /** The changes of a copy. */
    public final class Revision {
        /** The target is this one from now on, whether there was one or not. */
        public void set(String measure, int node, int period, Quota quota) {
            var periods = byMeasure.computeIfAbsent(measure, _ -> new ArrayList<>());
            while (periods.size() <= period) {
                periods.add(new OfPeriod());
            }
            periods.get(period).put(node, quota);
        }

        /** The target as it is by now, or null. */
        public @Nullable Quota at(String measure, int node, int period) {
            return Quotas.this.at(measure, node, period);
        }
    }

    /** The targets of one period by the numbers of persons and of seats. */
    private static final class OfPeriod {
        private @Nullable Quota[] persons = new Quota[0];
        private @Nullable Quota[] seats = new Quota[0];

        @Nullable
        Quota get(int node) {
            var held = Node.isSeat(node) ? seats : persons;
            int number = Node.number(node);
            return number < held.length ? held[number] : null;
        }

        void addThatDiffer(OfPeriod other, Set<Owner> owners) {
            for (int person = 0; person < Math.max(persons.length, other.persons.length); person++) {
                if (!Objects.equals(get(Node.person(person)), other.get(Node.person(person)))) {
                    owners.add(Owner.person(person));
                }
            }
            for (int seat = 0; seat < Math.max(seats.length, other.seats.length); seat++) {
                if (!Objects.equals(get(Node.seat(seat)), other.get(Node.seat(seat)))) {
                    owners.add(Owner.seat(seat));
                }
            }
        }

        @Nullable
        Quota put(int node, Quota quota) {
            int number = Node.number(node);
            var before = get(node);
            if (Node.isSeat(node)) {
                seats = grown(seats, number);
                seats[number] = quota;
            } else {
                persons = grown(persons, number);
                persons[number] = quota;
            }
            return before;
        }

        Stream<Quota> all() {
            return Stream.concat(Arrays.stream(persons), Arrays.stream(seats)).filter(Objects::nonNull);
        }

        OfPeriod copy() {
            var copy = new OfPeriod();
            copy.persons = persons.clone();
            copy.seats = seats.clone();
            return copy;
        }

        private static @Nullable Quota[] grown(@Nullable Quota[] held, int number) {
            return number < held.length ? held : Arrays.copyOf(held, Math.max(number + 1, held.length * 2));
        }
    }
}
