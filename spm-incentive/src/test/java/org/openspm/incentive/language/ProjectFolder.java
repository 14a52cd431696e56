package org.openspm.incentive.language;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the root of the repository, and the shared material beside it, upwards from the working directory. */
final class ProjectFolder {

    private ProjectFolder() {}

    static Path root() {
        return above("mvnw")
                .orElseThrow(() ->
                        new IllegalStateException("No mvnw above " + Path.of("").toAbsolutePath()));
    }

    /** The folder of published worked examples, when this machine has it. */
    static Optional<Path> acceptanceExamples() {
        var examples = "shared/acceptance/examples";
        return above(examples).map(folder -> folder.resolve(examples));
    }

    private static Optional<Path> above(String name) {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(name))) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }
}
