package org.openspm.incentive.calc;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.input.Node;
import org.openspm.incentive.calc.input.Roster;
import org.openspm.incentive.calc.input.Timeline;

/**
 * For every person and seat that can be credited, who counts the credit: itself first, then everybody above, cut into
 * segments of days within which nothing of that changes. A credit then needs one look-up, however deep the hierarchy.
 */
final class Chains {
    private final Roster roster;
    private final Payees payees;
    private final Timeline membership;
    private final @Nullable Timeline parents;
    private final int[] firstSegment;
    private int[] to = new int[64];
    private int[] starts = new int[65];
    private int[] members = new int[64];
    private int segments;
    private final boolean everybodyPlanned;

    /** Scratch of one climb. */
    private int[] climbed = new int[16];

    private int length;

    Chains(Roster roster, Payees payees, Timeline membership, @Nullable Timeline parents, Slots slots) {
        this.roster = roster;
        this.payees = payees;
        this.membership = membership;
        this.parents = parents;
        this.firstSegment = new int[payees.size() + 1];
        for (int payee = 0; payee < payees.size(); payee++) {
            firstSegment[payee] = segments;
            cut(payees.node(payee), slots);
        }
        firstSegment[payees.size()] = segments;
        this.everybodyPlanned = IntStream.range(0, segments).noneMatch(segment -> own(segment) == Payees.NONE);
    }

    int segments() {
        return segments;
    }

    /** The segment of a credited person or seat, by its number among the payees, that a day of the slots is in. */
    int segment(int payee, int day) {
        int segment = firstSegment[payee];
        while (day >= to[segment]) {
            segment++;
        }
        return segment;
    }

    /** The segments of many payees and days at once. */
    void segments(int[] credited, int[] days, int count, int[] out) {
        for (int i = 0; i < count; i++) {
            int segment = firstSegment[credited[i]];
            while (days[i] >= to[segment]) {
                segment++;
            }
            out[i] = segment;
        }
    }

    /** Hands on everybody for whom a credit of a segment counts. */
    void each(int segment, IntConsumer counting) {
        for (int place = starts[segment]; place < starts[segment + 1]; place++) {
            if (members[place] != Payees.NONE) {
                counting.accept(members[place]);
            }
        }
    }

    /** Adds everybody whose credits count for one of these payees on some day, by themselves or climbing. */
    void addBelow(BitSet counting, BitSet found) {
        for (int payee = 0; payee < payees.size(); payee++) {
            int first = starts[firstSegment[payee]];
            int end = starts[firstSegment[payee + 1]];
            for (int place = first; place < end; place++) {
                if (members[place] != Payees.NONE && counting.get(members[place])) {
                    found.set(payee);
                    break;
                }
            }
        }
    }

    /** Whether the plan applies to everybody and every seat on every day. */
    boolean everybodyPlanned() {
        return everybodyPlanned;
    }

    /** Whoever is credited directly, or {@link Payees#NONE} when the plan does not apply to them. */
    int own(int segment) {
        return members[starts[segment]];
    }

    /** First place of the chain above; places up to {@code above(segment + 1) − 1} hold {@link #member}. */
    int firstAbove(int segment) {
        return starts[segment] + 1;
    }

    int endAbove(int segment) {
        return starts[segment + 1];
    }

    int member(int place) {
        return members[place];
    }

    private void cut(int node, Slots slots) {
        int first = segments;
        for (int day = slots.firstDay(); day < slots.endDay(); ) {
            var bounds = new Bounds(slots.firstDay(), slots.endDay());
            climb(node, day, bounds);
            append(first, bounds.to());
            day = bounds.to();
        }
    }

    /** Adds the climbed chain as a segment, or makes the last one longer when its chain is the same. */
    private void append(int first, int end) {
        if (segments > first && sameAsLast()) {
            to[segments - 1] = end;
            return;
        }
        if (segments + 1 >= starts.length) {
            to = Arrays.copyOf(to, segments * 2 + 2);
            starts = Arrays.copyOf(starts, segments * 2 + 3);
        }
        int start = starts[segments];
        if (start + length > members.length) {
            members = Arrays.copyOf(members, Math.max(start + length, members.length * 2));
        }
        System.arraycopy(climbed, 0, members, start, length);
        to[segments] = end;
        starts[++segments] = start + length;
    }

    private boolean sameAsLast() {
        return Arrays.equals(members, starts[segments - 1], starts[segments], climbed, 0, length);
    }

    private void climb(int node, int day, Bounds bounds) {
        length = 0;
        int own = holder(node, day, bounds);
        push(isMember(own, day, bounds) ? own : Payees.NONE);
        if (parents == null) {
            return;
        }
        if (Node.isSeat(node)) {
            climbFrom(Node.number(node), own, day, bounds, parents, new BitSet());
            return;
        }
        var visited = new BitSet();
        var seats = roster.personSeats();
        for (int entry = seats.first(node); entry < seats.first(node + 1); entry++) {
            if (bounds.holds(seats, entry, day)) {
                climbFrom(seats.value(entry), own, day, bounds, parents, visited);
            }
        }
    }

    private void climbFrom(int start, int own, int day, Bounds bounds, Timeline above, BitSet visited) {
        for (int seat = bounds.at(above, start, day); seat != Timeline.NONE && !visited.get(seat); ) {
            visited.set(seat);
            int payee = holder(Node.seat(seat), day, bounds);
            if (payee != own && isMember(payee, day, bounds) && !climbed(payee)) {
                push(payee);
            }
            seat = bounds.at(above, seat, day);
        }
    }

    private int holder(int node, int day, Bounds bounds) {
        if (!Node.isSeat(node)) {
            return node;
        }
        int person = bounds.at(roster.seatHolders(), Node.number(node), day);
        return person == Timeline.NONE ? payees.of(node) : person;
    }

    private boolean isMember(int payee, int day, Bounds bounds) {
        return bounds.at(membership, payee, day) != Timeline.NONE;
    }

    private boolean climbed(int payee) {
        for (int i = 1; i < length; i++) {
            if (climbed[i] == payee) {
                return true;
            }
        }
        return false;
    }

    private void push(int payee) {
        if (length == climbed.length) {
            climbed = Arrays.copyOf(climbed, length * 2);
        }
        climbed[length++] = payee;
    }
}
