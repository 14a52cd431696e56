package org.openspm.incentive.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** DuckDB in this process, holding W1 in memory. */
final class DuckDb implements AutoCloseable {
    private final Connection connection;

    DuckDb(int threads) throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        try (var statement = connection.createStatement()) {
            statement.execute("set threads = " + threads);
            statement.execute("set memory_limit = '8GB'");
            statement.execute("set preserve_insertion_order = false");
            statement.execute("create schema w1");
        }
    }

    /** Loads the tables; returns the seconds of the transactions alone. */
    double load(W1Files files) throws SQLException {
        double seconds = 0;
        try (var statement = connection.createStatement()) {
            for (W1Table table : W1Table.values()) {
                statement.execute(table.ddl());
                seconds = SqlPeer.timed(
                        statement,
                        "copy " + table.qualified() + " from '" + files.of(table) + "' (format csv, header false)");
            }
        }
        return seconds;
    }

    SqlPeer peer() {
        return new SqlPeer("DuckDB", connection);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
