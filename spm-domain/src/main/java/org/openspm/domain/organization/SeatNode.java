package org.openspm.domain.organization;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A seat in a hierarchy as of a day: who holds it, how many seats report to it directly, how many hang below it in all
 * and how many of those are vacant.
 */
public record SeatNode(
        UUID id,
        int key,
        String code,
        String name,
        String title,
        @Nullable String department,
        @Nullable UUID parentId,
        int depth,
        @Nullable UUID personId,
        @Nullable Integer personKey,
        @Nullable String personName,
        int reports,
        int below,
        int vacantBelow) {

    public boolean vacant() {
        return personId == null;
    }
}
