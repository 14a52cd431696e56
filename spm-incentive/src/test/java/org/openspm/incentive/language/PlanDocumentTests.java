package org.openspm.incentive.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openspm.incentive.calc.expression.Function;

/** The plans shown in the documentation are sound, their examples hold, and they are the same after they were written. */
class PlanDocumentTests {
    private static final Pattern SNIPPET = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"docs/plan-language.md", "docs/plan-payments.md"})
    void showsPlansThatHold(String document) throws IOException {
        var libraries = libraries(document);
        assertThat(snippets(document)).isNotEmpty().allSatisfy(text -> {
            var reading = PlanReader.read(text, libraries);
            assertThat(reading.problems()).isEmpty();
            assertHolds(reading);
        });
    }

    /** What is not in the documentation nobody finds. */
    @Test
    void namesEveryKeyAndFunction() throws IOException {
        var document = Files.readString(ProjectFolder.root().resolve("docs/plan-language.md"));
        var keys = Stream.of(
                        PlanReader.KEYS,
                        LibraryReader.KEYS,
                        CreditReader.KEYS,
                        MeasureReader.KEYS,
                        MeasureReader.GROUP_KEYS,
                        CalculatedMeasureReader.SCORE_KEYS,
                        QuotaReader.KEYS,
                        CurveReader.KEYS,
                        CurveReader.POINT_KEYS,
                        TableReader.KEYS,
                        TableReader.AXIS_KEYS,
                        ComponentReader.KEYS,
                        TierReader.KEYS,
                        TierReader.BAND_KEYS,
                        TeamReader.POOL_KEYS,
                        TeamReader.CONTEST_KEYS,
                        TeamReader.PRIZE_KEYS,
                        AttributeReader.PRORATE_KEYS,
                        AttributeReader.BUDGET_KEYS)
                .flatMap(List::stream)
                .distinct();
        assertThat(keys).allMatch(key -> document.contains(key));
        assertThat(Function.values()).allMatch(function -> document.contains(function.name()));
    }

    @Test
    void namesEveryKeyOfPayRules() throws IOException {
        var document = Files.readString(ProjectFolder.root().resolve("docs/plan-payments.md"));
        var keys = Stream.concat(
                PaymentReader.KEYS.values().stream().flatMap(List::stream),
                Stream.of(
                                PaymentReader.RECOVERY_KEYS,
                                HoldbackReader.PART_KEYS,
                                HoldbackReader.RELEASE_KEYS,
                                WindowedRateReader.KEYS)
                        .flatMap(List::stream));
        assertThat(keys.distinct()).allMatch(key -> document.contains(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/plan-language.md", "docs/plan-payments.md"})
    void showsPlansThatAreTheSameWhenWrittenAndReadAgain(String document) throws IOException {
        var libraries = libraries(document);
        assertThat(snippets(document)).isNotEmpty().allSatisfy(text -> {
            var written = PlanWriter.write(PlanReader.read(text, libraries));
            var again = PlanReader.read(written, libraries);
            assertThat(again.problems()).as(written).isEmpty();
            assertThat(PlanWriter.write(again)).isEqualTo(written);
            assertHolds(again);
        });
    }

    @Test
    void showsALibraryThatIsSound() throws IOException {
        var libraries = libraries("docs/plan-language.md");
        assertThat(libraries.names())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(
                                LibraryReader.read(libraries.text(name).orElseThrow(), Libraries.NONE)
                                        .problems())
                        .isEmpty());
    }

    private static List<String> snippets(String document) throws IOException {
        return texts(document).filter(text -> !LibraryReader.isLibrary(text)).toList();
    }

    private static Libraries libraries(String document) throws IOException {
        var known = texts(document)
                .filter(LibraryReader::isLibrary)
                .collect(Collectors.toMap(text -> LibraryReader.nameOf(text).orElseThrow(), text -> text));
        return new Libraries() {
            @Override
            public Optional<String> text(LibraryName name) {
                return Optional.ofNullable(known.get(name));
            }

            @Override
            public List<LibraryName> names() {
                return List.copyOf(known.keySet());
            }
        };
    }

    private static Stream<String> texts(String document) throws IOException {
        var text = Files.readString(ProjectFolder.root().resolve(document));
        return SNIPPET.matcher(text).results().map(found -> found.group(1));
    }

    private static void assertHolds(PlanReading reading) {
        assertThat(PlanExamples.run(reading))
                .isNotEmpty()
                .allSatisfy(result -> assertThat(result.fault()).isEmpty());
    }
}
