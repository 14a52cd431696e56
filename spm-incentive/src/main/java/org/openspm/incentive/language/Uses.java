package org.openspm.incentive.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of a plan's text was taken from libraries, so that it is written that way again.
 *
 * @param items parts by list and name, such as {@code components/New bookings}
 */
record Uses(List<LibraryName> libraries, Map<String, Item> items) {
    static final Uses NONE = new Uses(List.of(), Map.of());

    /** A part of a library with what the plan says otherwise. */
    record Item(String part, Node.Mapping own) {}

    Uses {
        libraries = List.copyOf(libraries);
        items = Map.copyOf(items);
    }

    Optional<Item> of(String list, String name) {
        return Optional.ofNullable(items.get(list + "/" + name));
    }
}
