package org.openspm.incentive.language;

import static org.openspm.incentive.language.SchemaType.entry;
import static org.openspm.incentive.language.SchemaType.oneOf;
import static org.openspm.incentive.language.SchemaType.with;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The parts of the JSON Schema; each has exactly the keys by which a reader refuses unknown ones. */
final class SchemaParts {
    private final Map<String, Object> parts = new TreeMap<>();

    Map<String, Object> all() {
        return parts;
    }

    /** A part with free keys. */
    void put(String name, Map<String, Object> type) {
        parts.put(name, type);
    }

    /** A part that may be used of a library instead of being written out. */
    void item(String name, List<String> keys, Map<String, Object> types) {
        var usable = with(types, entry(Inclusion.USE, SchemaType.VALUE));
        part(name, Stream.concat(keys.stream(), Stream.of(Inclusion.USE)).toList(), List.of(), usable);
        var part = new LinkedHashMap<>(asMap(Objects.requireNonNull(parts.get(name))));
        part.put("anyOf", List.of(Map.of("required", List.of(name)), Map.of("required", List.of(Inclusion.USE))));
        part.put("properties", usableProperties(asMap(Objects.requireNonNull(part.get("properties")))));
        parts.put(name, part);
    }

    /** A key without a value takes what the library says out. */
    private static Map<String, Object> usableProperties(Map<String, Object> properties) {
        var result = new LinkedHashMap<String, Object>();
        properties.forEach((key, type) -> result.put(key, oneOf(asMap(type), Map.of("type", "null"))));
        return result;
    }

    void part(String name, List<String> keys, List<String> required, Map<String, Object> types) {
        if (!types.keySet().equals(new TreeSet<>(keys)) || parts.containsKey(name)) {
            throw new IllegalStateException(
                    "The readers know " + keys + " in " + name + ", the schema " + types.keySet());
        }
        var properties = new LinkedHashMap<String, Object>();
        keys.forEach(key -> properties.put(key, types.get(key)));
        var part = new LinkedHashMap<String, Object>();
        part.put("type", "object");
        part.put("properties", properties);
        if (!required.isEmpty()) {
            part.put("required", required);
        }
        part.put("additionalProperties", false);
        parts.put(name, part);
    }

    @SuppressWarnings("unchecked") // made above
    static Map<String, Object> asMap(Object part) {
        return (Map<String, Object>) part;
    }
}
