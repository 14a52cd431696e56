package org.openspm.domain.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openspm.domain.shared.Page;
import org.openspm.domain.shared.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds people and what is known about them as of a day; each page is one query, however many rows it has. */
@Service
@Transactional(readOnly = true)
public class People {
    /** Each person with the newest seat held on or before the day. */
    private static final String ROWS = """
            with r as (
                select p.id, p.key, p.code, p.full_name, coalesce(t.name, p.job_title) as title,
                       coalesce(s.department, p.department) as department, p.hired_on, p.left_on,
                       s.id as seat_id, s.name as seat_name
                from person p
                left join (select distinct on (person_id) person_id, position_id from position_assignment
                           where lower(valid) is null or lower(valid) <= :day
                           order by person_id, valid desc, position_id) a on a.person_id = p.id
                left join position s on s.id = a.position_id
                left join title t on t.id = s.title_id
                where (:all or p.key in (:visible))
                  and (:standing = 'EVERYBODY'
                       or (:standing = 'EMPLOYED') = ((p.hired_on is null or p.hired_on <= :day)
                                                      and (p.left_on is null or p.left_on >= :day))))
            """;

    private static final String MATCHING = """
            from r
            where (:search = '' or concat_ws(' ', r.full_name, r.code, r.title, r.seat_name) ilike '%' || :search || '%')
              and (:department = '' or r.department = :department)
              and (:title = '' or r.title = :title)
            """;

    private static final String MANAGER = """
            left join hierarchy_link l on l.position_id = r.seat_id and l.valid @> cast(:day as date)
                 and l.hierarchy_id = (select id from hierarchy where code = 'reporting')
            left join position_assignment ma on ma.position_id = l.parent_position_id and ma.valid @> cast(:day as date)
            left join person m on m.id = ma.person_id
            """;

    private final JdbcClient database;

    People(JdbcClient database) {
        this.database = database;
    }

    public Page<PersonRow> find(PeopleQuery query, PageRequest page) {
        var total = bind(database.sql(ROWS + "select count(*) " + MATCHING), query)
                .query(Long.class)
                .single();
        var direction = query.descending() ? " desc" : " asc";
        var order = " order by " + query.order().column() + direction + " nulls last, r.full_name, r.code";
        var items = bind(
                        database.sql(ROWS
                                + "select r.*, m.id as manager_id, m.key as manager_key, m.full_name as manager_name from (select r.* "
                                + MATCHING + order + " limit :size offset :offset) r " + MANAGER + order),
                        query)
                .param("size", page.size())
                .param("offset", page.offset())
                .query(People::row)
                .list();
        return new Page<>(items, page.number(), page.size(), total);
    }

    /** The departments and titles there are, to choose from. */
    public List<String> departments() {
        return database.sql("select distinct department from position where department is not null order by 1")
                .query((row, number) -> row.getString(1))
                .list();
    }

    public List<String> titles() {
        return database.sql("select name from title order by name")
                .query((row, number) -> row.getString(1))
                .list();
    }

    public Optional<PersonFacts> person(UUID id) {
        return database.sql("select * from person where id = :id")
                .param("id", id)
                .query((row, number) -> facts(row))
                .optional();
    }

    /** Everybody above a person's seats on a day, nearest first; vacant seats stand in between. */
    public List<Superior> superiors(int personKey, LocalDate day) {
        return database.sql("""
                        with recursive above (position_id, distance) as (
                            select l.parent_position_id, 1
                            from position_assignment a
                            join person p on p.id = a.person_id and p.key = :person
                            join hierarchy_link l on l.position_id = a.position_id and l.valid @> cast(:day as date)
                            join hierarchy h on h.id = l.hierarchy_id and h.code = 'reporting'
                            where a.valid @> cast(:day as date)
                            union
                            select l.parent_position_id, above.distance + 1
                            from above
                            join hierarchy_link l on l.position_id = above.position_id and l.valid @> cast(:day as date)
                            join hierarchy h on h.id = l.hierarchy_id and h.code = 'reporting'
                            where above.distance < 50)
                        select min(above.distance) as distance, s.id as seat_id, s.code, s.name,
                               p.id as person_id, p.key as person_key, p.full_name
                        from above
                        join position s on s.id = above.position_id
                        left join position_assignment a on a.position_id = s.id and a.valid @> cast(:day as date)
                        left join person p on p.id = a.person_id
                        group by s.id, p.id
                        order by distance, s.code""")
                .param("person", personKey)
                .param("day", day)
                .query((row, number) -> new Superior(
                        row.getInt("distance"),
                        row.getObject("seat_id", UUID.class),
                        row.getString("code"),
                        row.getString("name"),
                        row.getObject("person_id", UUID.class),
                        row.getObject("person_key", Integer.class),
                        row.getString("full_name")))
                .list();
    }

    private PersonFacts facts(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new PersonFacts(
                id,
                row.getInt("key"),
                row.getString("code"),
                row.getString("full_name"),
                row.getString("email"),
                row.getString("job_title"),
                row.getString("department"),
                row.getObject("hired_on", LocalDate.class),
                row.getObject("left_on", LocalDate.class),
                row.getBoolean("payee"),
                currencies(id),
                seats(id));
    }

    private List<PersonFacts.Paid> currencies(UUID person) {
        return database.sql("select c.currency, " + SqlDates.ends("c")
                        + " from payee_currency c where c.person_id = :id order by c.valid desc")
                .param("id", person)
                .query((row, number) -> new PersonFacts.Paid(row.getString("currency"), SqlDates.range(row)))
                .list();
    }

    private List<PersonFacts.Held> seats(UUID person) {
        return database.sql("select s.id, s.key, s.code, s.name, t.name as title, " + SqlDates.ends("a")
                        + " from position_assignment a join position s on s.id = a.position_id"
                        + " join title t on t.id = s.title_id where a.person_id = :id order by a.valid desc, s.code")
                .param("id", person)
                .query((row, number) -> new PersonFacts.Held(
                        row.getObject("id", UUID.class),
                        row.getInt("key"),
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("title"),
                        SqlDates.range(row)))
                .list();
    }

    private static StatementSpec bind(StatementSpec sql, PeopleQuery query) {
        return sql.param("day", query.day())
                .param("all", query.visible() == null)
                .param("visible", query.visible() == null || query.visible().isEmpty() ? List.of(-1) : query.visible())
                .param("standing", query.standing().name())
                .param("search", escaped(query.search()))
                .param("department", query.department())
                .param("title", query.title());
    }

    static String escaped(String search) {
        return search.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static PersonRow row(ResultSet row, int number) throws SQLException {
        return new PersonRow(
                row.getObject("id", UUID.class),
                row.getInt("key"),
                row.getString("code"),
                row.getString("full_name"),
                row.getString("title"),
                row.getString("department"),
                row.getObject("hired_on", LocalDate.class),
                row.getObject("left_on", LocalDate.class),
                row.getObject("seat_id", UUID.class),
                row.getString("seat_name"),
                row.getObject("manager_id", UUID.class),
                row.getObject("manager_key", Integer.class),
                row.getString("manager_name"));
    }
}
