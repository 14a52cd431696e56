package org.openspm.incentive.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The plan files that come with the product are sound, their examples hold, and they survive being written canonically. */
class PlanFilesTests {

    static Stream<Path> files() throws IOException {
        var root = ProjectFolder.root();
        var files = Stream.of(
                        "plans/adventureworks", "plans/examples", "spm-web/src/main/resources/sample-company/plans")
                .flatMap(folder -> list(root.resolve(folder)).stream())
                .toList();
        assertThat(files).hasSizeGreaterThanOrEqualTo(14);
        return files.stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void isASoundPlanWhoseExamplesHold(Path file) throws IOException {
        var reading = PlanReader.read(Files.readString(file));
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.examples()).isNotEmpty();
        assertThat(PlanExamples.run(reading))
                .allSatisfy(result -> assertThat(result.fault()).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("files")
    void staysTheSameWhenWrittenCanonically(Path file) throws IOException {
        var once = PlanWriter.write(PlanReader.read(Files.readString(file)));
        var again = PlanReader.read(once);
        assertThat(again.problems()).as(once).isEmpty();
        assertThat(PlanWriter.write(again)).isEqualTo(once);
        assertThat(PlanExamples.run(again))
                .allSatisfy(result -> assertThat(result.fault()).isEmpty());
    }

    private static List<Path> list(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
