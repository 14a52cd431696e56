package org.openspm.incentive.calc.plan;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which days away do not count where something is prorated. Absences that follow each other without a break are one, so that
 * a sick person who comes back for half the time is not well in between.
 *
 * @param kinds codes of absences; empty = every kind
 * @param others true when the kinds named are those that do not matter
 * @param longerThan absences up to this length do not matter; null = each one does
 * @param after the first days of an absence that do not matter; null = all days do
 */
public record Leave(
        Set<String> kinds,
        boolean others,
        @Nullable Span longerThan,
        @Nullable Span after) {
    /** Every day of every absence. */
    public static final Leave ALL = new Leave(Set.of(), false, null, null);

    public Leave {
        kinds = java.util.Collections.unmodifiableSet(new TreeSet<>(kinds));
    }

    /** Every day of absences of these kinds; of every kind when none is named. */
    public static Leave of(Set<String> kinds) {
        return new Leave(kinds, false, null, null);
    }

    public boolean isAbout(String kind) {
        return kinds.isEmpty() || kinds.contains(kind) != others;
    }
}
