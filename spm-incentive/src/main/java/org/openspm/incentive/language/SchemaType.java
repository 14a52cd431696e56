package org.openspm.incentive.language;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Types of the JSON Schema as nested maps. */
final class SchemaType {
    /** Any single value: numbers, percentages, days and expressions are read by the plan's own rules. */
    static final Map<String, Object> VALUE = Map.of("type", List.of("string", "number", "boolean"));

    private SchemaType() {}

    record Entry(String key, Object type) {}

    static Entry entry(String key, Object type) {
        return new Entry(key, type);
    }

    static Map<String, Object> with(Map<String, Object> types, Entry... entries) {
        var result = new LinkedHashMap<>(types);
        Arrays.stream(entries).forEach(entry -> result.put(entry.key(), entry.type()));
        return result;
    }

    static Map<String, Object> with(Entry... entries) {
        return with(Map.of(), entries);
    }

    static Map<String, Object> same(List<String> keys, Map<String, Object> type) {
        var result = new LinkedHashMap<String, Object>();
        keys.forEach(key -> result.put(key, type));
        return result;
    }

    static Map<String, Object> ref(String part) {
        return Map.of("$ref", "#/$defs/" + part.replace(" ", "%20"));
    }

    static Map<String, Object> array(Object items) {
        return Map.of("type", "array", "items", items);
    }

    /** A list, or one item of it. */
    static Map<String, Object> listOf(Map<String, Object> item) {
        return oneOf(item, array(item));
    }

    @SafeVarargs
    static Map<String, Object> oneOf(Map<String, Object>... types) {
        return Map.of("anyOf", List.of(types));
    }

    /** Free names with values of a kind. */
    static Map<String, Object> named(Map<String, Object> values) {
        return Map.of("type", "object", "additionalProperties", values);
    }

    static Map<String, Object> words(List<String> words) {
        return Map.of("enum", words);
    }

    static Map<String, Object> words(Class<? extends Enum<?>> kind) {
        return words(Arrays.stream(kind.getEnumConstants()).map(Values::word).toList());
    }
}
