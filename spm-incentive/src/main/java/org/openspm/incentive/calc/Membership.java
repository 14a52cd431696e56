package org.openspm.incentive.calc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.openspm.domain.shared.DateRange;
import org.openspm.incentive.calc.input.Days;
import org.openspm.incentive.calc.input.Owner;
import org.openspm.incentive.calc.input.Snapshot;
import org.openspm.incentive.calc.input.Timeline;

/**
 * To whom a plan applies and from when to when: assigned in person, or through the seat or its title to whoever sits
 * there; while nobody does, the seat itself is measured.
 */
final class Membership {
    private final Snapshot snapshot;
    private final Payees payees;
    private final List<List<int[]>> ranges = new ArrayList<>();
    private final Timeline timeline;

    Membership(Snapshot snapshot, Payees payees, String plan) {
        this.snapshot = snapshot;
        this.payees = payees;
        for (int payee = 0; payee < payees.size(); payee++) {
            ranges.add(new ArrayList<>(1));
        }
        snapshot.assignments().of(plan).forEach(this::assign);
        this.timeline = merged();
    }

    /** The value is 1 while the plan applies to the payee. */
    Timeline timeline() {
        return timeline;
    }

    boolean applies(int payee, int day) {
        return timeline.at(payee, day) != Timeline.NONE;
    }

    private void assign(Owner owner, List<DateRange> valid) {
        for (var range : valid) {
            switch (owner.kind()) {
                case PERSON -> add(owner.number(), Days.start(range), Days.end(range));
                case SEAT -> assignSeat(owner.number(), Days.start(range), Days.end(range));
                case TITLE -> assignTitle(owner.number(), Days.start(range), Days.end(range));
            }
        }
    }

    private void assignTitle(int title, int from, int to) {
        var seats = snapshot.roster().seats();
        for (int seat = 0; seat < seats.size(); seat++) {
            if (seats.get(seat).title() == title) {
                assignSeat(seat, from, to);
            }
        }
    }

    private void assignSeat(int seat, int from, int to) {
        var holders = snapshot.roster().seatHolders();
        int vacantFrom = from;
        for (int entry = holders.first(seat); entry < holders.first(seat + 1); entry++) {
            int start = Math.max(from, holders.from(entry));
            int end = Math.min(to, holders.to(entry));
            if (start < end) {
                add(payees.persons() + seat, vacantFrom, start);
                add(holders.value(entry), start, end);
                vacantFrom = end;
            }
        }
        add(payees.persons() + seat, vacantFrom, to);
    }

    private void add(int payee, int from, int to) {
        if (from < to) {
            ranges.get(payee).add(new int[] {from, to});
        }
    }

    private Timeline merged() {
        var merged = new Timeline.Builder();
        for (int payee = 0; payee < ranges.size(); payee++) {
            merge(payee, ranges.get(payee), merged);
        }
        return merged.build(ranges.size());
    }

    private static void merge(int payee, List<int[]> ranges, Timeline.Builder merged) {
        ranges.sort(Comparator.comparingInt(range -> range[0]));
        for (int i = 0; i < ranges.size(); ) {
            int from = ranges.get(i)[0];
            int to = ranges.get(i)[1];
            for (i++; i < ranges.size() && ranges.get(i)[0] <= to; i++) {
                to = Math.max(to, ranges.get(i)[1]);
            }
            merged.add(payee, from, to, 1);
        }
    }
}
