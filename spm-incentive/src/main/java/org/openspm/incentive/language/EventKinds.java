package org.openspm.incentive.language;

import java.util.ArrayList;
import java.util.List;

/** Reads kinds of events that belong to a deal. */
final class EventKinds {
    static final List<String> KNOWN = List.of("payment", "invoice", "return", "order");

    private final Problems problems;

    EventKinds(Problems problems) {
        this.problems = problems;
    }

    /** The kinds under a key; the usual one when it is not there. */
    List<String> read(Section section, String key, String usual) {
        var result = new ArrayList<String>();
        for (var item : section.list(key)) {
            if (item instanceof Node.Scalar scalar && KNOWN.contains(scalar.text())) {
                result.add(scalar.text());
            } else if (item instanceof Node.Scalar scalar) {
                new Values(problems).notAChoice(scalar, "kind of event", KNOWN);
            } else {
                problems.add(item.at(), "“" + key + "” names kinds of events, this is " + item.word() + ".");
            }
        }
        return result.isEmpty() ? List.of(usual) : result;
    }
}
