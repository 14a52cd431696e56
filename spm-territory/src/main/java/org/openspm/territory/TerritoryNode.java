package org.openspm.territory;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A territory in its tree as of a day: who holds it, how many rules it has and how many accounts are in and below it. */
public record TerritoryNode(
        UUID id,
        int key,
        String code,
        String name,
        @Nullable String level,
        @Nullable UUID parentId,
        int depth,
        int children,
        int rules,
        int accounts,
        List<TerritoryHolder> holders) {
    public TerritoryNode {
        holders = List.copyOf(holders);
    }
}
