package org.openspm.incentive.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.incentive.CompensationPlanRepository;
import org.openspm.domain.incentive.PlanVersion;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.language.ExampleResult;
import org.openspm.incentive.language.Libraries;
import org.openspm.incentive.language.LibraryReader;
import org.openspm.incentive.language.PlanExamples;
import org.openspm.incentive.language.PlanProblem;
import org.openspm.incentive.language.PlanReader;
import org.openspm.incentive.library.LibraryWriting;
import org.openspm.incentive.library.StoredLibraries;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says what files from elsewhere would change here, and takes them over as drafts. */
@Service
@Transactional
public class PlanPromotion {
    private final CompensationPlanRepository plans;
    private final StoredLibraries libraries;
    private final LibraryWriting writing;
    private final PlanDrafting drafting;

    PlanPromotion(
            CompensationPlanRepository plans,
            StoredLibraries libraries,
            LibraryWriting writing,
            PlanDrafting drafting) {
        this.plans = plans;
        this.libraries = libraries;
        this.writing = writing;
        this.drafting = drafting;
    }

    /** What a file would do here. */
    public enum State {
        NEW,
        CHANGED,
        UNCHANGED,
        /** Both sides have changed, or what is here is newer. */
        CONFLICT,
        FAULTY
    }

    /**
     * What was found of a file.
     *
     * @param code of the plan, or code and version of the library; empty while it is faulty
     * @param reason for a conflict or a fault; else empty
     * @param failing examples that do not come out
     * @param difference from the newest version here
     */
    public record Finding(
            String file,
            boolean library,
            String code,
            State state,
            String reason,
            long failing,
            List<TextDiff.Line> difference) {
        public Finding {
            difference = List.copyOf(difference);
        }

        public long added() {
            return difference.stream()
                    .filter(line -> line.kind() == TextDiff.Kind.ADDED)
                    .count();
        }

        public long removed() {
            return difference.stream()
                    .filter(line -> line.kind() == TextDiff.Kind.REMOVED)
                    .count();
        }
    }

    /** What was taken over: versions of plans such as {@code AE-2026/4}, and libraries. */
    public record Taken(List<String> drafts, List<String> libraries) {}

    /** Looks only. */
    @Transactional(readOnly = true)
    public List<Finding> tried(PlanBundle bundle) {
        var known = bundle.libraries(libraries);
        return bundle.files().stream()
                .map(file -> file.isLibrary() ? library(file, known) : plan(file, known))
                .toList();
    }

    /**
     * Takes over what is new or changed; nothing when a file is faulty.
     *
     * @param overConflicts whether a plan that was changed on both sides gets a draft with the words of the file too
     */
    public Taken bring(PlanBundle bundle, boolean overConflicts, String by) {
        var findings = tried(bundle);
        refuse(findings, overConflicts);
        var taken = new Taken(new ArrayList<>(), new ArrayList<>());
        for (var one : inOrder(bundle)) {
            if (one.isLibrary() && state(findings, one) == State.NEW) {
                taken.libraries().add(writing.write(one.text(), by).toString());
            } else if (!one.isLibrary() && state(findings, one) != State.UNCHANGED) {
                var written = drafting.write(one.text(), by);
                taken.drafts().add(written.code() + "/" + written.number());
            }
        }
        return taken;
    }

    /** Libraries first, each after those that it uses. */
    private static List<PlanBundle.File> inOrder(PlanBundle bundle) {
        var left = new ArrayList<>(bundle.files());
        var order = new ArrayList<PlanBundle.File>();
        while (!left.isEmpty()) {
            var names = left.stream()
                    .flatMap(file -> LibraryReader.nameOf(file.text()).stream())
                    .toList();
            var next = left.stream()
                    .filter(file -> LibraryReader.usedBy(file.text()).stream().noneMatch(names::contains))
                    .toList();
            if (next.isEmpty()) {
                throw new RuleViolation("The libraries use each other in a circle; take one of their “use” out.");
            }
            order.addAll(next);
            left.removeAll(next);
        }
        return order;
    }

