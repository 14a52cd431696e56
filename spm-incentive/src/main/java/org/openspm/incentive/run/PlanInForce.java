package org.openspm.incentive.run;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.openspm.incentive.calc.PlanVersion;

/** A published version of a plan that is in force on some day of a run. */
public record PlanInForce(UUID versionId, String code, int number, String hash, LocalDate from, PlanVersion version) {

    public static List<PlanVersion> versions(List<PlanInForce> plans) {
        return plans.stream().map(PlanInForce::version).toList();
    }

    public static List<String> hashes(List<PlanInForce> plans) {
        return plans.stream()
                .map(plan -> plan.code() + " " + plan.number() + " " + plan.from() + " " + plan.hash())
                .toList();
    }
}
