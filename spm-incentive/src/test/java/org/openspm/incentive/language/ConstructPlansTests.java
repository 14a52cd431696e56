package org.openspm.incentive.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.openspm.incentive.calc.Explanation;

/** Plans that combine what the language can say, with figures worked out by hand. */
class ConstructPlansTests {

    @TestFactory
    Stream<DynamicTest> comesOutAsWorkedOutByHand() throws IOException, URISyntaxException {
        return plans().map(file -> DynamicTest.dynamicTest(name(file), () -> {
            var reading = PlanReader.read(Files.readString(file));
            assertThat(reading.problems()).isEmpty();
            assertThat(PlanExamples.run(reading))
                    .isNotEmpty()
                    .allSatisfy(result ->
                            assertThat(result.passes()).as(result.fault()).isTrue());
        }));
    }

    @TestFactory
    Stream<DynamicTest> meansTheSameWrittenCanonically() throws IOException, URISyntaxException {
        return plans().map(file -> DynamicTest.dynamicTest(name(file), () -> {
            var once = PlanWriter.write(PlanReader.read(Files.readString(file)));
            var again = PlanReader.read(once);
            assertThat(again.problems()).as(once).isEmpty();
            assertThat(PlanWriter.write(again)).isEqualTo(once);
            assertThat(PlanExamples.run(again)).allMatch(ExampleResult::passes);
        }));
    }

    @TestFactory
    Stream<DynamicTest> explainsEachEarning() throws IOException, URISyntaxException {
        return plans().map(file -> DynamicTest.dynamicTest(name(file), () -> {
            var reading = PlanReader.read(Files.readString(file));
            var earnings = new ArrayList<Explanation>();
            reading.examples().forEach(example -> earnings.addAll(PlanExamples.explain(reading, example)));
            assertThat(earnings)
                    .isNotEmpty()
                    .allSatisfy(earning -> assertThat(summands(earning))
                            .isEqualByComparingTo(Objects.requireNonNull(earning.amount())));
        }));
    }

    private static BigDecimal summands(Explanation explanation) {
        return explanation.children().stream()
                .filter(Explanation::adds)
                .map(Explanation::amount)
                .map(Objects::requireNonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Stream<Path> plans() throws IOException, URISyntaxException {
        return Stream.concat(plansIn("plans/constructs", 15), plansIn("plans/worked", 100));
    }

    /** Constructs are made up for what the language can say; what is worked was written from plans that are published. */
    private static Stream<Path> plansIn(String name, int fewest) throws IOException, URISyntaxException {
        var folder = Objects.requireNonNull(
                ConstructPlansTests.class.getClassLoader().getResource(name));
        try (var files = Files.list(Path.of(folder.toURI()))) {
            var found = files.sorted().toList();
            assertThat(found).hasSizeGreaterThan(fewest);
            return found.stream();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
