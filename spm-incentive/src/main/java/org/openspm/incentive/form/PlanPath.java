package org.openspm.incentive.form;

import java.util.ArrayList;
import java.util.List;

/** Where a piece stands in the plan, as a JSON pointer (RFC 6901): {@code /components/0/rate}. */
record PlanPath(List<String> steps) {
    PlanPath {
        steps = List.copyOf(steps);
    }

    static PlanPath of(String pointer) {
        var steps = new ArrayList<String>();
        if (!pointer.isEmpty()) {
            for (var step : pointer.substring(1).split("/", -1)) {
                steps.add(step.replace("~1", "/").replace("~0", "~"));
            }
        }
        return new PlanPath(steps);
    }

    static String under(String pointer, String step) {
        return pointer + "/" + step.replace("~", "~0").replace("/", "~1");
    }

    static String under(String pointer, int index) {
        return pointer + "/" + index;
    }

    boolean isRoot() {
        return steps.isEmpty();
    }

    String last() {
        return steps.getLast();
    }

    PlanPath parent() {
        return new PlanPath(steps.subList(0, steps.size() - 1));
    }

    String pointer() {
        var pointer = "";
        for (var step : steps) {
            pointer = under(pointer, step);
        }
        return pointer;
    }
}
