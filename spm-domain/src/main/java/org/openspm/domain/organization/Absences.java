package org.openspm.domain.organization;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.openspm.domain.shared.Page;
import org.openspm.domain.shared.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds who is away and when. */
@Service
@Transactional(readOnly = true)
public class Absences {
    static final String SELECT = """
            select a.id, p.id as person_id, p.key as person_key, p.code as person_code, p.full_name as person_name, a.kind, a.share,
                   a.reference, a.version, lower(a.valid) as starts_on, upper(a.valid) as ends_before
            """;

    static final String FROM = " from absence a join person p on p.id = a.person_id ";

    private static final String MATCHING = """
            where (:all or p.key in (:visible))
              and (:search = '' or concat_ws(' ', p.full_name, p.code) ilike '%' || :search || '%')
              and (:kind = '' or a.kind = :kind)
              and (cast(:day as date) is null or a.valid @> cast(:day as date))
              and (cast(:person as uuid) is null or p.id = cast(:person as uuid))
            """;

    private final JdbcClient database;

    Absences(JdbcClient database) {
        this.database = database;
    }

    public Page<Absence> find(AbsenceQuery query, PageRequest page) {
        var total = bind(database.sql("select count(*)" + FROM + MATCHING), query)
                .query(Long.class)
                .single();
        var order = " order by " + query.order().column() + (query.descending() ? " desc nulls first" : " nulls last")
                + ", p.full_name, p.code, lower(a.valid) limit :size offset :offset";
        var items = bind(database.sql(SELECT + FROM + MATCHING + order), query)
                .param("size", page.size())
                .param("offset", page.offset())
                .query(Absences::row)
                .list();
        return new Page<>(items, page.number(), page.size(), total);
    }

    public Optional<Absence> absence(UUID id) {
        return database.sql(SELECT + FROM + "where a.id = :id")
                .param("id", id)
                .query(Absences::row)
                .optional();
    }

    /** All of one person, the newest first. */
    public List<Absence> ofPerson(UUID person) {
        return database.sql(SELECT + FROM + "where a.person_id = :person order by a.valid desc")
                .param("person", person)
                .query(Absences::row)
                .list();
    }

    /** The kinds that were ever recorded, to choose from. */
    public List<String> kinds() {
        return database.sql("select distinct kind from absence order by kind")
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static StatementSpec bind(StatementSpec sql, AbsenceQuery query) {
        var visible = query.visible();
        return sql.param("all", visible == null)
                .param("visible", visible == null || visible.isEmpty() ? List.of(-1) : visible)
                .param("search", People.escaped(query.search()))
                .param("kind", query.kind())
                .param("day", query.day())
                .param("person", query.person());
    }

    static Absence row(ResultSet row, int number) throws SQLException {
        var days = SqlDates.range(row);
        return new Absence(
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getInt("person_key"),
                row.getString("person_code"),
                row.getString("person_name"),
                new Leave(
                        row.getString("kind"),
                        Objects.requireNonNull(days.start()),
                        days.last(),
                        row.getObject("share", BigDecimal.class),
                        row.getString("reference")),
                row.getLong("version"));
    }
}
