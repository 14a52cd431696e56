package org.openspm.planning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.openspm.domain.organization.Hierarchies;
import org.openspm.domain.organization.SeatNode;
import org.openspm.domain.shared.DateRange;
import org.openspm.planning.calc.Employment;
import org.openspm.planning.calc.Headcount;
import org.openspm.planning.calc.Holding;
import org.openspm.planning.calc.Seat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Draws the headcount picture of a day from seats, who holds them and who is employed. */
@Service
@Transactional(readOnly = true)
public class HeadcountAt {
    private static final String NO_DEPARTMENT = "";

    private final Hierarchies hierarchies;
    private final JdbcClient database;

    HeadcountAt(Hierarchies hierarchies, JdbcClient database) {
        this.hierarchies = hierarchies;
        this.database = database;
    }

    /** The picture with the months before it. */
    public HeadcountPicture picture(LocalDate day, int months) {
        var headcount = new Headcount(seats(levels(day)), holdings(), employments());
        return new HeadcountPicture(
                day,
                headcount.total(day),
                headcount.at(day, Seat::title),
                headcount.at(day, Seat::department),
                headcount.at(day, seat -> Integer.toString(seat.level())),
                headcount.months(YearMonth.from(day).minusMonths(months - 1L), day),
                vacancies(day),
                moves(day));
    }

    /** How deep a seat hangs: 1 at the top; 0 for a seat that does not exist that day. */
    private Map<Integer, Integer> levels(LocalDate day) {
        var levels = new HashMap<Integer, Integer>();
        for (SeatNode seat : hierarchies.at("reporting", day)) {
            levels.put(seat.key(), seat.depth() + 1);
        }
        return levels;
    }

    private List<Seat> seats(Map<Integer, Integer> levels) {
        return database.sql("""
                        select s.key, t.name as title, s.department, lower(s.valid) as starts_on, upper(s.valid) as ends_before
                        from position s join title t on t.id = s.title_id""")
                .query((row, number) -> new Seat(
                        row.getInt("key"),
                        row.getString("title"),
                        Optional.ofNullable(row.getString("department")).orElse(NO_DEPARTMENT),
                        levels.getOrDefault(row.getInt("key"), 0),
                        range(row)))
                .list();
    }

    private List<Holding> holdings() {
        return database.sql("""
                        select s.key as seat, p.key as person, lower(a.valid) as starts_on, upper(a.valid) as ends_before
                        from position_assignment a join position s on s.id = a.position_id join person p on p.id = a.person_id""")
                .query((row, number) -> new Holding(row.getInt("seat"), row.getInt("person"), range(row)))
                .list();
    }

    private List<Employment> employments() {
        return database.sql("select key, hired_on as starts_on, left_on + 1 as ends_before from person")
                .query((row, number) -> new Employment(row.getInt("key"), range(row)))
                .list();
    }

    private List<HeadcountPicture.Vacancy> vacancies(LocalDate day) {
        return database.sql("""
                        select s.id, s.name, t.name as title, s.department,
                               coalesce((select max(upper(a.valid)) from position_assignment a
                                         where a.position_id = s.id and upper(a.valid) <= :day), lower(s.valid)) as since
                        from position s
                        join title t on t.id = s.title_id
                        where s.valid @> cast(:day as date)
                          and not exists (select from position_assignment a join person p on p.id = a.person_id
                                          where a.position_id = s.id and a.valid @> cast(:day as date)
                                            and (p.left_on is null or p.left_on >= :day))
                        order by since nulls first, s.name""")
                .param("day", day)
                .query((row, number) -> new HeadcountPicture.Vacancy(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("title"),
                        row.getString("department"),
                        row.getObject("since", LocalDate.class)))
                .list();
    }

    private List<HeadcountPicture.Move> moves(LocalDate day) {
        return database.sql("""
                        select id, key, full_name, job_title, hired_on as day, true as starts from person
                        where hired_on between :first and :day
                        union all
                        select id, key, full_name, job_title, left_on, false from person where left_on between :first and :day
                        order by day, full_name""")
                .param("first", day.withDayOfMonth(1))
                .param("day", day)
                .query((row, number) -> new HeadcountPicture.Move(
                        row.getObject("id", UUID.class),
                        row.getInt("key"),
                        row.getString("full_name"),
                        row.getString("job_title"),
                        row.getObject("day", LocalDate.class),
                        row.getBoolean("starts")))
                .list();
    }

    private static DateRange range(ResultSet row) throws SQLException {
        return new DateRange(
                row.getObject("starts_on", LocalDate.class), row.getObject("ends_before", LocalDate.class));
    }
}
