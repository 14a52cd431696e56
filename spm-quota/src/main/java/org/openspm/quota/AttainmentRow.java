package org.openspm.quota;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.quota.calc.Attainment;

/** What a payee reached: a person with the seat held at the end of the period so far, or a vacant seat without a person. */
public record AttainmentRow(
        @Nullable UUID personId,
        @Nullable String personName,
        @Nullable String personCode,
        @Nullable UUID seatId,
        @Nullable String seatName,
        @Nullable String title,
        String measure,
        Attainment attainment,
        @Nullable String currency) {}
