package org.openspm.incentive.language;

import java.util.List;
import java.util.function.IntFunction;
import org.openspm.incentive.calc.expression.Mark;

/** A piece of the YAML text with its place. */
sealed interface Node {

    Mark at();

    /** What the node is, in a word for sentences. */
    String word();

    /** A single value; {@code marks} tells where a character of its text stands in the plan. */
    record Scalar(String text, Mark at, IntFunction<Mark> marks) implements Node {
        @Override
        public String word() {
            return text.isEmpty() ? "nothing" : "“" + shortened(text) + "”";
        }

        boolean isEmpty() {
            return text.isEmpty();
        }
    }

    record Sequence(List<Node> items, Mark at) implements Node {
        @Override
        public String word() {
            return "a list";
        }
    }

    /** A key with its value. */
    record Entry(Scalar key, Node value) {}

    record Mapping(List<Entry> entries, boolean flow, Mark at) implements Node {
        @Override
        public String word() {
            return "a group of keys";
        }
    }

    static String shortened(String text) {
        var line = text.replaceAll("\\s+", " ");
        return line.length() <= 60 ? line : line.substring(0, 57) + "…";
    }
}
