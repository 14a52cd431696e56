package org.openspm.web.people;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.organization.AbsenceQuery;
import org.springframework.format.annotation.DateTimeFormat;

/** The filters of the list of absences as they stand in the address; without a day, or with {@code all}, all days are meant. */
record AbsenceFilter(
        @Nullable String q,
        @Nullable String kind,
        @Nullable String sort,

        @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
        LocalDate day,

        @Nullable Boolean all,
        @Nullable Integer page,
        @Nullable String export) {
    private static final String DESCENDING = "-";

    boolean ofAllDays() {
        return Boolean.TRUE.equals(all);
    }

    /** @param today the day that is meant when none is stated; null for all days */
    AbsenceQuery query(@Nullable LocalDate today, @Nullable UUID person, @Nullable Set<Integer> visible) {
        var wanted = sort == null || sort.isBlank() ? "first" : sort;
        boolean descending = wanted.startsWith(DESCENDING);
        return new AbsenceQuery(
                q == null ? "" : q.strip(),
                kind == null ? "" : kind.strip().toUpperCase(Locale.ROOT),
                ofAllDays() ? null : day == null ? today : day,
                person,
                PeopleFilter.word(AbsenceQuery.Order.class, "sort", descending ? wanted.substring(1) : wanted),
                descending,
                visible);
    }

    int number() {
        return page == null ? 1 : page;
    }
}
