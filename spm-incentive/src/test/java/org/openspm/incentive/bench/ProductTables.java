package org.openspm.incentive.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import javax.sql.DataSource;
import org.openspm.incentive.run.StoredCalculation;

/** W1 in the product's own tables, filled from those of {@link PostgresTables} in the same database. */
final class ProductTables {
    private static final String[] FILL = {
        "insert into title (code, name) select 'level ' || l, 'Level ' || l from generate_series(0, 4) l",
        "insert into person (code, full_name) select 'P' || id, 'Person ' || id from w1.position order by id",
        """
        insert into position (code, name, title_id, valid)
        select 'S' || p.id, 'Seat ' || p.id, t.id, '[2025-01-01,2026-01-01)'
          from w1.position p join title t on t.code = 'level ' || p.level order by p.id""",
        """
        insert into position_assignment (position_id, person_id, valid)
        select s.id, p.id, s.valid from position s join person p on p.code = 'P' || substr(s.code, 2)""",
        """
        insert into hierarchy_link (hierarchy_id, position_id, parent_position_id, valid)
        select h.id, s.id, b.id, s.valid
          from w1.position p
          join position s on s.code = 'S' || p.id
          join position b on b.code = 'S' || p.parent
          join hierarchy h on h.code = 'reporting'""",
        """
        insert into payee_currency (person_id, currency, valid)
        select id, 'EUR', '[2025-01-01,2026-01-01)' from person""",
        """
        insert into period (calendar_id, code, kind, fiscal_year, valid)
        select c.id, '2025-Q' || q, 'QUARTER', 2025,
               daterange((date '2025-01-01' + make_interval(months => 3 * (q - 1)))::date,
                         (date '2025-01-01' + make_interval(months => 3 * q))::date)
          from calendar c, generate_series(1, 4) q""",
        """
        insert into account (code, name)
        select 'A' || account, 'Account ' || account from (select distinct account from w1.ownership) o order by account""",
        """
        insert into account_assignment (account_key, person_key, valid)
        select a.key, p.key, daterange(o.valid_from, o.valid_to)
          from w1.ownership o
          join account a on a.code = 'A' || o.account
          join person p on p.code = 'P' || o.rep""",
        """
        insert into product (code, name, category)
        select 'product ' || c, 'Product ' || c, 'category ' || c from generate_series(0, 4) c""",
        """
        insert into quota (position_key, period_id, measure, amount, currency)
        select s.key, d.id, 'measure_' || q.measure, q.amount, 'EUR'
          from w1.quota q
          join position s on s.code = 'S' || q.position
          join period d on d.code = '2025-Q' || q.quarter""",
        """
        insert into payee_value (name, title_id, value, valid)
        select distinct 'base_rate', t.id, q.base_rate, daterange('2025-01-01', '2026-01-01')
          from w1.quota q join w1.position p on p.id = q.position join title t on t.code = 'level ' || p.level""",
        "insert into compensation_plan (code, title) values ('W1', 'Workload W1')",
        """
        insert into plan_version (plan_id, number, text, hash, status, effective_from, created_by, created_at)
        select id, 1, 'see the bench', 'hash', 'PUBLISHED', '2025-01-01', 'bench', now() from compensation_plan""",
        """
        insert into plan_assignment (plan_id, title_id, valid)
        select p.id, t.id, '[2025-01-01,2026-01-01)' from compensation_plan p, title t""",
        """
        insert into import_batch (kind, name, status, created_by, created_at)
        values ('transactions', 'W1', 'PROMOTED', 'bench', now())""",
        """
        insert into transaction (source, code, event_date, amount, currency, account_key, product_key, overlay_key,
                                 batch_id, recorded_at)
        select 'w1', t.id::text, t.event_date, t.amount, 'EUR', a.key, p.key, o.key, b.id, now()
          from w1."transaction" t
          join import_batch b on b.name = 'W1'
          join account a on a.code = 'A' || t.account
          join product p on p.code = 'product ' || t.category
          left join person o on o.code = 'P' || t.overlay""",
    };

    private static final String EARNED = """
            select cast(substr(p.code, 2) as integer), cast(right(e.component, 1) as integer),
                   cast(right(d.code, 1) as integer) - 1, cast(e.amount * 100 as bigint)
              from earning e join person p on p.key = e.person_key join period d on d.id = e.period_id
             where e.run_id = ?""";

    private static final String MEASURED = """
            select cast(substr(p.code, 2) as integer), cast(right(m.measure, 1) as integer),
                   cast(right(d.code, 1) as integer) - 1, cast(m.value * 100 as bigint)
              from measurement m join person p on p.key = m.person_key join period d on d.id = m.period_id
             where m.run_id = ?""";

    private final Connection connection;
    private final DataSource database;

    ProductTables(Connection connection, DataSource database) {
        this.connection = connection;
        this.database = database;
    }

    /** Fills the empty tables of the product. */
    void fill() throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : FILL) {
                statement.execute(sql);
            }
            statement.execute("vacuum analyze");
        }
    }

    /** From the tables to earnings in the tables; what is found there is the outcome. */
    Outcome run(int threads) throws SQLException {
        var run = UUID.randomUUID();
        try (var insert = connection.prepareStatement("""
                insert into calculation_run (id, scope, business_date, status, requested_by, requested_at)
                values (?, '[2025-01-01,2026-01-01)', '2026-01-01', 'CALCULATED', 'bench', now())""")) {
            insert.setObject(1, run);
            insert.executeUpdate();
        }
        var order = new StoredCalculation.Order(
                run, version(), "W1", Engine.planText(), LocalDate.of(2025, 1, 1), W1Snapshot.YEAR);
        var done = new StoredCalculation(database, threads).run(order);
        return new Outcome("OpenSPM, stored", done.credits(), cells(MEASURED, run), cells(EARNED, run), done.seconds());
    }

    private UUID version() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select id from plan_version")) {
            row.next();
            return row.getObject(1, UUID.class);
        }
    }

    private long[] cells(String query, UUID run) throws SQLException {
        var cells = new long[W1.POSITIONS * W1.CELLS];
        try (var statement = connection.prepareStatement(query)) {
            statement.setObject(1, run);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    cells[W1.cell(row.getInt(1), row.getInt(2), row.getInt(3))] = row.getLong(4);
                }
            }
        }
        return cells;
    }
}
