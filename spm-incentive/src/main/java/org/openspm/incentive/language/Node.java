package org.openspm.incentive.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.openspm.incentive.calc.expression.Mark;

/** A piece of the YAML text with its place. */
sealed interface Node {

    Mark at();

    /** What the node is, in a word for sentences. */
    String word();

    /** The same piece at other places, as when it is taken over into another text. */
    default Node placed(UnaryOperator<Mark> place) {
        return switch (this) {
            case Scalar scalar -> scalar.moved(place);
            case Sequence list ->
                new Sequence(
                        list.items().stream().map(item -> item.placed(place)).toList(), place.apply(list.at()));
            case Mapping mapping ->
                new Mapping(
                        mapping.entries().stream()
                                .map(entry -> new Entry(
                                        entry.key().moved(place), entry.value().placed(place)))
                                .toList(),
                        mapping.flow(),
                        place.apply(mapping.at()));
        };
    }

    /** A single value; {@code marks} tells where a character of its text stands in the plan. */
    record Scalar(String text, Mark at, IntFunction<Mark> marks) implements Node {
        @Override
        public String word() {
            return text.isEmpty() ? "nothing" : "“" + shortened(text) + "”";
        }

        boolean isEmpty() {
            return text.isEmpty();
        }

        Scalar moved(UnaryOperator<Mark> place) {
            return new Scalar(text, place.apply(at), offset -> place.apply(marks.apply(offset)));
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
        /** The value of a key, when it is a single one. */
        Optional<Scalar> scalar(String key) {
            return value(key).filter(Scalar.class::isInstance).map(Scalar.class::cast);
        }

        Optional<Node> value(String key) {
            return entries.stream()
                    .filter(entry -> entry.key().text().equals(key))
                    .map(Entry::value)
                    .findFirst();
        }

        /** The items of a list; a single value counts as a list of one. */
        List<Node> list(String key) {
            return value(key)
                    .map(node -> node instanceof Sequence sequence ? sequence.items() : List.of(node))
                    .orElse(List.of());
        }

        /** The same with another value of a key, which is added when it is not there. */
        Mapping with(String key, Node value) {
            var changed = new ArrayList<Entry>();
            boolean found = false;
            for (var entry : entries) {
                boolean meant = entry.key().text().equals(key);
                found |= meant;
                changed.add(meant ? new Entry(entry.key(), value) : entry);
            }
            if (!found) {
                changed.add(new Entry(new Scalar(key, value.at(), _ -> value.at()), value));
            }
            return new Mapping(changed, flow, at);
        }

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
