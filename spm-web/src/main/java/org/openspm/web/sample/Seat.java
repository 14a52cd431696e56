package org.openspm.web.sample;

import java.time.LocalDate;

/** A seat of the company: who it reports to, the area, team and territory it works, and since when it exists. */
record Seat(
        String code,
        String name,
        Role role,
        String parent,
        String area,
        String team,
        String territory,
        String currency,
        LocalDate since) {}
