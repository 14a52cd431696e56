package org.openspm.territory;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account on the map, with the territory it belongs to. */
public record AccountPlace(
        UUID id,
        String code,
        String name,
        @Nullable String city,
        @Nullable String country,
        @Nullable String territoryCode,
        @Nullable BigDecimal latitude,
        @Nullable BigDecimal longitude) {}
