package org.openspm.integration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.integration.file.FileLimits;
import org.openspm.integration.file.FileSample;
import org.openspm.integration.file.Unpacking;
import org.springframework.stereotype.Service;

/** Imports all files of a folder, each after those it builds on. */
@Service
public class FolderImport {
    private final ImportReception reception;
    private final ImportStaging staging;
    private final ImportPromotion promotion;
    private final ImportRecovery recovery;

    FolderImport(ImportReception reception, ImportStaging staging, ImportPromotion promotion, ImportRecovery recovery) {
        this.reception = reception;
        this.staging = staging;
        this.promotion = promotion;
        this.recovery = recovery;
    }

    /** What became of one file: the batch it went through, or why there is none. */
    public record FileResult(
            String name, Outcome outcome, @Nullable ImportBatch batch, String message) {}

    /** How a file of the folder ended. */
    public enum Outcome {
        /** Its valid rows are known now; there may be wrong ones. */
        PROMOTED,
        /** The same file was imported before; nothing changed. */
        KNOWN,
        /** Its columns are not those of any kind; nothing was imported. */
        NOT_RECOGNISED,
        /** It could not be read, or none of its rows promoted. */
        FAILED
    }

    /** Imports the files in the order of their kinds; a file that fails does not stop the others. */
    public List<FileResult> importFolder(Path folder, String actor) {
        return importFolders(List.of(folder), actor, () -> {});
    }

    /** The files of several folders as if they were in one; {@code plans} brings the plans before the rows that name them. */
    public List<FileResult> importFolders(List<Path> folders, String actor, Runnable plans) {
        var interrupted = recovery.recover();
        var results = new ArrayList<FileResult>();
        var readable = new ArrayList<Candidate>();
        for (var folder : folders) {
            files(folder).forEach(file -> examine(file, readable, results));
        }
        readable.sort(Comparator.comparing(Candidate::kind)
                .thenComparing(Candidate::hasParent)
                .thenComparing(c -> c.file().getFileName().toString()));
        var before = readable.stream().filter(c -> !c.needsPlans()).toList();
        before.forEach(candidate -> results.add(importFile(candidate, actor)));
        plans.run();
        readable.stream().filter(Candidate::needsPlans).forEach(candidate -> results.add(importFile(candidate, actor)));
        recovery.checkAgain(interrupted);
        return List.copyOf(results);
    }

    private record Candidate(Path file, ImportKind kind, boolean hasParent) {
        boolean needsPlans() {
            return kind.compareTo(ImportKind.PLAN_ASSIGNMENTS) >= 0;
        }
    }

    private static void examine(Path file, List<Candidate> readable, List<FileResult> results) {
        var name = file.getFileName().toString();
        try (var in = Unpacking.open(Files.newInputStream(file), FileLimits.USUAL)) {
            var sample = FileSample.of(in);
            Recognition.kind(name, sample.header())
                    .ifPresentOrElse(
                            kind -> readable.add(new Candidate(file, kind, hasParent(kind, sample))),
                            () -> results.add(new FileResult(
                                    name,
                                    Outcome.NOT_RECOGNISED,
                                    null,
                                    "Its columns are not those of a kind that can be imported.")));
        } catch (RuleViolation refused) {
            results.add(new FileResult(name, Outcome.FAILED, null, String.valueOf(refused.getMessage())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasParent(ImportKind kind, FileSample sample) {
        return Recognition.mapping(KindSpecs.of(kind), sample).indexOf("parent") >= 0;
    }

    private FileResult importFile(Candidate candidate, String actor) {
        var name = candidate.file().getFileName().toString();
        try (var in = Files.newInputStream(candidate.file())) {
            return imported(name, in, candidate.kind(), actor);
        } catch (RuleViolation | Conflict refused) {
            return new FileResult(name, Outcome.FAILED, null, String.valueOf(refused.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileResult imported(String name, InputStream in, ImportKind kind, String actor) {
        var received = reception.receive(name, in, kind, ImportOptions.NONE, actor);
        if (received.known() && received.batch().status() == ImportStatus.PROMOTED) {
            return new FileResult(
                    name,
                    Outcome.KNOWN,
                    received.batch(),
                    "The same file is batch " + received.batch().number() + ".");
        }
        var batch = staging.stage(received.batch().id());
        if (batch.status() != ImportStatus.STAGED) {
            return new FileResult(name, Outcome.FAILED, batch, String.valueOf(batch.message()));
        }
        var promoted = promotion.promote(batch.id(), false, actor);
        return new FileResult(name, Outcome.PROMOTED, promoted, "");
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new RuleViolation("“" + folder + "” is not a folder; name the folder that holds the files.");
        }
        try (var files = Files.list(folder)) {
            return files.filter(FolderImport::isTable).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isTable(Path file) {
        var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file) && name.matches(".*\\.(csv|tsv)(\\.gz)?");
    }
}
