package org.openspm.incentive.run;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.openspm.domain.shared.DateRange;
import org.openspm.incentive.calc.PlanVersion;
import org.openspm.incentive.language.PlanReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The published versions of all plans that are in force on some day of a range, each from its day until the next one's. */
@Component
class PlansInForce {
    private static final String IN_FORCE = """
            select v.id, p.code, v.number, v.hash, v.text, v.effective_from
              from (select *, lead(effective_from) over (partition by plan_id order by effective_from) as next_from
                      from plan_version where status = 'PUBLISHED') v
              join compensation_plan p on p.id = v.plan_id
             where daterange(v.effective_from, v.next_from) && cast(:scope as daterange)
             order by p.code collate "C", v.effective_from""";

    private final JdbcClient jdbc;

    PlansInForce(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<PlanInForce> in(DateRange scope) {
        return jdbc.sql(IN_FORCE)
                .param("scope", scope.toString())
                .query((row, _) -> {
                    var from = row.getObject("effective_from", LocalDate.class);
                    var plan = PlanReader.read(row.getString("text")).orRefuse();
                    return new PlanInForce(
                            row.getObject("id", UUID.class),
                            row.getString("code"),
                            row.getInt("number"),
                            row.getString("hash"),
                            from,
                            new PlanVersion(plan, from));
                })
                .list();
    }
}
