package org.openspm.incentive.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openspm.domain.incentive.CompensationPlan;
import org.openspm.domain.incentive.CompensationPlanRepository;
import org.openspm.domain.incentive.PlanVersion;
import org.openspm.domain.shared.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads plans, their versions and texts. */
@Service
@Transactional(readOnly = true)
public class PlanQueries {
    private final CompensationPlanRepository plans;
    private final JdbcClient jdbc;

    PlanQueries(CompensationPlanRepository plans, JdbcClient jdbc) {
        this.plans = plans;
        this.jdbc = jdbc;
    }

    public List<PlanSummary> plans(LocalDate today) {
        var assigned = assignedOn(today);
        return plans.findAllByOrderByCode().stream()
                .map(plan ->
                        summary(plan, today, assigned.getOrDefault(plan.id().value(), 0L)))
                .toList();
    }

    public PlanDetail plan(String code) {
        return PlanDetail.of(found(code));
    }

    public String text(String code, int number) {
        return found(code).version(number).text();
    }

    /** What changed from one version's text to another's. */
    public List<TextDiff.Line> difference(String code, int before, int after) {
        var plan = found(code);
        return TextDiff.between(plan.version(before).text(), plan.version(after).text());
    }

    private CompensationPlan found(String code) {
        return plans.findByCode(code).orElseThrow(() -> new NotFound("There is no plan " + code + "."));
    }

    private Map<java.util.UUID, Long> assignedOn(LocalDate today) {
        return jdbc
                .sql(
                        "select plan_id, count(*) as assigned from plan_assignment where valid @> cast(:today as date) group by plan_id")
                .param("today", today)
                .query((row, _) -> Map.entry(row.getObject("plan_id", java.util.UUID.class), row.getLong("assigned")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static PlanSummary summary(CompensationPlan plan, LocalDate today, long assigned) {
        var latest = plan.latest().orElseThrow();
        var inForce = plan.inForce(today);
        return new PlanSummary(
                plan.code(),
                plan.title(),
                latest.number(),
                latest.status(),
                inForce.map(PlanVersion::number).orElse(null),
                inForce.map(PlanVersion::effectiveFrom).orElse(null),
                assigned);
    }
}
