package org.openspm.territory;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.DateRange;

/** Who holds a territory in a role: a person, or a seat with whoever sits in it on the day; a vacant seat has no person. */
public record TerritoryHolder(
        UUID territoryId,
        String territoryCode,
        String territoryName,
        String role,
        @Nullable UUID seatId,
        @Nullable String seatName,
        @Nullable UUID personId,
        @Nullable Integer personKey,
        @Nullable String personName,
        DateRange valid) {

    public boolean vacant() {
        return personId == null;
    }
}
