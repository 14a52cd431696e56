package org.openspm.web.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openspm.integration.Counts;
import org.openspm.integration.FolderImport.FileResult;
import org.openspm.integration.FolderImport.Outcome;
import org.openspm.integration.ImportBatch;
import org.openspm.integration.ImportKind;
import org.openspm.integration.ImportOptions;
import org.openspm.integration.ImportStatus;
import org.openspm.integration.Mapping;
import org.openspm.web.folder.PlanFiles.PlanResult;

class FolderAtStartTests {
    @Test
    void saysHowManyRowsOfAFileBecameWhat() {
        assertThat(FolderAtStart.line(promoted(2)))
                .isEqualTo(
                        "products.csv: batch 7, %s, 10 rows: 5 new, 2 revised, 1 unchanged, 2 wrong".formatted(KIND));
    }

    @Test
    void saysWhyAFileWasNotImported() {
        assertThat(FolderAtStart.line(refused(Outcome.NOT_RECOGNISED)))
                .isEqualTo("notes.csv: NOT_RECOGNISED. Its columns are unknown.");
    }

    @Test
    void succeedsOnlyWhenEveryRowOfEveryFileIsKnown() {
        assertThat(FolderAtStart.exitCode(List.of(promoted(0), refused(Outcome.KNOWN)), List.of(plan(true))))
                .isZero();
        assertThat(FolderAtStart.exitCode(List.of(promoted(0), promoted(2)), List.of()))
                .isEqualTo(1);
        assertThat(FolderAtStart.exitCode(List.of(promoted(0), refused(Outcome.FAILED)), List.of()))
                .isEqualTo(1);
        assertThat(FolderAtStart.exitCode(List.of(promoted(0)), List.of(plan(true), plan(false))))
                .isEqualTo(1);
    }

    @Test
    void saysByItsOwnCodeThatFilesWereLeftOut() {
        assertThat(FolderAtStart.exitCode(List.of(promoted(0), refused(Outcome.NOT_RECOGNISED)), List.of()))
                .isEqualTo(2);
    }

    private static PlanResult plan(boolean inForce) {
        return new PlanResult("plan.yaml", inForce, "");
    }

    private static final ImportKind KIND = ImportKind.values()[0];

    private static FileResult refused(Outcome outcome) {
        return new FileResult("notes.csv", outcome, null, "Its columns are unknown.");
    }

    private static FileResult promoted(long wrong) {
        var batch = new ImportBatch(
                new UUID(0, 7),
                7,
                KIND,
                "products.csv",
                null,
                100,
                ImportStatus.PROMOTED,
                new Mapping(List.of(), ",", ".", "DMY"),
                ImportOptions.NONE,
                10,
                10 - wrong,
                wrong,
                new Counts(5, 2, 1),
                null,
                null,
                FolderAtStart.ACTOR,
                Instant.EPOCH,
                null,
                null);
        return new FileResult("products.csv", Outcome.PROMOTED, batch, "");
    }
}