    private static State state(List<Finding> findings, PlanBundle.File file) {
        return findings.stream()
                .filter(finding -> finding.file().equals(file.name()))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private static void refuse(List<Finding> findings, boolean overConflicts) {
        var faulty = findings.stream()
                .filter(finding -> finding.state() == State.FAULTY)
                .toList();
        if (!faulty.isEmpty()) {
            throw new RuleViolation(faulty.stream()
                            .map(finding -> finding.file() + ": " + finding.reason())
                            .collect(Collectors.joining(" "))
                    + " Nothing was taken over.");
        }
        var conflicts = findings.stream()
                .filter(finding -> finding.state() == State.CONFLICT)
                .filter(finding -> finding.library() || !overConflicts)
                .toList();
        if (!conflicts.isEmpty()) {
            throw new Conflict(conflicts.stream()
                            .map(finding -> finding.file() + ": " + finding.reason())
                            .collect(Collectors.joining(" "))
                    + " Nothing was taken over.");
        }
    }

    private Finding library(PlanBundle.File file, Libraries known) {
        var reading = LibraryReader.read(file.text(), known);
        if (!reading.isSound() || wasChanged(file)) {
            return finding(file, "", State.FAULTY, reason(file, reading.problems()), 0, "");
        }
        var name = reading.orRefuse();
        var here = libraries.text(name);
        if (here.isEmpty()) {
            return finding(file, name.toString(), State.NEW, "", 0, "");
        }
        boolean same = here.get().equals(file.text());
        return finding(
                file,
                name.toString(),
                same ? State.UNCHANGED : State.CONFLICT,
                same
                        ? ""
                        : "Library " + name + " is here with other words, and words of a version never change; give it"
                                + " another version.",
                0,
                here.get());
    }

    private Finding plan(PlanBundle.File file, Libraries known) {
        var reading = PlanReader.read(file.text(), known);
        var read = reading.plan();
        if (read.isEmpty() || wasChanged(file)) {
            return finding(file, "", State.FAULTY, reason(file, reading.problems()), 0, "");
        }
        var code = read.get().code();
        long failing = PlanExamples.run(reading).stream()
                .filter(result -> !result.passes())
                .map(ExampleResult::example)
                .count();
        var here = plans.findByCode(code).flatMap(plan -> plan.latest());
        if (here.isEmpty()) {
            return finding(file, code, State.NEW, "", failing, "");
        }
        var conflict = conflict(file, here.get());
        var state = here.get().hash().equals(file.hash())
                ? State.UNCHANGED
                : conflict == null ? State.CHANGED : State.CONFLICT;
        return finding(
                file,
                code,
                state,
                state == State.CONFLICT ? String.valueOf(conflict) : "",
                failing,
                here.get().text());
    }

    /** Why words would get lost here; null when what is here was there before too. */
    private static @Nullable String conflict(PlanBundle.File file, PlanVersion here) {
        var origin = file.origin();
        if (origin != null && origin.earlier().contains(here.hash())) {
            return null;
        }
        if (origin != null || here.status().isOpen()) {
            return here + " was written here by " + here.createdBy()
                    + " and is not what the file was made from; compare the two, then take the file over all the same or"
                    + " leave it.";
        }
        return null;
    }

    private static boolean wasChanged(PlanBundle.File file) {
        return file.origin() != null && !file.origin().sha256().equals(file.hash());
    }

    private static String reason(PlanBundle.File file, List<PlanProblem> problems) {
        return problems.isEmpty()
                ? "The file was changed after it was exported (its hash is not that of the manifest); export it again, or"
                        + " take the manifest out."
                : problems.stream().limit(3).map(PlanProblem::toString).collect(Collectors.joining(" "));
    }

    private static Finding finding(
            PlanBundle.File file, String code, State state, String reason, long failing, String before) {
        var difference = state == State.UNCHANGED || state == State.FAULTY || before.isEmpty()
                ? List.<TextDiff.Line>of()
                : TextDiff.between(before, file.text());
        return new Finding(file.name(), file.isLibrary(), code, state, reason, failing, difference);
    }
}
