package org.openspm.incentive.calc.input;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.openspm.domain.shared.DateRange;

/** When persons are away, why, and from how much of the working time. */
public final class Absences {
    private final Map<Integer, List<Absence>> byPerson = new HashMap<>();

    /**
     * One absence.
     *
     * @param fromDay first day
     * @param toDay first day after
     * @param kind a code of the company's own
     * @param share of the working time, as a fraction
     */
    public record Absence(int fromDay, int toDay, String kind, BigDecimal share) {}

    Absences() {}

    void add(int person, String kind, DateRange valid, BigDecimal share) {
        var all = byPerson.computeIfAbsent(person, _ -> new ArrayList<>());
        all.add(new Absence(Days.start(valid), Days.end(valid), kind, share.stripTrailingZeros()));
        all.sort(Comparator.comparingInt(Absence::fromDay).thenComparing(Absence::kind));
    }

    /** Those of a person by first day; none overlaps another. */
    public List<Absence> of(int person) {
        return byPerson.getOrDefault(person, List.of());
    }

    /** Persons whose absences differ from others. */
    public Set<Integer> personsThatDiffer(Absences others) {
        var persons = new TreeSet<>(byPerson.keySet());
        persons.addAll(others.byPerson.keySet());
        persons.removeIf(person -> of(person).equals(others.of(person)));
        return persons;
    }
}
