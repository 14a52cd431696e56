package org.openspm.incentive.plan;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.incentive.CompensationPlan;
import org.openspm.domain.incentive.CompensationPlanRepository;
import org.openspm.domain.incentive.PlanText;
import org.openspm.domain.incentive.PlanVersion;
import org.openspm.domain.shared.Conflict;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Saves the text of a plan as a draft, once its language, types and examples hold. */
@Service
@Transactional
public class PlanDrafting {
    private final CompensationPlanRepository plans;
    private final PlanCheck check;
    private final Clock clock;

    PlanDrafting(CompensationPlanRepository plans, PlanCheck check, Clock clock) {
        this.plans = plans;
        this.check = check;
        this.clock = clock;
    }

    /** The text names its plan: a new code begins a plan, a known one its next draft, the same words change nothing. */
    public PlanVersionSummary write(String text, String by) {
        return write(text, null, by);
    }

    /**
     * The same from a form that was opened earlier.
     *
     * @param basedOn hash of the version the form showed; refused when somebody else has saved another one since
     */
    public PlanVersionSummary write(String text, @Nullable String basedOn, String by) {
        var words = new PlanText(text);
        var header = check.refuseFaults(words.value());
        var plan = plans.lockByCode(header.code()).orElseGet(() -> new CompensationPlan(header.code(), header.title()));
        var latest = plan.latest().map(PlanVersion::hash).orElse(null);
        if (basedOn != null
                && latest != null
                && !basedOn.equals(latest)
                && !words.hash().equals(latest)) {
            throw new Conflict("Plan " + plan.code() + " was changed by "
                    + plan.latest().orElseThrow().createdBy()
                    + " since you opened it; load it again and repeat your change.");
        }
        var version = plan.write(header.title(), words, by, clock.instant());
        plans.save(plan);
        return PlanVersionSummary.of(version);
    }
}
