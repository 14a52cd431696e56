package org.openspm.incentive.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A piece of a plan's text with the characters that it takes up: from {@code start}, up to {@code end}. */
sealed interface Piece {

    int start();

    int end();

    /** What the piece says, without how it is written: a text, a list or a map in order. */
    Object meaning();

    /** A single value; a block stands after {@code |} or {@code >}. */
    record Word(String text, boolean block, int start, int end) implements Piece {
        @Override
        public Object meaning() {
            return text;
        }
    }

    record Items(List<Piece> items, boolean flow, int start, int end) implements Piece {
        @Override
        public Object meaning() {
            return items.stream().map(Piece::meaning).toList();
        }
    }

    /** A key with its value. */
    record Entry(Word key, Piece value) {}

    record Group(List<Entry> entries, boolean flow, int start, int end) implements Piece {
        @Override
        public Object meaning() {
            var meaning = new LinkedHashMap<String, Object>();
            entries.forEach(
                    entry -> meaning.put(entry.key().text(), entry.value().meaning()));
            return meaning;
        }

        Optional<Entry> entry(String key) {
            return entries.stream()
                    .filter(entry -> entry.key().text().equals(key))
                    .findFirst();
        }

        @Nullable
        Piece value(String key) {
            return entry(key).map(Entry::value).orElse(null);
        }
    }
}
