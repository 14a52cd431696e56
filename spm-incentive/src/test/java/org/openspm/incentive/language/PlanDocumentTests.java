package org.openspm.incentive.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

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
}
