package org.openspm.incentive.run;

import java.time.Clock;
import java.util.Map;
import org.openspm.domain.access.AuditTrail;
import org.openspm.domain.calendar.Period;
import org.openspm.domain.calendar.PeriodRepository;
import org.openspm.domain.incentive.CalculationRunRepository;
import org.openspm.domain.incentive.RunId;
import org.openspm.domain.shared.NotFound;
import org.openspm.incentive.plan.ApprovalPolicy;
import org.openspm.incentive.sanity.SanityCheck;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets a calculated run through, by somebody else than the one who asked for it, once what is out of bounds is acknowledged. */
@Service
@Transactional
public class RunApproval {
    private final CalculationRunRepository runs;
    private final PeriodRepository periods;
    private final ApprovalPolicy policy;
    private final SanityCheck sanity;
    private final AuditTrail audit;
    private final Clock clock;

    RunApproval(
            CalculationRunRepository runs,
            PeriodRepository periods,
            ApprovalPolicy policy,
            SanityCheck sanity,
            AuditTrail audit,
            Clock clock) {
        this.runs = runs;
        this.periods = periods;
        this.policy = policy;
        this.sanity = sanity;
        this.audit = audit;
        this.clock = clock;
    }

    public void approve(RunId id, String by) {
        var run = runs.lockById(id.value()).orElseThrow(() -> new NotFound("There is no run " + id + "."));
        sanity.refuseUnlessAcknowledged(id.value(), run.number());
        run.approve(by, clock.instant(), policy.fourEyes());
        var scope = run.scope();
        // Locked in the one order that runs and publications lock them in, so that none waits for the other in a
        // circle.
        periods.lockAll().stream()
                .filter(period -> period.days().overlaps(scope))
                .forEach(Period::approved);
        audit.append(by, "approved", "calculation-run", Long.toString(run.number()), Map.of());
    }
}
