package org.openspm.incentive.plan;

import java.util.stream.Collectors;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.language.ExampleResult;
import org.openspm.incentive.language.PlanExamples;
import org.openspm.incentive.language.PlanReader;
import org.openspm.incentive.library.StoredLibraries;
import org.springframework.stereotype.Component;

/**
 * Decides how far a plan's text may go: to be kept it has to be a sound plan, every fault named with its line and remedy; to
 * pay people its examples have to hold besides.
 */
@Component
class PlanCheck {
    private final StoredLibraries libraries;

    PlanCheck(StoredLibraries libraries) {
        this.libraries = libraries;
    }

    /** What a sound plan calls itself. */
    record Header(String code, String title) {}

    Header refuseFaults(String text) {
        var plan = PlanReader.read(text, libraries).orRefuse();
        return new Header(plan.code(), plan.title());
    }

    /** What is to pay people rests on libraries that somebody else than their authors has read, and its examples hold. */
    void refuseFailingExamples(String text) {
        var reading = PlanReader.read(text, libraries);
        reading.libraries().stream()
                .filter(libraries.unapproved()::contains)
                .findFirst()
                .ifPresent(library -> {
                    throw new RuleViolation("The plan uses library " + library
                            + ", which is not approved; have it approved first, by somebody else than its author.");
                });
        var faults = PlanExamples.run(reading).stream()
                .filter(result -> !result.passes())
                .map(ExampleResult::fault)
                .collect(Collectors.joining(" "));
        if (!faults.isEmpty()) {
            throw new RuleViolation(faults + " Correct the plan or the example, then try again.");
        }
    }
}
