package org.openspm.web.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The people with a name and a login of their own; nothing unforeseen happens to them. */
record Cast(String seat, String givenName, String familyName, LocalDate hired, int skill) {
    static final Cast ANA = new Cast("S-AE-NETHERLANDS-WEST-1", "Ana", "Bakker", LocalDate.of(2022, 5, 2), 104);
    static final Cast JONAS = new Cast("S-MGR-NETHERLANDS-WEST", "Jonas", "Wulf", LocalDate.of(2019, 9, 1), 100);
    static final Cast MIRA = new Cast("S-OPS-ADMIN", "Mira", "de Vries", LocalDate.of(2020, 2, 3), 100);
    static final Cast FATIMA = new Cast("S-OPS-FINANCE", "Fatima", "Haddad", LocalDate.of(2021, 6, 1), 100);
    static final Cast OTTO = new Cast("S-OPS-AUDIT", "Otto", "Lindqvist", LocalDate.of(2019, 3, 18), 100);

    private static final List<Cast> ALL = List.of(ANA, JONAS, MIRA, FATIMA, OTTO);

    static Optional<Cast> in(String seat) {
        return ALL.stream().filter(one -> one.seat.equals(seat)).findFirst();
    }
}
