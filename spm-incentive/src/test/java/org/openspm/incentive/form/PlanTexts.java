package org.openspm.incentive.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Every plan that comes with the product: files, starters, those in the documentation and the accepted examples. */
final class PlanTexts {
    private static final Pattern SNIPPET = Pattern.compile("```yaml\n(plan: .*?)```", Pattern.DOTALL);
    private static final Pattern PLACE = Pattern.compile("\\$\\{[^}]*}");

    private PlanTexts() {}

    static Map<String, String> all() {
        try {
            return all(root());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, String> all(Path root) throws IOException {
        var texts = new TreeMap<String, String>();
        for (var folder : new String[] {
            "plans",
            "spm-web/src/main/resources/sample-company/plans",
            "spm-incentive/src/main/resources/plan-starters",
            "spm-incentive/src/test/resources/plans"
        }) {
            try (var files = Files.walk(root.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".yaml")).forEach(file -> add(texts, root, file));
            }
        }
        try (var pages = Files.list(root.resolve("docs"))) {
            for (var page :
                    pages.filter(file -> file.toString().endsWith(".md")).toList()) {
                var snippets = SNIPPET.matcher(Files.readString(page));
                while (snippets.find()) {
                    texts.put(page.getFileName() + " at " + snippets.start(), snippets.group(1));
                }
            }
        }
        assertThat(texts).hasSizeGreaterThan(100);
        return texts;
    }

    /** Places for figures of others, such as {@code ${expected.total}}, are figures here. */
    private static void add(Map<String, String> texts, Path root, Path file) {
        try {
            texts.put(
                    root.relativize(file).toString(),
                    PLACE.matcher(Files.readString(file)).replaceAll("1"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path root() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("mvnw"))) {
                return folder;
            }
        }
        throw new IllegalStateException("No mvnw above " + Path.of("").toAbsolutePath());
    }
}
