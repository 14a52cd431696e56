package org.openspm.incentive.plan;

import java.time.Clock;
import java.util.Map;
import org.openspm.domain.access.AuditTrail;
import org.openspm.domain.incentive.CompensationPlanRepository;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets a version through whose examples hold, by somebody else than its author. */
@Service
@Transactional
public class PlanApproval {
    private final CompensationPlanRepository plans;
    private final PlanCheck check;
    private final ApprovalPolicy policy;
    private final AuditTrail audit;
    private final Clock clock;

    PlanApproval(
            CompensationPlanRepository plans, PlanCheck check, ApprovalPolicy policy, AuditTrail audit, Clock clock) {
        this.plans = plans;
        this.check = check;
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param hash of the text that was looked at; refused when it was changed since
     */
    public PlanDetail approve(String code, int number, String hash, String by) {
        var plan = plans.lockByCode(code).orElseThrow(() -> new NotFound("There is no plan " + code + "."));
        var version = plan.version(number);
        if (!version.hash().equals(hash)) {
            throw new Conflict(version + " was changed by " + version.createdBy()
                    + " since you opened it; read it again before you approve it.");
        }
        check.refuseFailingExamples(version.text());
        plan.approve(number, by, clock.instant(), policy.fourEyes());
        audit.append(by, "approved", "plan-version", code + "/" + number, Map.of("hash", hash));
        return PlanDetail.of(plan);
    }
}
