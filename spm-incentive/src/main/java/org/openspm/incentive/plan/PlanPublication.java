package org.openspm.incentive.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.openspm.domain.access.AuditTrail;
import org.openspm.domain.incentive.CompensationPlanRepository;
import org.openspm.domain.shared.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts an approved version of a plan in force from a day until the next version's day. */
@Service
@Transactional
public class PlanPublication {
    private final CompensationPlanRepository plans;
    private final AuditTrail audit;
    private final Clock clock;

    PlanPublication(CompensationPlanRepository plans, AuditTrail audit, Clock clock) {
        this.plans = plans;
        this.audit = audit;
        this.clock = clock;
    }

    /** The day may lie in the past: the next run then posts the differences as corrections. */
    public PlanDetail publish(String code, int number, LocalDate from, String by) {
        var plan = plans.lockByCode(code).orElseThrow(() -> new NotFound("There is no plan " + code + "."));
        plan.publish(number, from, by, clock.instant());
        audit.append(by, "published", "plan-version", code + "/" + number, Map.of("from", from.toString()));
        return PlanDetail.of(plan);
    }
}
