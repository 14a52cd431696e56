package org.openspm.incentive.live;

import java.time.Instant;
import java.util.Map;

/**
 * What several people would be paid if everything were calculated now.
 *
 * @param token stays the same until something is calculated again for one of them
 * @param asOf the moment up to which every committed change is in it
 * @param people by {@code person.key}, those of whom something is known
 */
public record TeamFigure(String token, Instant asOf, Map<Integer, LiveFigure> people) {
    public TeamFigure {
        people = Map.copyOf(people);
    }
}
