package org.openspm.integration;

import java.util.List;
import java.util.Set;

/**
 * Everything the import knows about one kind: its fields, the fields that make a row unique in a file, whether unknown columns are kept
 * (as attributes or named values), its rules and its promotion.
 */
record KindSpec(
        ImportKind kind,
        List<Field> fields,
        List<String> key,
        Extras extras,
        Set<String> fileNames,
        List<Check> checks,
        Promotion promotion) {

    /** What happens to columns the kind has no field for. */
    enum Extras {
        /** Not imported. */
        IGNORED,
        /** Not imported, and a file with such columns is not recognised as this kind by its header alone. */
        FOREIGN,
        /** Kept as text attributes. */
        ATTRIBUTES,
        /** Numbers that become named values. */
        VALUES
    }

    Field field(String name) {
        return fields.stream()
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(kind + " has no field " + name));
    }

    boolean keepsExtras() {
        return extras == Extras.ATTRIBUTES || extras == Extras.VALUES;
    }
}
