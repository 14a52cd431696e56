package org.openspm.integration;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One thing a kind wants to know about each row: its name, how it is read and the headers it is known by. */
record Field(
        String name,
        CellType type,
        int max,
        boolean required,
        List<String> synonyms,
        @Nullable Reference reference) {
    private static final int CODE_MAX = 64;

    static Field code(String name, String... synonyms) {
        return new Field(name, CellType.CODE, CODE_MAX, true, list(name, synonyms), null);
    }

    static Field text(String name, int max, String... synonyms) {
        return new Field(name, CellType.TEXT, max, false, list(name, synonyms), null);
    }

    static Field of(String name, CellType type, String... synonyms) {
        return new Field(name, type, Integer.MAX_VALUE, false, list(name, synonyms), null);
    }

    static Field reference(String name, Reference reference, String... synonyms) {
        return new Field(name, CellType.REFERENCE, Integer.MAX_VALUE, false, list(name, synonyms), reference);
    }

    Field needed() {
        return new Field(name, type, max, true, synonyms, reference);
    }

    Field optional() {
        return new Field(name, type, max, false, synonyms, reference);
    }

    String sqlType() {
        return reference == null ? type.sqlType() : reference.sqlType();
    }

    private static List<String> list(String name, String... synonyms) {
        return Stream.concat(Stream.of(name), Arrays.stream(synonyms))
                .distinct()
                .toList();
    }
}
