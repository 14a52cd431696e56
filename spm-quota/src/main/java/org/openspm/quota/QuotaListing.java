package org.openspm.quota;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.NotFound;
import org.openspm.domain.shared.Page;
import org.openspm.domain.shared.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists quotas as they were set, and the periods and measures they were set for. */
@Service
@Transactional(readOnly = true)
public class QuotaListing {
    private static final String ROWS = """
            from quota q
            join period t on t.id = q.period_id
            left join position s on s.key = q.position_key
            left join position_assignment a on a.position_id = s.id
                 and a.valid @> least(upper(t.valid) - 1, greatest(cast(:day as date), lower(t.valid)))
            left join person p on p.key = q.person_key or p.id = a.person_id
            where (:period = '' or t.code = :period)
              and (:measure = '' or q.measure = :measure)
              and (:all or p.key in (:visible))
            """;

    private static final String COLUMNS =
            "select q.*, t.code as period, s.id as seat_id, s.code as seat_code, s.name as seat_name, p.id as person_id,"
                    + " p.full_name ";

    private final JdbcClient database;

    QuotaListing(JdbcClient database) {
        this.database = database;
    }

    /** Quotas of a period and measure (empty = all), by seat; {@code visible} limits to those people's, null does not. */
    public Page<QuotaRow> find(
            String period, String measure, LocalDate day, @Nullable Set<Integer> visible, PageRequest page) {
        var total = bind("select count(*) " + ROWS, period, measure, day, visible)
                .query(Long.class)
                .single();
        var items = bind(
                        COLUMNS + ROWS
                                + " order by lower(t.valid), s.name, p.full_name, q.measure limit :size offset :offset",
                        period,
                        measure,
                        day,
                        visible)
                .param("size", page.size())
                .param("offset", page.offset())
                .query(QuotaListing::row)
                .list();
        return new Page<>(items, page.number(), page.size(), total);
    }

    /** Quotas of a person, own ones and those of the seats held, newest first. */
    public Page<QuotaRow> ofPerson(int personKey, LocalDate day, PageRequest page) {
        var visible = Set.of(personKey);
        var total = bind("select count(*) " + ROWS, "", "", day, visible)
                .query(Long.class)
                .single();
        var items = bind(
                        COLUMNS + ROWS + " order by t.valid desc, q.measure limit :size offset :offset",
                        "",
                        "",
                        day,
                        visible)
                .param("size", page.size())
                .param("offset", page.offset())
                .query(QuotaListing::row)
                .list();
        return new Page<>(items, page.number(), page.size(), total);
    }

    /** The currencies quotas are set in. */
    public List<String> currencies() {
        return database.sql("select distinct currency from quota where currency is not null order by 1")
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** The periods with quotas, newest first. */
    public List<QuotaPeriod> periods() {
        return database.sql("""
                        select p.id, p.code, p.kind, lower(p.valid) as first_day, upper(p.valid) - 1 as last_day
                        from period p where exists (select from quota q where q.period_id = p.id)
                        order by p.valid desc""")
                .query((row, number) -> new QuotaPeriod(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        row.getString("kind"),
                        row.getObject("first_day", LocalDate.class),
                        row.getObject("last_day", LocalDate.class)))
                .list();
    }

    /** The period with this code, or without a code the one of the day, else the newest begun. */
    public Optional<QuotaPeriod> period(@Nullable String code, LocalDate day) {
        var periods = periods();
        if (code != null && !code.isEmpty()) {
            return Optional.of(periods.stream()
                    .filter(period -> period.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> new NotFound("There are no quotas for a period “" + code + "”.")));
        }
        return periods.stream()
                .filter(period -> !period.first().isAfter(day))
                .findFirst()
                .or(() -> periods.stream().findFirst());
    }

    public List<String> measures() {
        return database.sql("select distinct measure from quota order by 1")
                .query((row, number) -> row.getString(1))
                .list();
    }

    private JdbcClient.StatementSpec bind(
            String sql, String period, String measure, LocalDate day, @Nullable Set<Integer> visible) {
        return database.sql(sql)
                .param("period", period)
                .param("measure", measure)
                .param("day", day)
                .param("all", visible == null)
                .param("visible", visible == null || visible.isEmpty() ? List.of(-1) : visible);
    }

    private static QuotaRow row(ResultSet row, int number) throws SQLException {
        return new QuotaRow(
                row.getObject("id", UUID.class),
                row.getString("period"),
                row.getString("measure"),
                row.getObject("seat_id", UUID.class),
                row.getString("seat_code"),
                row.getString("seat_name"),
                row.getObject("person_id", UUID.class),
                row.getString("full_name"),
                row.getBigDecimal("amount"),
                row.getString("currency"));
    }
}
