package org.openspm.domain.organization;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A seat above another one and who holds it; without a person it is vacant. */
public record Superior(
        int distance,
        UUID seatId,
        String seatCode,
        String seatName,
        @Nullable UUID personId,
        @Nullable Integer personKey,
        @Nullable String personName) {}
