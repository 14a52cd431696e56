package org.openspm.web.people;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.organization.PeopleQuery;
import org.openspm.domain.organization.PeopleQuery.Order;
import org.openspm.domain.organization.PeopleQuery.Standing;
import org.openspm.domain.shared.RuleViolation;
import org.springframework.format.annotation.DateTimeFormat;

/** The filters of the people list as they stand in the address; what is left out has its usual value. */
record PeopleFilter(
        @Nullable String q,
        @Nullable String department,
        @Nullable String title,
        @Nullable String standing,
        @Nullable String sort,

        @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
        LocalDate day,

        @Nullable Integer page,
        @Nullable String export) {
    private static final String DESCENDING = "-";

    PeopleQuery query(LocalDate today, @Nullable Set<Integer> visible) {
        var wanted = sort == null || sort.isBlank() ? "name" : sort;
        return new PeopleQuery(
                text(q),
                text(department),
                text(title),
                word(Standing.class, "standing", standing == null || standing.isBlank() ? "employed" : standing),
                word(Order.class, "sort", wanted.startsWith(DESCENDING) ? wanted.substring(1) : wanted),
                wanted.startsWith(DESCENDING),
                day == null ? today : day,
                visible);
    }

    int number() {
        return page == null ? 1 : page;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    static <E extends Enum<E>> E word(Class<E> type, String name, String value) {
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(value.toUpperCase(Locale.ROOT))) {
                return constant;
            }
        }
        throw new RuleViolation(name + " is “" + value + "”; use one of "
                + String.join(
                        ", ",
                        Arrays.stream(type.getEnumConstants())
                                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                                .toList())
                + ".");
    }
}
