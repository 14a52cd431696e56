package org.openspm.domain.organization;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person in a list, with the seat held on the day (the last one of somebody who left) and who sits above it. */
public record PersonRow(
        UUID id,
        int key,
        String code,
        String name,
        @Nullable String title,
        @Nullable String department,
        @Nullable LocalDate hiredOn,
        @Nullable LocalDate leftOn,
        @Nullable UUID seatId,
        @Nullable String seatName,
        @Nullable UUID managerId,
        @Nullable Integer managerKey,
        @Nullable String managerName) {}
