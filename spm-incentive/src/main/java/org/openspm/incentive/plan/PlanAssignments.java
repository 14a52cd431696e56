package org.openspm.incentive.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.openspm.domain.shared.DateRange;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says which plans somebody is paid by on a day, and by what: oneself, the seat held, or the title of that seat. */
@Service
@Transactional(readOnly = true)
public class PlanAssignments {
    private final JdbcClient jdbc;

    PlanAssignments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a plan is assigned to. */
    public enum Via {
        PERSON,
        SEAT,
        TITLE
    }

    /** A plan, what brings it to the person (the name of the seat or title), and when. */
    public record Assigned(String code, String title, Via via, String through, DateRange valid) {}

    public List<Assigned> ofPerson(int personKey, LocalDate day) {
        return jdbc.sql("""
                        select plan.code, plan.title,
                               case when a.person_key is not null then 'person'
                                    when a.position_key is not null then 'seat' else 'title' end as via,
                               coalesce(seat.name, title.name, '') as through, lower(a.valid) as starts_on,
                               upper(a.valid) as ends_before
                        from plan_assignment a
                        join compensation_plan plan on plan.id = a.plan_id
                        left join (select s.key, s.name, s.title_id
                                   from position_assignment held
                                   join person p on p.id = held.person_id
                                   join position s on s.id = held.position_id
                                   where p.key = :person and held.valid @> cast(:day as date)) seat
                             on seat.key = a.position_key or seat.title_id = a.title_id
                        left join title on title.id = a.title_id
                        where a.valid @> cast(:day as date) and (a.person_key = :person or seat.key is not null)
                        order by plan.code, via, through""")
                .param("person", personKey)
                .param("day", day)
                .query((row, _) -> new Assigned(
                        row.getString("code"),
                        row.getString("title"),
                        Via.valueOf(row.getString("via").toUpperCase(Locale.ROOT)),
                        row.getString("through"),
                        new DateRange(
                                row.getObject("starts_on", LocalDate.class),
                                row.getObject("ends_before", LocalDate.class))))
                .list();
    }
}
