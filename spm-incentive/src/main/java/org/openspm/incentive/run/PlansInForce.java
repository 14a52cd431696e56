package org.openspm.incentive.run;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.DateRange;
import org.openspm.incentive.calc.PlanVersion;
import org.openspm.incentive.calc.plan.LookBack;
import org.openspm.incentive.calc.plan.PayPeriod;
import org.openspm.incentive.language.PlanReader;
import org.openspm.incentive.library.StoredLibraries;
import org.openspm.incentive.run.snapshot.AsOf;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The published versions of all plans that are in force on some day of a range, each from its day until the next one's. Of a
 * plan with pay rules the earlier versions too: what is carried today began under them.
 */
@Component
public class PlansInForce {
    private static final String IN_FORCE = """
            select v.id, p.code, v.number, v.hash, v.text, v.effective_from,
                   daterange(v.effective_from, v.next_from) && cast(:scope as daterange) as in_scope
              from (select *, lead(effective_from) over (partition by plan_id order by effective_from) as next_from
                      from plan_version where status = 'PUBLISHED') v
              join compensation_plan p on p.id = v.plan_id
             where v.effective_from < upper(cast(:scope as daterange))
             order by p.code collate "C", v.effective_from""";

    private final JdbcClient jdbc;
    private final StoredLibraries libraries;

    public PlansInForce(JdbcClient jdbc, StoredLibraries libraries) {
        this.jdbc = jdbc;
        this.libraries = libraries;
    }

    /** A version, and whether it is in force in the range itself. */
    private record Found(PlanInForce plan, boolean inScope) {

        String code() {
            return plan.code();
        }

        boolean hasPayments() {
            return !plan.version().plan().payments().isEmpty();
        }
    }

    /** A version as it is stored. */
    private record Row(UUID id, String code, int number, String hash, String text, LocalDate from, boolean inScope) {
        Found read(StoredLibraries libraries) {
            var plan = PlanReader.read(text, libraries).orRefuse();
            return new Found(new PlanInForce(id, code, number, hash, from, new PlanVersion(plan, from)), inScope);
        }
    }

    public List<PlanInForce> in(DateRange scope) {
        return in(scope, null);
    }

    /** The same as of an earlier moment. */
    @Transactional(readOnly = true)
    List<PlanInForce> in(DateRange scope, @Nullable AsOf asOf) {
        if (asOf != null) {
            asOf.apply(jdbc);
        }
        var found = jdbc
                .sql(IN_FORCE)
                .param("scope", scope.toString())
                .query((row, _) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        row.getInt("number"),
                        row.getString("hash"),
                        row.getString("text"),
                        row.getObject("effective_from", LocalDate.class),
                        row.getBoolean("in_scope")))
                .list()
                .stream()
                .map(row -> row.read(libraries))
                .toList();
        var carrying =
                found.stream().filter(Found::hasPayments).map(Found::code).collect(Collectors.toSet());
        return found.stream()
                .filter(each -> each.inScope() || carrying.contains(each.code()))
                .map(Found::plan)
                .toList();
    }

    /**
     * The days that have to be read to calculate a range: of a plan with pay rules everything since its first version, and
     * the year before, in which a measure of its first period may have begun; and as far back as a plan looks.
     */
    public static DateRange read(DateRange scope, List<PlanInForce> plans) {
        var carrying = plans.stream()
                .filter(plan -> !plan.version().plan().payments().isEmpty())
                .map(PlanInForce::code)
                .collect(Collectors.toSet());
        var start = plans.stream()
                .filter(plan -> carrying.contains(plan.code()))
                .map(plan -> plan.from().minusYears(1))
                .min(LocalDate::compareTo);
        return Stream.concat(start.stream(), lookedBack(scope, plans))
                .filter(first -> scope.start() != null && first.isBefore(scope.start()))
                .min(LocalDate::compareTo)
                .map(first -> new DateRange(first, scope.end()))
                .orElse(scope);
    }

    /** The first days that plans with PRIOR or TRAILING look at; what accumulates began up to a year before. */
    private static Stream<LocalDate> lookedBack(DateRange scope, List<PlanInForce> plans) {
        var from = scope.start();
        return from == null
                ? Stream.empty()
                : plans.stream()
                        .map(plan -> plan.version().plan())
                        .filter(plan -> LookBack.periods(plan) > 0)
                        .map(plan -> from.minusMonths((long) LookBack.periods(plan) * monthsAtMost(plan.pays()))
                                .minusYears(1));
    }

    private static int monthsAtMost(PayPeriod period) {
        return switch (period) {
            case YEAR -> 12;
            case HALF_YEAR -> 6;
            case QUARTER -> 3;
            default -> 1;
        };
    }
}
