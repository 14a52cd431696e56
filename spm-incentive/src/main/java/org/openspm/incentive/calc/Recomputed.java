package org.openspm.incentive.calc;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/** What a change made a {@link LiveCalculation} recompute. */
public final class Recomputed {
    private final long credited;
    private final List<Part> parts;

    Recomputed(long credited, List<Part> parts) {
        this.credited = credited;
        this.parts = List.copyOf(parts);
    }

    /** Places of one plan version, as payee × slots + slot. */
    record Part(CompiledPlan plan, BitSet cells) {}

    /**
     * A payee and a period under a plan.
     *
     * @param node by {@link org.openspm.incentive.calc.input.Node}
     * @param period number of the period in the snapshot's calendar
     */
    public record Place(String plan, int node, int period) {}

    /** How often a transaction was credited under a plan version, or what it gave before was taken back. */
    public long credited() {
        return credited;
    }

    /** Numbers of the persons for whom something was earned again. */
    public BitSet persons() {
        var persons = new BitSet();
        for (var part : parts) {
            int slots = part.plan().slots().count();
            part.cells().stream().map(cell -> cell / slots).forEach(persons::set);
        }
        return persons;
    }

    /** Where everything was earned again. */
    public Stream<Place> earned() {
        return parts.stream().flatMap(part -> part.cells().stream().mapToObj(cell -> place(part.plan(), cell)));
    }

    private static Place place(CompiledPlan plan, int cell) {
        int slots = plan.slots().count();
        return new Place(
                plan.plan().code(),
                plan.payees().node(cell / slots),
                plan.slots().number(cell % slots));
    }
}
