package org.openspm.incentive.plan;

import java.time.Clock;
import org.openspm.domain.incentive.CompensationPlanRepository;
import org.openspm.domain.shared.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets a draft through, by somebody else than its author. */
@Service
@Transactional
public class PlanApproval {
    private final CompensationPlanRepository plans;
    private final ApprovalPolicy policy;
    private final Clock clock;

    PlanApproval(CompensationPlanRepository plans, ApprovalPolicy policy, Clock clock) {
        this.plans = plans;
        this.policy = policy;
        this.clock = clock;
    }

    public PlanDetail approve(String code, int number, String by) {
        var plan = plans.lockByCode(code).orElseThrow(() -> new NotFound("There is no plan " + code + "."));
        plan.approve(number, by, clock.instant(), policy.fourEyes());
        return PlanDetail.of(plan);
    }
}
