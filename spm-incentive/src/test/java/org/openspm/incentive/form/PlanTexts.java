package org.openspm.incentive.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

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
        new TreeMap<>(texts).forEach((name, text) -> {
            if (name.startsWith("plans") || name.contains("constructs")) {
                texts.put(name + " in blocks", inBlocks(text));
            }
        });
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

    /** The same without a bracket, as programs write it: hyphens stand right below their key. */
    private static String inBlocks(String text) {
        var options = new DumperOptions();
        options.setWidth(200);
        var yaml = new Yaml(options);
        var root = yaml.compose(new StringReader(text));
        open(root);
        var written = new StringWriter();
        yaml.serialize(root, written);
        return written.toString();
    }

    private static void open(Node node) {
        switch (node) {
            case MappingNode map -> {
                map.setFlowStyle(DumperOptions.FlowStyle.BLOCK);
                map.getValue().forEach(entry -> open(entry.getValueNode()));
            }
            case SequenceNode list -> {
                list.setFlowStyle(DumperOptions.FlowStyle.BLOCK);
                list.getValue().forEach(PlanTexts::open);
            }
            default -> {}
        }
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
