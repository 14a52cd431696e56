package org.openspm.incentive.plan;

import org.openspm.incentive.language.PlanReader;
import org.springframework.stereotype.Component;

/** Decides whether a plan's text may be kept: it has to be a sound plan, every fault named with its line and remedy. */
@Component
class PlanCheck {

    /** What a sound plan calls itself. */
    record Header(String code, String title) {}

    Header refuseFaults(String text) {
        var plan = PlanReader.read(text).orRefuse();
        return new Header(plan.code(), plan.title());
    }
}
