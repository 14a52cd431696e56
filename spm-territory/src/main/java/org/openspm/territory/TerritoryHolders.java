package org.openspm.territory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.openspm.domain.shared.DateRange;
import org.openspm.domain.shared.Page;
import org.openspm.domain.shared.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says who holds a territory at a date; a seat is resolved to the person in it on that date. */
@Service
@Transactional(readOnly = true)
public class TerritoryHolders {
    private static final String SELECT = """
            select t.id as territory_id, t.code as territory_code, t.name as territory_name, h.role, s.id as seat_id,
                   s.name as seat_name, p.id as person_id, p.key as person_key, p.full_name as person_name,
                   lower(h.valid) as starts_on, upper(h.valid) as ends_before
            """;

    private static final String FROM = """
            from territory_assignment h
            join territory t on t.id = h.territory_id
            left join position s on s.key = h.position_key
            left join position_assignment a on a.position_id = s.id and a.valid @> cast(:day as date)
            left join person p on p.key = h.person_key or p.id = a.person_id
            """;

    private static final String MATCHING = """
            where h.valid @> cast(:day as date) and (:role = '' or h.role = :role) and (:all or p.key in (:visible))
              and (:search = ''
                   or concat_ws(' ', t.code, t.name, p.full_name, s.name) ilike '%' || :search || '%')
            """;

    private static final String ORDER = " order by t.name, h.role, p.full_name nulls last, s.name ";

    private final JdbcClient database;

    TerritoryHolders(JdbcClient database) {
        this.database = database;
    }

    /** All who hold anything on the day, by territory. */
    public List<TerritoryHolder> at(LocalDate day) {
        return list("where h.valid @> cast(:day as date)", day, spec -> spec);
    }

    /** Those who hold the territory on the day. */
    public List<TerritoryHolder> of(UUID territory, LocalDate day) {
        return list(
                "where h.valid @> cast(:day as date) and t.id = :territory",
                day,
                spec -> spec.param("territory", territory));
    }

    /** Everybody who ever held or will hold the territory, seats with the person of the day. */
    public List<TerritoryHolder> history(UUID territory, LocalDate day) {
        return database.sql(
                        SELECT + FROM + " where t.id = :territory order by h.valid desc, h.role, p.full_name, s.name")
                .param("day", day)
                .param("territory", territory)
                .query(TerritoryHolders::holder)
                .list();
    }

    /** What a person holds on the day, oneself or by a seat. */
    public List<TerritoryHolder> ofPerson(int personKey, LocalDate day) {
        return list(
                "where h.valid @> cast(:day as date) and p.key = :person",
                day,
                spec -> spec.param("person", personKey));
    }

    /** A page of those who fit, by territory. */
    public Page<TerritoryHolder> find(HolderQuery query, PageRequest page) {
        var total = bind("select count(*) " + FROM + MATCHING, query)
                .query(Long.class)
                .single();
        var items = bind(SELECT + FROM + MATCHING + ORDER + " limit :size offset :offset", query)
                .param("size", page.size())
                .param("offset", page.offset())
                .query(TerritoryHolders::holder)
                .list();
        return new Page<>(items, page.number(), page.size(), total);
    }

    /** The roles in which territories are held. */
    public List<String> roles() {
        return database.sql("select distinct role from territory_assignment order by 1")
                .query((row, number) -> row.getString(1))
                .list();
    }

    private StatementSpec bind(String sql, HolderQuery query) {
        var visible = query.visible();
        var search =
                query.search().strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return database.sql(sql)
                .param("role", query.role())
                .param("search", search)
                .param("day", query.day())
                .param("all", visible == null)
                .param("visible", visible == null || visible.isEmpty() ? List.of(-1) : visible);
    }

    private List<TerritoryHolder> list(String where, LocalDate day, UnaryOperator<StatementSpec> binding) {
        return binding.apply(database.sql(SELECT + FROM + where + ORDER).param("day", day))
                .query(TerritoryHolders::holder)
                .list();
    }

    private static TerritoryHolder holder(ResultSet row, int number) throws SQLException {
        return new TerritoryHolder(
                row.getObject("territory_id", UUID.class),
                row.getString("territory_code"),
                row.getString("territory_name"),
                row.getString("role"),
                row.getObject("seat_id", UUID.class),
                row.getString("seat_name"),
                row.getObject("person_id", UUID.class),
                row.getObject("person_key", Integer.class),
                row.getString("person_name"),
                new DateRange(
                        row.getObject("starts_on", LocalDate.class), row.getObject("ends_before", LocalDate.class)));
    }
}
