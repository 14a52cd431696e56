package org.openspm.web.folder;

import java.nio.file.Path;
import java.util.List;
import org.openspm.integration.FolderImport;
import org.openspm.integration.FolderImport.FileResult;
import org.openspm.integration.FolderImport.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.stereotype.Component;

/** Imports the folder that {@code spm.import.folder} names, and ends the program then if {@code spm.import.only} says so. */
@Component
@ConditionalOnProperty("spm.import.folder")
class FolderAtStart implements ApplicationRunner {
    static final String ACTOR = "folder";

    private static final Logger LOG = LoggerFactory.getLogger(FolderAtStart.class);

    private final FolderImport folderImport;
    private final ConfigurableApplicationContext context;
    private final Path folder;
    private final boolean only;

    FolderAtStart(
            FolderImport folderImport,
            ConfigurableApplicationContext context,
            @Value("${spm.import.folder}") Path folder,
            @Value("${spm.import.only:false}") boolean only) {
        this.folderImport = folderImport;
        this.context = context;
        this.folder = folder;
        this.only = only;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var results = folderImport.importFolder(folder, ACTOR);
        results.forEach(result -> LOG.info("{}", line(result)));
        LOG.info("{} files of {}", results.size(), folder);
        if (only) {
            System.exit(SpringApplication.exit(context, () -> exitCode(results)));
        }
    }

    /** Zero only when every row of every file is known now. */
    static int exitCode(List<FileResult> results) {
        return results.stream().allMatch(FolderAtStart::isWhole) ? 0 : 1;
    }

    private static boolean isWhole(FileResult result) {
        return switch (result.outcome()) {
            case KNOWN -> true;
            case NOT_RECOGNISED, FAILED -> false;
            case PROMOTED -> result.batch() != null && result.batch().rowsWrong() == 0;
        };
    }

    static String line(FileResult result) {
        var batch = result.batch();
        if (result.outcome() != Outcome.PROMOTED || batch == null) {
            return "%s: %s. %s".formatted(result.name(), result.outcome(), result.message());
        }
        var rows = batch.promoted();
        return "%s: batch %d, %s, %d rows: %d new, %d revised, %d unchanged, %d wrong"
                .formatted(
                        result.name(),
                        batch.number(),
                        batch.kind(),
                        batch.rowsTotal(),
                        rows.inserted(),
                        rows.revised(),
                        rows.same(),
                        batch.rowsWrong());
    }
}
