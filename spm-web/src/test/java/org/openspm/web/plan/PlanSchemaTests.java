package org.openspm.web.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openspm.incentive.language.PlanReader;
import org.openspm.incentive.language.PlanSchema;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** What an editor is told by the schema is what the reader says: every plan of the repository fits, an unknown key fits nowhere. */
class PlanSchemaTests {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SNIPPET = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern IN_PLAN_FILE = Pattern.compile("(?m)^  - \\|\\n((?:    .*\\n|\\n)+)");

    private static JsonSchema schema = schema();

    private static JsonSchema schema() {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(JSON.<JsonNode>valueToTree(PlanSchema.schema()));
    }

    @BeforeAll
    static void ready() {
        schema.initializeValidators();
    }

    @Test
    void everyPlanOfTheRepositoryFits() throws IOException {
        var texts = texts();
        assertThat(texts).hasSizeGreaterThan(40);
        texts.forEach((name, text) -> assertThat(faults(tree(text))).as(name).isEmpty());
    }

    @Test
    void anUnknownKeyIsRefusedByBoth() throws IOException {
        var random = new Random(20260101);
        int refused = 0;
        for (var text : texts().values()) {
            if (text.contains("use:")) {
                continue; // a key beside “use” is refused with its library at hand: LibraryTests
            }
            var tree = tree(text);
            var closed = closed(tree);
            closed.get(random.nextInt(closed.size())).put("unheard_of", "5");
            assertThat(faults(tree)).isNotEmpty();
            assertThat(PlanReader.read(yaml(tree)).problems())
                    .anyMatch(problem -> problem.sentence().contains("unheard_of"));
            refused++;
        }
        assertThat(refused).isGreaterThan(60);
    }

    @Test
    void aWordThatIsNoneIsRefused() {
        var tree = (ObjectNode) tree("plan: A\ntitle: a\ncurrency: EUR\npays: month\nmeasures: []\n");
        assertThat(faults(tree)).isEmpty();
        tree.put("pays", "fortnight");
        assertThat(faults(tree)).isNotEmpty();
    }

    private static Set<ValidationMessage> faults(JsonNode tree) {
        return schema.validate(tree);
    }

    /** Groups of keys, but not those whose keys are free names. */
    private static List<ObjectNode> closed(JsonNode plan) {
        var found = new ArrayList<ObjectNode>();
        found.add((ObjectNode) plan);
        for (var list : List.of("credits", "measures", "components", "examples", "curves", "tables", "payments")) {
            for (var part : plan.path(list)) {
                found.add((ObjectNode) part);
                if (part.path("tiers") instanceof ObjectNode tiers) {
                    found.add(tiers);
                    tiers.path("bands").forEach(band -> found.add((ObjectNode) band));
                }
                if (part.path("quota") instanceof ObjectNode quota && list.equals("measures")) {
                    found.add(quota);
                }
                part.path("transactions").forEach(sale -> found.add((ObjectNode) sale));
            }
        }
        return found;
    }

    private static Map<String, String> texts() throws IOException {
        var root = root();
        var texts = new LinkedHashMap<String, String>();
        for (var folder : List.of(
                "plans",
                "spm-web/src/main/resources/sample-company/plans",
                "spm-incentive/src/test/resources/plans/constructs")) {
            try (var files = Files.walk(root.resolve(folder))) {
                for (var file : files.filter(path -> path.toString().endsWith(".yaml"))
                        .sorted()
                        .toList()) {
                    texts.put(file.toString(), Files.readString(file));
                }
            }
        }
        try (var documents = Files.list(root.resolve("docs"))) {
            for (var document : documents
                    .filter(path -> path.getFileName().toString().startsWith("plan-"))
                    .sorted()
                    .toList()) {
                snippets(document.toString(), SNIPPET, Files.readString(document), texts);
            }
        }
        try (var files = Files.list(root.resolve("spm-incentive/src/test/resources/plans/acceptance"))) {
            for (var file : files.sorted().toList()) {
                snippets(file.toString(), IN_PLAN_FILE, filled(Files.readString(file)), texts);
            }
        }
        return texts;
    }

    private static void snippets(String name, Pattern pattern, String text, Map<String, String> into) {
        pattern.matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(PlanSchemaTests::isDocument)
                .forEach(found -> into.put(name + " " + into.size(), found));
    }

    private static boolean isDocument(String text) {
        return text.stripLeading().startsWith("plan:") || text.stripLeading().startsWith("library:");
    }

    /** Places for published figures stand for numbers. */
    private static String filled(String text) {
        return text.replaceAll("\\$\\{[^}]+}", "1");
    }

    private static Path root() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("mvnw")))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode tree(String text) {
        return JSON.valueToTree(plain(new Yaml(new LoaderOptions()).compose(new StringReader(text))));
    }

    private static String yaml(JsonNode tree) {
        return new Yaml().dump(JSON.convertValue(tree, Object.class));
    }

    /** As YAML 1.2 and so editors read it: days and words such as “on” are texts. */
    private static @Nullable Object plain(Node node) {
        return switch (node) {
            case MappingNode mapping -> {
                var result = new LinkedHashMap<String, @Nullable Object>();
                for (var entry : mapping.getValue()) {
                    result.put(((ScalarNode) entry.getKeyNode()).getValue(), plain(entry.getValueNode()));
                }
                yield result;
            }
            case SequenceNode list -> {
                var result = new ArrayList<@Nullable Object>();
                list.getValue().forEach(item -> result.add(plain(item)));
                yield result;
            }
            default -> scalar((ScalarNode) node);
        };
    }

    private static @Nullable Object scalar(ScalarNode scalar) {
        var text = scalar.getValue();
        boolean plain = scalar.getScalarStyle() == DumperOptions.ScalarStyle.PLAIN;
        if (plain && text.isEmpty()) {
            return null;
        }
        if (plain && text.matches("true|false")) {
            return Boolean.valueOf(text);
        }
        return plain && text.matches("-?\\d{1,15}") ? Long.valueOf(text) : text;
    }
}
