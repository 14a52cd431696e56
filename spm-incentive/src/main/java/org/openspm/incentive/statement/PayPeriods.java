package org.openspm.incentive.statement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
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
        return jdbc.sql("""
                        with mine as (
                            select period_id from earning where person_key = :person
                            union
                            select period_id from measurement where person_key = :person
                            union
                            select posted_period_id from payable where person_key = :person)
                        select p.id, p.code, p.kind, lower(p.valid) as first_day, upper(p.valid) - 1 as last_day, p.status,
                               exists (select from statement s where s.person_key = :person and s.period_id = p.id) as published
                          from period p
                         where p.id in (select period_id from mine) and lower(p.valid) <= :today
                         order by p.valid desc, p.kind""")
                .param("person", personKey)
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
