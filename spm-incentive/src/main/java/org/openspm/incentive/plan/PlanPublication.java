package org.openspm.incentive.plan;

import java.time.Clock;
import java.time.LocalDate;
import org.openspm.domain.incentive.CompensationPlanRepository;
import org.openspm.domain.shared.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts an approved version of a plan in force from a day until the next version's day. */
@Service
@Transactional
public class PlanPublication {
    private final CompensationPlanRepository plans;
    private final Clock clock;

    PlanPublication(CompensationPlanRepository plans, Clock clock) {
        this.plans = plans;
        this.clock = clock;
    }

    /** The day may lie in the past: the next run then posts the differences as corrections. */
    public PlanDetail publish(String code, int number, LocalDate from, String by) {
        var plan = plans.lockByCode(code).orElseThrow(() -> new NotFound("There is no plan " + code + "."));
        plan.publish(number, from, by, clock.instant());
        return PlanDetail.of(plan);
    }
}
