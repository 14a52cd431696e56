package org.openspm.incentive.form;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys that a part of a plan may have, in the order in which they are usually written. */
record Shape(List<Key> keys) {
    Shape {
        keys = List.copyOf(keys);
    }

    /**
     * A key.
     *
     * @param example what a value looks like
     * @param choices the words that are possible; empty when any value is
     * @param required whether the part is nothing without it
     * @param usual whether it is asked for when it is not there; else it can be added
     * @param skeleton what is written when a key with an inside is added; empty for one with a single value
     * @param inner keys of the value, or of each item of it, when it has some
     */
    record Key(
            String name,
            String example,
            List<String> choices,
            boolean required,
            boolean usual,
            String skeleton,
            @Nullable Shape inner) {

        static Key required(String name, String example) {
            return new Key(name, example, List.of(), true, true, "", null);
        }

        static Key usual(String name, String example) {
            return new Key(name, example, List.of(), false, true, "", null);
        }

        static Key rare(String name, String example) {
            return new Key(name, example, List.of(), false, false, "", null);
        }

        /** With keys of its own; what it needs is written when it is added. */
        static Key inside(String name, String skeleton, Shape inner) {
            return new Key(name, "", List.of(), false, false, skeleton, inner);
        }

        /** A key that is a single value, or has keys of its own. */
        static Key either(String name, String example, Shape inner) {
            return new Key(name, example, List.of(), false, true, "", inner);
        }

        Key oneOf(String... words) {
            return new Key(name, example, List.of(words), required, usual, skeleton, inner);
        }
    }

    static Shape of(Key... keys) {
        return new Shape(List.of(keys));
    }

    Optional<Key> key(String name) {
        return keys.stream().filter(key -> key.name().equals(name)).findFirst();
    }

    List<String> names() {
        return keys.stream().map(Key::name).toList();
    }
}
