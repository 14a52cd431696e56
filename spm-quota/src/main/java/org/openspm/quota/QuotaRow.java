package org.openspm.quota;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A quota in a list: whose it is (a seat with its holder at the end of the period so far, or a person) and how much. */
public record QuotaRow(
        UUID id,
        String period,
        String measure,
        @Nullable UUID seatId,
        @Nullable String seatCode,
        @Nullable String seatName,
        @Nullable UUID personId,
        @Nullable String personName,
        BigDecimal amount,
        @Nullable String currency) {}
