package org.openspm.domain.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/** The data sets that lie beside the repository in {@code shared/data}. */
public final class SharedData {
    private SharedData() {}

    /** The folder of a data set, looked for upwards from the working directory. */
    public static Path folder(String dataSet) {
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            var folder = at.resolve("shared").resolve("data").resolve(dataSet);
            if (Files.isDirectory(folder)) {
                return folder;
            }
        }
        throw new IllegalStateException("The data set " + dataSet + " is not there: no folder above "
                + Path.of("").toAbsolutePath() + " has shared/data/" + dataSet + ". Put it beside the repository.");
    }

    /** The root of the repository, looked for upwards from the working directory. */
    public static Path repository() {
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("mvnw"))) {
                return at;
            }
        }
        throw new IllegalStateException("No folder above " + Path.of("").toAbsolutePath() + " holds mvnw.");
    }
}
