package org.openspm.web.sample;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Somebody who works or worked there; {@code left} is the last day. {@code skill} is attainment to expect, in percent. */
record Employee(
        String code,
        String givenName,
        String familyName,
        Role role,
        String currency,
        LocalDate hired,
        @Nullable LocalDate left,
        int skill) {

    String name() {
        return givenName + " " + familyName;
    }

    Employee leaving(LocalDate lastDay) {
        return new Employee(code, givenName, familyName, role, currency, hired, lastDay, skill);
    }

    Employee as(Role next) {
        return new Employee(code, givenName, familyName, next, currency, hired, left, skill);
    }
}
