package org.openspm.web.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.plan.PlanImport;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Brings the plans of folders in force; one with a fault does not stop the others. */
@Component
class PlanFiles {
    private final PlanImport plans;
    private final @Nullable LocalDate from;

    PlanFiles(PlanImport plans, @Value("${spm.import.plans-from:#{null}}") @Nullable LocalDate from) {
        this.plans = plans;
        this.from = from;
    }

    /** A file, whether its plan is in force now, and which version from when, or why not. */
    record PlanResult(String name, boolean inForce, String message) {}

    List<PlanResult> bring(List<Path> folders, String actor) {
        return folders.stream()
                .flatMap(folder -> files(folder).stream())
                .map(file -> bring(file, actor))
                .toList();
    }

    private PlanResult bring(Path file, String actor) {
        var name = file.getFileName().toString();
        try {
            var plan = plans.fromFile(file, from, actor);
            var version = plan.latest();
            return new PlanResult(
                    name,
                    true,
                    "plan %s, version %d in force from %s"
                            .formatted(plan.code(), version.number(), version.effectiveFrom()));
        } catch (RuleViolation | Conflict refused) {
            return new PlanResult(name, false, String.valueOf(refused.getMessage()));
        }
    }

    private static List<Path> files(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot list " + folder, unreadable);
        }
    }
}
