package org.openspm.incentive.plan;

import java.time.Clock;
import java.util.Map;
import org.openspm.domain.access.AuditTrail;
import org.openspm.domain.incentive.CompensationPlanRepository;
import org.openspm.domain.shared.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Hands a draft whose examples hold to somebody else for approval; a change of its text takes it back. */
@Service
@Transactional
public class PlanSubmission {
    private final CompensationPlanRepository plans;
    private final PlanCheck check;
    private final AuditTrail audit;
    private final Clock clock;

    PlanSubmission(CompensationPlanRepository plans, PlanCheck check, AuditTrail audit, Clock clock) {
        this.plans = plans;
        this.check = check;
        this.audit = audit;
        this.clock = clock;
    }

    public PlanDetail submit(String code, int number, String by) {
        var plan = plans.lockByCode(code).orElseThrow(() -> new NotFound("There is no plan " + code + "."));
        check.refuseFailingExamples(plan.version(number).text());
        plan.submit(number, by, clock.instant());
        audit.append(by, "submitted", "plan-version", code + "/" + number, Map.of());
        return PlanDetail.of(plan);
    }
}
