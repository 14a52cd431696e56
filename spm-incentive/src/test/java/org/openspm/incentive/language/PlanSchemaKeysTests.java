package org.openspm.incentive.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The schema has a part for every table of keys by which a reader refuses unknown ones. */
class PlanSchemaKeysTests {

    @Test
    void hasAPartForEveryTableOfKeys() throws Exception {
        var parts = parts();
        var tables = tables();
        assertThat(tables).hasSizeGreaterThan(30);
        assertThat(tables)
                .allSatisfy((table, keys) ->
                        assertThat(parts).as(table).anyMatch(part -> part.equals(keys) || part.equals(withUse(keys))));
    }

    private static Set<String> withUse(Set<String> keys) {
        var all = new HashSet<>(keys);
        all.add(Inclusion.USE);
        return all;
    }

    private static List<Set<String>> parts() {
        var parts = new ArrayList<Set<String>>();
        for (var part : ((Map<?, ?>) PlanSchema.schema().get("$defs")).values()) {
            if (((Map<?, ?>) part).get("properties") instanceof Map<?, ?> properties) {
                var keys = new HashSet<String>();
                properties.keySet().forEach(key -> keys.add((String) key));
                parts.add(keys);
            }
        }
        return parts;
    }

    /** Every constant called KEYS or SOMETHING_KEYS of the readers, and the tables within the map of pay rules. */
    private static Map<String, Set<String>> tables()
            throws IOException, URISyntaxException, ReflectiveOperationException {
        var tables = new java.util.TreeMap<String, Set<String>>();
        var folder = Path.of(PlanReader.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve(PlanReader.class.getPackageName().replace('.', '/'));
        try (var files = Files.list(folder)) {
            for (var file : files.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith("Reader.class") || name.startsWith("Example"))
                    .filter(name -> !name.contains("$"))
                    .toList()) {
                var reader = Class.forName(PlanReader.class.getPackageName() + "." + file.replace(".class", ""));
                for (var field : reader.getDeclaredFields()) {
                    if (field.getName().endsWith("KEYS") && !Modifier.isPrivate(field.getModifiers())) {
                        if (field.get(null) instanceof Map<?, ?> kinds) {
                            kinds.forEach((kind, keys) -> tables.put(reader.getSimpleName() + " " + kind, words(keys)));
                        } else {
                            tables.put(reader.getSimpleName() + "." + field.getName(), words(field.get(null)));
                        }
                    }
                }
            }
        }
        return tables;
    }

    private static Set<String> words(Object keys) {
        var words = new HashSet<String>();
        ((List<?>) keys).forEach(key -> words.add((String) key));
        return words;
    }
}
