package org.openspm.incentive.bench;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.Map;

/** W1 as the straightforward SQL an analyst writes: a table of credits, then the earnings from their sums. */
final class SqlPeer {
    private static final String CREDIT = """
            create table w1.credit as
            select o.rep as position,
                   case when t.category <= 2 then 0 else t.category - 2 end as measure,
                   cast(extract(quarter from t.event_date) as smallint) as quarter,
                   case when t.overlay is null then t.amount else %1$s end as amount
              from w1."transaction" t
              join w1.ownership o
                on o.account = t.account and t.event_date >= o.valid_from and t.event_date < o.valid_to
            union all
            select t.overlay,
                   case when t.category <= 2 then 0 else t.category - 2 end,
                   cast(extract(quarter from t.event_date) as smallint),
                   t.amount - %1$s
              from w1."transaction" t
             where t.overlay is not null
            """.formatted("cast(round(t.amount * 0.6, 2) as numeric(12,2))");

    // The casts keep DuckDB from falling back to doubles where a product of decimals would get too wide.
    private static final String EARNING = """
            create table w1.earning as
            with recursive closure as (
                select id as ancestor, id as position from w1.position
                union all
                select c.ancestor, p.id from closure c join w1.position p on p.parent = c.position
            ), direct as (
                select position, measure, quarter, cast(sum(amount) as numeric(18,2)) as amount
                  from w1.credit
                 group by position, measure, quarter
            ), measured as (
                select c.ancestor as position, d.measure, d.quarter, cast(sum(d.amount) as numeric(16,2)) as amount
                  from direct d
                  join closure c on c.position = d.position
                 group by c.ancestor, d.measure, d.quarter
            ), compared as (
                select q.position, q.measure, q.quarter, q.amount as quota, q.base_rate as rate,
                       coalesce(m.amount, cast(0 as numeric(16,2))) as amount
                  from w1.quota q
                  left join measured m
                    on m.position = q.position and m.measure = q.measure and m.quarter = q.quarter
            )
            select position, measure, quarter, amount as measured,
                   round(least(rate * (0.5 * least(amount, 0.5 * quota)
                                       + greatest(least(amount, quota) - 0.5 * quota, 0)
                                       + 1.5 * greatest(least(amount, 1.2 * quota) - quota, 0)
                                       + 2 * greatest(amount - 1.2 * quota, 0)),
                               3 * rate * quota), 2) as pay
              from compared
            """;

    private final String name;
    private final Connection connection;

    SqlPeer(String name, Connection connection) {
        this.name = name;
        this.connection = connection;
    }

    /** Makes credits and earnings anew and reads them back. */
    Outcome run() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("drop table if exists w1.credit");
            statement.execute("drop table if exists w1.earning");
            Map<String, Double> seconds = new LinkedHashMap<>();
            seconds.put("credit", timed(statement, CREDIT));
            seconds.put("earn", timed(statement, EARNING));
            return outcome(statement, seconds);
        }
    }

    static double timed(Statement statement, String sql) throws SQLException {
        long start = System.nanoTime();
        statement.execute(sql);
        return (System.nanoTime() - start) / 1e9;
    }

    private Outcome outcome(Statement statement, Map<String, Double> seconds) throws SQLException {
        var measured = new long[W1.POSITIONS * W1.CELLS];
        var pay = new long[measured.length];
        long credits;
        try (var row = statement.executeQuery("select count(*) from w1.credit")) {
            row.next();
            credits = row.getLong(1);
        }
        try (var row = statement.executeQuery("select position, measure, quarter, measured, pay from w1.earning")) {
            refuseInexact(row, 4);
            refuseInexact(row, 5);
            int rows = 0;
            for (; row.next(); rows++) {
                int cell = W1.cell(row.getInt(1), row.getInt(2), row.getInt(3) - 1);
                measured[cell] = cents(row.getBigDecimal(4));
                pay[cell] = cents(row.getBigDecimal(5));
            }
            if (rows != measured.length) {
                throw new IllegalStateException(name + " has " + rows + " earnings, expected " + measured.length);
            }
        }
        return new Outcome(name, credits, measured, pay, seconds);
    }

    private void refuseInexact(ResultSet row, int column) throws SQLException {
        int type = row.getMetaData().getColumnType(column);
        if (type != Types.NUMERIC && type != Types.DECIMAL) {
            throw new IllegalStateException(name + " calculated column " + column + " as "
                    + row.getMetaData().getColumnTypeName(column) + ", which is not exact");
        }
    }

    private static long cents(BigDecimal amount) {
        return amount.movePointRight(2).longValueExact();
    }
}
