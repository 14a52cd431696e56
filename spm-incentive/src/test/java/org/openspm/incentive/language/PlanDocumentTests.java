package org.openspm.incentive.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openspm.incentive.calc.expression.Function;

/** The plans shown in the documentation are sound and their examples hold. */
class PlanDocumentTests {
    private static final Pattern SNIPPET = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @Test
    void showsPlansThatHold() throws IOException {
        var document = Files.readString(ProjectFolder.root().resolve("docs/plan-language.md"));
        var snippets = SNIPPET.matcher(document).results().toList();
        assertThat(snippets).isNotEmpty().allSatisfy(snippet -> {
            var reading = PlanReader.read(snippet.group(1));
            assertThat(reading.problems()).isEmpty();
            assertThat(PlanExamples.run(reading))
                    .isNotEmpty()
                    .allSatisfy(result -> assertThat(result.fault()).isEmpty());
        });
    }

    /** What is not in the documentation nobody finds. */
    @Test
    void namesEveryKeyAndFunction() throws IOException {
        var document = Files.readString(ProjectFolder.root().resolve("docs/plan-language.md"));
        var keys = Stream.of(
                        PlanReader.KEYS,
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
}
