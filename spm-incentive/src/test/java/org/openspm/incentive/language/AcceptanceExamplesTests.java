package org.openspm.incentive.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.openspm.incentive.calc.Explanation;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Published worked examples, written by us as plans and calculated by the engine. Inputs and expected figures are read from
 * the shared folder beside the repository; the plans hold places such as {@code ${expected.total}} for them.
 */
class AcceptanceExamplesTests {
    private static final String PLANS = "plans/acceptance/";

    private static final Map<String, Map<?, ?>> PUBLISHED = new TreeMap<>();
    private static final Map<String, String> FAMILIES = new TreeMap<>();

    @BeforeAll
    static void readPublished() throws IOException {
        var folder = ProjectFolder.acceptanceExamples();
        assumeTrue(
                folder.isPresent(),
                "The folder shared/acceptance/examples is not above this one, so the published examples are not run.");
        try (var files = Files.list(folder.orElseThrow())) {
            for (var file : files.sorted().toList()) {
                for (var item : (List<?>) yaml(Files.readString(file))) {
                    var example = (Map<?, ?>) item;
                    var id = (String) example.get("id");
                    PUBLISHED.put(id, example);
                    FAMILIES.put(id, file.getFileName().toString().replace(".yaml", ""));
                }
            }
        }
    }

    @Test
    void everyPublishedExampleIsRunOrListedWithItsReason() throws IOException {
        var unaccounted = new ArrayList<String>();
        var elsewhere = elsewhere();
        for (var id : PUBLISHED.keySet()) {
            boolean reasoned = isReason(elsewhere.get(id)) || isReason(elsewhere.get(FAMILIES.get(id)));
            if (text(id) == null != reasoned) {
                unaccounted.add(id);
            }
        }
        assertThat(unaccounted).isEmpty();
        assertThat(elsewhere.keySet()).allMatch(key -> PUBLISHED.containsKey(key) || FAMILIES.containsValue(key));
        assertThat(PUBLISHED).isNotEmpty();
    }

    @TestFactory
    Stream<DynamicTest> comesOutAsPublished() throws IOException {
        var tests = new ArrayList<DynamicTest>();
        for (var id : PUBLISHED.keySet()) {
            if (text(id) != null) {
                tests.add(DynamicTest.dynamicTest(id, () -> run(id)));
            }
        }
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> meansTheSameWrittenCanonically() throws IOException {
        var tests = new ArrayList<DynamicTest>();
        for (var id : PUBLISHED.keySet()) {
            if (text(id) != null) {
                tests.add(DynamicTest.dynamicTest(id, () -> writeAndReadAgain(id)));
            }
        }
        return tests.stream();
    }

    private static void writeAndReadAgain(String id) throws IOException {
        var template = new AcceptanceTemplate(PUBLISHED.get(id));
        for (var plan : (List<?>) ((Map<?, ?>) yaml(String.valueOf(text(id)))).get("plans")) {
            var reading = PlanReader.read(template.filled((String) plan));
            var once = PlanWriter.write(reading);
            var again = PlanReader.read(once);
            assertThat(again.problems()).as(once).isEmpty();
            assertThat(PlanWriter.write(again)).isEqualTo(once);
            assertThat(figures(again)).isEqualTo(figures(reading));
        }
    }

    @TestFactory
    Stream<DynamicTest> explainsWhatItPays() throws IOException {
        var tests = new ArrayList<DynamicTest>();
        for (var id : PUBLISHED.keySet()) {
            if (text(id) != null) {
                tests.add(DynamicTest.dynamicTest(id, () -> explain(id)));
            }
        }
        return tests.stream();
    }

    private static void explain(String id) throws IOException {
        var template = new AcceptanceTemplate(PUBLISHED.get(id));
        for (var plan : (List<?>) ((Map<?, ?>) yaml(String.valueOf(text(id)))).get("plans")) {
            var reading = PlanReader.read(template.filled((String) plan));
            for (var example : reading.examples()) {
                for (var earning : PlanExamples.explain(reading, example)) {
                    assertThat(summands(earning)).isEqualByComparingTo(earning.amount());
                    assertThat(earning.children()).isNotEmpty();
                }
            }
        }
    }

    private static BigDecimal summands(Explanation explanation) {
        return explanation.children().stream()
                .filter(Explanation::adds)
                .map(Explanation::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<BigDecimal> figures(PlanReading reading) {
        return PlanExamples.run(reading).stream()
                .flatMap(result -> result.figures().stream())
                .map(figure -> figure.actual().stripTrailingZeros())
                .toList();
    }

    private static void run(String id) throws IOException {
        var published = PUBLISHED.get(id);
        var template = new AcceptanceTemplate(published);
        var tolerance = tolerance(published);
        var file = (Map<?, ?>) yaml(String.valueOf(text(id)));
        for (var plan : (List<?>) file.get("plans")) {
            var text = template.filled((String) plan);
            var reading = PlanReader.read(text);
            assertThat(reading.problems()).as(text).isEmpty();
            for (var result : PlanExamples.run(reading)) {
                assertThat(result.refusal()).isNull();
                assertThat(result.figures()).isNotEmpty().allSatisfy(figure -> assertMatches(figure, tolerance));
            }
        }
        assertThat(template.unusedExpectations())
                .as("published figures that nothing in %s checks", id)
                .isEmpty();
    }

    /** Money within the tolerance of the source; rates and attainments exactly. */
    private static void assertMatches(ExampleResult.Figure figure, BigDecimal tolerance) {
        var expected = figure.expected();
        boolean exact =
                expected.figure() == PlanExample.Figure.RATE || expected.figure() == PlanExample.Figure.ATTAINMENT;
        assertThat(figure.actual().subtract(expected.amount()).abs())
                .as(
                        "%s of %s: expected %s, got %s",
                        expected.written(), expected.payee(), expected.amount(), figure.actual())
                .isLessThanOrEqualTo(exact ? BigDecimal.ZERO : tolerance);
    }

    private static BigDecimal tolerance(Map<?, ?> published) {
        var recalculation = (Map<?, ?>) published.get("recalculation");
        return new BigDecimal(String.valueOf(recalculation.get("tolerance")));
    }

    private static String text(String id) throws IOException {
        return resource(PLANS + id + ".yaml");
    }

    private static boolean isReason(Object listed) {
        return listed instanceof String reason && !reason.isBlank();
    }

    private static Map<?, ?> elsewhere() throws IOException {
        var listed = resource(PLANS + "elsewhere.yaml");
        return listed == null || listed.isBlank() ? Map.of() : (Map<?, ?>) yaml(listed);
    }

    private static String resource(String path) throws IOException {
        try (var stream = AcceptanceExamplesTests.class.getClassLoader().getResourceAsStream(path)) {
            return stream == null ? null : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Object yaml(String text) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    }
}
