package org.openspm.incentive.plan;

import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.access.AuditTrail;
import org.openspm.domain.incentive.CompensationPlan;
import org.openspm.domain.incentive.CompensationPlanRepository;
import org.openspm.domain.incentive.PlanStatus;
import org.openspm.domain.incentive.PlanText;
import org.openspm.domain.incentive.PlanVersion;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.RuleViolation;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Saves the text of a plan as a draft, once its language and types hold; its examples may still fail. */
@Service
@Transactional
public class PlanDrafting {
    private final CompensationPlanRepository plans;
    private final PlanCheck check;
    private final AuditTrail audit;
    private final Clock clock;

    PlanDrafting(CompensationPlanRepository plans, PlanCheck check, AuditTrail audit, Clock clock) {
        this.plans = plans;
        this.check = check;
        this.audit = audit;
        this.clock = clock;
    }

    /** What was kept. */
    public record Written(String code, int number, String hash, PlanStatus status) {}

    /**
     * Keeps a text. The same words as the newest version's change nothing.
     *
     * @param basedOn hash of the version the text was made from; refused when somebody else has saved another one since
     * @param code of the plan that the text is for; empty for a new plan, whose code the text brings
     */
    public Written write(String text, @Nullable String basedOn, String code, String by) {
        var words = new PlanText(text);
        var header = check.refuseFaults(words.value());
        var known = plans.lockByCode(header.code());
        refuseAnotherCode(header.code(), code);
        var plan = known.orElseGet(() -> new CompensationPlan(header.code(), header.title()));
        var latest = plan.latest().orElse(null);
        if (latest != null && latest.hash().equals(words.hash())) {
            return written(plan, latest);
        }
        refuseAnOvertakenText(plan, latest, basedOn, code);
        var version = plan.write(header.title(), words, by, clock.instant());
        plans.save(plan);
        audit.append(by, "wrote", "plan-version", plan.code() + "/" + version.number(), Map.of("hash", version.hash()));
        return written(plan, version);
    }

    /** Keeps the text of a file: a draft of the plan that it names, which may be a new one. */
    public Written write(String text, String by) {
        return write(text, null, check.refuseFaults(new PlanText(text).value()).code(), by);
    }

    private static Written written(CompensationPlan plan, PlanVersion version) {
        return new Written(plan.code(), version.number(), version.hash(), version.status());
    }

    private static void refuseAnotherCode(String written, String wanted) {
        if (!wanted.isEmpty() && !wanted.equals(written)) {
            throw new RuleViolation("The text calls its plan “" + written + "” and is to be a version of “" + wanted
                    + "”; write “plan: " + wanted + "”, or begin a new plan with this text.");
        }
    }

    private static void refuseAnOvertakenText(
            CompensationPlan plan, @Nullable PlanVersion latest, @Nullable String basedOn, String code) {
        if (latest != null && code.isEmpty()) {
            throw new Conflict("There is a plan " + plan.code()
                    + " already; open it to change it, or give this one another code.");
        }
        if (latest != null && basedOn != null && !basedOn.equals(latest.hash())) {
            throw new Conflict("Plan " + plan.code() + " was changed by " + latest.createdBy()
                    + " since you opened it; load it again and repeat your change.");
        }
    }
}
