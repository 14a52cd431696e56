package org.openspm.web.folder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openspm.integration.FolderImport;
import org.openspm.integration.FolderImport.FileResult;
import org.openspm.integration.FolderImport.Outcome;
import org.openspm.web.folder.PlanFiles.PlanResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.stereotype.Component;

/**
 * Imports the files and plans of the folders that {@code spm.import.folder} names, separated by commas, and ends the program
 * then if {@code spm.import.only} says so.
 */
@Component
@ConditionalOnProperty("spm.import.folder")
class FolderAtStart implements ApplicationRunner {
    static final String ACTOR = "folder";

    private static final Logger LOG = LoggerFactory.getLogger(FolderAtStart.class);

    private final FolderImport folderImport;
    private final PlanFiles planFiles;
    private final ConfigurableApplicationContext context;
    private final List<Path> folders;
    private final boolean only;

    FolderAtStart(
            FolderImport folderImport,
            PlanFiles planFiles,
            ConfigurableApplicationContext context,
            @Value("${spm.import.folder}") List<String> folders,
            @Value("${spm.import.only:false}") boolean only) {
        this.folderImport = folderImport;
        this.planFiles = planFiles;
        this.context = context;
        this.folders = folders.stream().map(Path::of).toList();
        this.only = only;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var plans = new ArrayList<PlanResult>();
        var results = folderImport.importFolders(folders, ACTOR, () -> plans.addAll(planFiles.bring(folders, ACTOR)));
        results.forEach(result -> LOG.info("{}", line(result)));
        plans.forEach(plan -> LOG.info("{}: {}", plan.name(), plan.message()));
        LOG.info("{} files and {} plans of {}", results.size(), plans.size(), folders);
        if (only) {
            System.exit(SpringApplication.exit(context, () -> exitCode(results, plans)));
        }
    }

    /** Zero when every row of every file is known now, two when files of no known kind were left out, one when something failed. */
    static int exitCode(List<FileResult> results, List<PlanResult> plans) {
        boolean failed = results.stream().anyMatch(FolderAtStart::isFailed)
                || !plans.stream().allMatch(PlanResult::inForce);
        boolean leftOut = results.stream().anyMatch(result -> result.outcome() == Outcome.NOT_RECOGNISED);
        return failed ? 1 : leftOut ? 2 : 0;
    }

    private static boolean isFailed(FileResult result) {
        return switch (result.outcome()) {
            case KNOWN, NOT_RECOGNISED -> false;
            case FAILED -> true;
            case PROMOTED -> result.batch() == null || result.batch().rowsWrong() > 0;
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
