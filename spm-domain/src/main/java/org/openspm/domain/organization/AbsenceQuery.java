package org.openspm.domain.organization;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which absences are looked for.
 *
 * @param search letters of the name or code of the person
 * @param kind empty for every kind
 * @param day on which somebody is away; null for all days
 * @param person null for everybody
 * @param visible keys of the people the viewer may see; null does not limit
 */
public record AbsenceQuery(
        String search,
        String kind,
        @Nullable LocalDate day,
        @Nullable UUID person,
        Order order,
        boolean descending,
        @Nullable Set<Integer> visible) {

    /** What the list is sorted by; equal ones by name, then first day. */
    public enum Order {
        FIRST("lower(a.valid)"),
        LAST("upper(a.valid)"),
        NAME("p.full_name"),
        KIND("a.kind");

        private final String column;

        Order(String column) {
            this.column = column;
        }

        String column() {
            return column;
        }
    }
}
