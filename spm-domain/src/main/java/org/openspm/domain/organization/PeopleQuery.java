package org.openspm.domain.organization;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which people are looked for, as of a day, and in which order; {@code visible} limits to those the viewer may see, null
 * does not limit.
 */
public record PeopleQuery(
        String search,
        String department,
        String title,
        Standing standing,
        Order order,
        boolean descending,
        LocalDate day,
        @Nullable Set<Integer> visible) {

    /** Whether somebody is there on the day. */
    public enum Standing {
        EMPLOYED,
        LEFT,
        EVERYBODY
    }

    /** What the list is sorted by; equal ones by name and code. */
    public enum Order {
        NAME("r.full_name"),
        CODE("r.code"),
        TITLE("r.title"),
        DEPARTMENT("r.department"),
        HIRED("r.hired_on");

        private final String column;

        Order(String column) {
            this.column = column;
        }

        String column() {
            return column;
        }
    }
}
