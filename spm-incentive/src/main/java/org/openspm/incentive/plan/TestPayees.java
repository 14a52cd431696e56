package org.openspm.incentive.plan;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.openspm.domain.shared.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps for each plan the payees whose pay its authors want to see whenever they change it. */
@Service
@Transactional
public class TestPayees {
    private final JdbcClient jdbc;
    private final Clock clock;

    TestPayees(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Somebody pinned to a plan. */
    public record TestPayee(String code, String name) {}

    @Transactional(readOnly = true)
    public List<TestPayee> of(String plan) {
        return jdbc.sql("""
                        select p.code, p.full_name as name
                          from plan_test_payee t
                          join compensation_plan c on c.id = t.plan_id
                          join person p on p.id = t.person_id
                         where c.code = :plan order by p.code collate "C"
                        """)
                .param("plan", plan)
                .query((row, _) -> new TestPayee(row.getString("code"), row.getString("name")))
                .list();
    }

    /** Pinning twice has the effect of once. */
    public void pin(String plan, String person, String by) {
        int pinned = jdbc.sql("""
                        insert into plan_test_payee as t (plan_id, person_id, pinned_by, pinned_at)
                        select c.id, p.id, :by, :now from compensation_plan c, person p
                         where c.code = :plan and p.code = :person
                        on conflict (plan_id, person_id) do update set pinned_by = t.pinned_by""")
                .param("by", by)
                .param("now", Timestamp.from(clock.instant()))
                .param("plan", plan)
                .param("person", person)
                .update();
        if (pinned == 0) {
            throw new NotFound("There is no plan " + plan + ", or no person “" + person
                    + "”; a test payee is given by the person’s code.");
        }
    }

    public void unpin(String plan, String person) {
        jdbc.sql("""
                        delete from plan_test_payee
                         where plan_id = (select id from compensation_plan where code = :plan)
                           and person_id = (select id from person where code = :person)""").param("plan", plan).param("person", person).update();
    }
}
