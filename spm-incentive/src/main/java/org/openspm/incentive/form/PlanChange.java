package org.openspm.incentive.form;

import java.util.List;

/**
 * One difference in what two texts of a plan say, such as the rate of a component from 5 % to 6 %.
 *
 * @param section list of parts such as components; empty for the plan itself
 * @param part name of the part; empty for the plan itself
 * @param keys where in the part, from the outside in; empty when the part as a whole came, went or moved
 * @param before empty when it is new
 * @param after empty when it is gone
 */
public record PlanChange(String section, String part, Kind kind, List<String> keys, String before, String after) {

    /** What became of a place. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED,
        /** At another place among its like, where the order counts. */
        MOVED
    }

    public PlanChange {
        keys = List.copyOf(keys);
    }
}
