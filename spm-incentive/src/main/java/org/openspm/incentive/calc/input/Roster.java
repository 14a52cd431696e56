package org.openspm.incentive.calc.input;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** People, seats, titles, who sits where and, per hierarchy, which seat is below which, all dated. */
public record Roster(
        List<Person> persons,
        List<Seat> seats,
        List<String> titles,
        Timeline seatHolders,
        Timeline personSeats,
        Map<String, Timeline> hierarchies) {

    /** The person or, while nobody sits there, the seat itself, on a day. */
    public int resolve(int node, int day) {
        if (!Node.isSeat(node)) {
            return node;
        }
        int person = seatHolders.at(Node.number(node), day);
        return person == Timeline.NONE ? node : Node.person(person);
    }

    /** The same with another person in a seat from a day on, or with nobody: {@link Timeline#NONE}. */
    public Roster seatedFrom(int seat, int person, int fromDay) {
        var seated = seatHolders.changedFrom(seat, fromDay, person);
        return new Roster(persons, seats, titles, seated, seated.inverse(persons.size()), hierarchies);
    }

    public @Nullable Timeline hierarchy(String code) {
        return hierarchies.get(code);
    }

    /** Code of the person or seat that a node stands for. */
    public String code(int node) {
        return Node.isSeat(node)
                ? seats.get(Node.number(node)).code()
                : persons.get(node).code();
    }

    /** Name of the person or seat that a node stands for. */
    public String name(int node) {
        return Node.isSeat(node)
                ? seats.get(Node.number(node)).name()
                : persons.get(node).name();
    }
}
