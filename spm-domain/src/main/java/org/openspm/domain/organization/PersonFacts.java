package org.openspm.domain.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.DateRange;

/** What is known about a person: the facts, the currencies paid in, and the seats held, newest first. */
public record PersonFacts(
        UUID id,
        int key,
        String code,
        String name,
        @Nullable String email,
        @Nullable String jobTitle,
        @Nullable String department,
        @Nullable LocalDate hiredOn,
        @Nullable LocalDate leftOn,
        boolean payee,
        List<Paid> currencies,
        List<Held> seats) {
    public PersonFacts {
        currencies = List.copyOf(currencies);
        seats = List.copyOf(seats);
    }

    /** A currency somebody is paid in, and when. */
    public record Paid(String currency, DateRange valid) {}

    /** A seat somebody holds or held. */
    public record Held(UUID id, int key, String code, String name, String title, DateRange held) {}
}
