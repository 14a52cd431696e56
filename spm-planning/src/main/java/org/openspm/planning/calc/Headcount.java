package org.openspm.planning.calc;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.openspm.domain.shared.DateRange;

/** Counts seats and the people in them: nobody twice in a group, no seat as filled by someone who has left. */
public final class Headcount {
    private final List<Seat> seats;
    private final Map<Integer, Seat> seatByKey = new HashMap<>();
    private final Map<Integer, DateRange> employments = new HashMap<>();
    private final Map<Integer, List<Holding>> bySeat = new HashMap<>();
    private final Map<Integer, List<Holding>> byPerson = new HashMap<>();

    public Headcount(List<Seat> seats, List<Holding> holdings, List<Employment> employments) {
        this.seats = List.copyOf(seats);
        seats.forEach(seat -> seatByKey.put(seat.key(), seat));
        employments.forEach(one -> this.employments.put(one.person(), one.employed()));
        for (var holding : holdings) {
            bySeat.computeIfAbsent(holding.seat(), key -> new ArrayList<>()).add(holding);
            byPerson.computeIfAbsent(holding.person(), key -> new ArrayList<>()).add(holding);
        }
    }

    /** The lines by group at a day, in the order of their names; starters and leavers since the month began. */
    public List<HeadcountLine> at(LocalDate day, Function<Seat, String> grouping) {
        var counts = new TreeMap<String, Count>();
        count(new DateRange(day.withDayOfMonth(1), day.plusDays(1)), grouping, counts);
        return counts.entrySet().stream()
                .map(entry -> entry.getValue().line(entry.getKey(), day))
                .toList();
    }

    /** The whole at a day: no person counts twice, whatever seats they hold. */
    public HeadcountLine total(LocalDate day) {
        return total(new DateRange(day.withDayOfMonth(1), day.plusDays(1)), day);
    }

    /** Month by month, each as of its last day, the last one as of {@code until}. */
    public List<HeadcountMonth> months(YearMonth from, LocalDate until) {
        return Stream.iterate(from, month -> !month.isAfter(YearMonth.from(until)), month -> month.plusMonths(1))
                .map(month -> month(month, until))
                .toList();
    }

    private HeadcountMonth month(YearMonth month, LocalDate until) {
        var day = month.atEndOfMonth().isAfter(until) ? until : month.atEndOfMonth();
        return new HeadcountMonth(month, total(new DateRange(month.atDay(1), day.plusDays(1)), day));
    }

    private HeadcountLine total(DateRange span, LocalDate day) {
        var counts = new TreeMap<String, Count>();
        count(span, seat -> "", counts);
        return counts.getOrDefault("", new Count()).line("", day);
    }

    private void count(DateRange span, Function<Seat, String> grouping, Map<String, Count> counts) {
        var day = lastDay(span);
        for (var seat : seats) {
            if (seat.valid().contains(day)) {
                var count = counts.computeIfAbsent(grouping.apply(seat), key -> new Count());
                count.seats++;
                holdersAt(seat, day).forEach(count::fill);
            }
        }
        employments.forEach((person, employed) -> countMoves(person, employed, span, grouping, counts));
    }

    private Stream<Map.Entry<Integer, DateRange>> holdersAt(Seat seat, LocalDate day) {
        return bySeat.getOrDefault(seat.key(), List.of()).stream()
                .filter(holding -> holding.held().contains(day))
                .map(holding -> Map.entry(holding.person(), employments.getOrDefault(holding.person(), holding.held())))
                .filter(holder -> holder.getValue().contains(day))
                .limit(1);
    }

    /** Who starts belongs to the group of their first seat, who leaves to that of their last. */
    private void countMoves(
            int person,
            DateRange employed,
            DateRange span,
            Function<Seat, String> grouping,
            Map<String, Count> counts) {
        var held = byPerson.getOrDefault(person, List.of()).stream()
                .sorted(Comparator.comparing(
                        holding -> holding.held().start(), Comparator.nullsFirst(Comparator.naturalOrder())))
                .map(holding -> seatByKey.get(holding.seat()))
                .filter(Objects::nonNull)
                .toList();
        if (held.isEmpty()) {
            return;
        }
        var first = employed.start();
        if (first != null && span.contains(first)) {
            counts.computeIfAbsent(grouping.apply(held.getFirst()), key -> new Count()).starters++;
        }
        var last = employed.last();
        if (last != null && span.contains(last)) {
            counts.computeIfAbsent(grouping.apply(held.getLast()), key -> new Count()).leavers++;
        }
    }

    private static LocalDate lastDay(DateRange span) {
        var last = span.last();
        if (last == null) {
            throw new IllegalArgumentException("Headcount is counted at a day, not in " + span);
        }
        return last;
    }

    private static final class Count {
        private int seats;
        private int filled;
        private int starters;
        private int leavers;
        private final Set<Integer> people = new HashSet<>();
        private final Map<Integer, LocalDate> hired = new HashMap<>();

        private void fill(Map.Entry<Integer, DateRange> holder) {
            filled++;
            people.add(holder.getKey());
            var start = holder.getValue().start();
            if (start != null) {
                hired.put(holder.getKey(), start);
            }
        }

        private HeadcountLine line(String group, LocalDate day) {
            var months = hired.values().stream()
                    .mapToLong(start -> ChronoUnit.MONTHS.between(start, day))
                    .sum();
            var tenure = hired.isEmpty() ? 0 : months / hired.size();
            return new HeadcountLine(group, seats, filled, seats - filled, people.size(), starters, leavers, tenure);
        }
    }
}
