package org.openspm.territory;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which holders are looked for as of a day: by a part of the territory's, the person's or the seat's name and by role, both
 * empty for any; {@code visible} limits to those people, null does not.
 */
public record HolderQuery(
        String search, String role, LocalDate day, @Nullable Set<Integer> visible) {}
