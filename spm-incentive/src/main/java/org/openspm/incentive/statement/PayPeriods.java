package org.openspm.incentive.statement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The periods in which a payee has figures, newest first. */
@Service
@Transactional(readOnly = true)
public class PayPeriods {
    private final JdbcClient jdbc;

    PayPeriods(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Periods up to the one around {@code today} in which the person earned something or was measured. */
    public List<PayPeriod> of(int personKey, LocalDate today) {
        return of(Set.of(personKey), today);
    }

    /** The same for several people; published when one of them has a statement. */
    public List<PayPeriod> of(Collection<Integer> people, LocalDate today) {
        if (people.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        with mine as (
                            select period_id from earning where person_key in (:people)
                            union
                            select period_id from measurement where person_key in (:people)
                            union
                            select posted_period_id from payable where person_key in (:people))
                        select p.id, p.code, p.kind, lower(p.valid) as first_day, upper(p.valid) - 1 as last_day, p.status,
                               exists (select from statement s where s.person_key in (:people) and s.period_id = p.id) as published
                          from period p
                         where p.id in (select period_id from mine) and lower(p.valid) <= :today
                         order by p.valid desc, p.kind""")
                .param("people", people)
                .param("today", today)
                .query(PayPeriods::period)
                .list();
    }

    private static PayPeriod period(ResultSet row, int number) throws SQLException {
        return new PayPeriod(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("kind"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getString("status"),
                row.getBoolean("published"));
    }
}
