package org.openspm.incentive.plan;

import java.util.stream.Collectors;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.language.ExampleResult;
import org.openspm.incentive.language.PlanExamples;
import org.openspm.incentive.language.PlanReader;
import org.springframework.stereotype.Component;

/**
 * Decides how far a plan's text may go: to be kept it has to be a sound plan, every fault named with its line and remedy; to
 * pay people its examples have to hold besides.
 */
@Component
class PlanCheck {

    /** What a sound plan calls itself. */
    record Header(String code, String title) {}

    Header refuseFaults(String text) {
        var plan = PlanReader.read(text).orRefuse();
        return new Header(plan.code(), plan.title());
    }

    void refuseFailingExamples(String text) {
        var faults = PlanExamples.run(PlanReader.read(text)).stream()
                .filter(result -> !result.passes())
                .map(ExampleResult::fault)
                .collect(Collectors.joining(" "));
        if (!faults.isEmpty()) {
            throw new RuleViolation(faults + " Correct the plan or the example, then try again.");
        }
    }
}
