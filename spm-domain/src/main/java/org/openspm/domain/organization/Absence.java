package org.openspm.domain.organization;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Days on which somebody is away.
 *
 * @param version to be named when it is changed, so that nobody overwrites what another one changed meanwhile
 */
public record Absence(
        UUID id, UUID personId, int personKey, String personCode, String personName, Leave leave, long version) {

    /** The last day, or null while nobody knows it. */
    public @Nullable LocalDate last() {
        return leave.last();
    }

    public boolean isOpen() {
        return leave.last() == null;
    }
}
