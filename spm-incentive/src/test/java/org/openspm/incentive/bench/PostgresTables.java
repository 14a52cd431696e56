package org.openspm.incentive.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import org.openspm.incentive.run.snapshot.BinaryCopyReader;
import org.postgresql.PGConnection;

/** W1 in a PostgreSQL database: a schema of its own, loaded by bare COPY, analysed. */
final class PostgresTables {
    private final Connection connection;

    PostgresTables(Connection connection) {
        this.connection = connection;
    }

    /** Loads the tables; returns the seconds of the transactions alone. */
    double load(W1Files files) throws SQLException, IOException {
        double seconds = 0;
        try (var statement = connection.createStatement()) {
            statement.execute("drop schema if exists w1 cascade");
            statement.execute("create schema w1");
            for (W1Table table : W1Table.values()) {
                seconds = load(table, files);
            }
            statement.execute("vacuum analyze");
        }
        return seconds;
    }

    /** Reads the transactions back by one binary COPY into columns; returns the seconds. They must be those written. */
    double readColumns(W1 data) throws SQLException {
        int start = Math.toIntExact(W1.START.toEpochDay());
        long begin = System.nanoTime();
        try (var rows = BinaryCopyReader.open(
                connection, "select id, account, category, event_date, amount, overlay from w1.\"transaction\"")) {
            while (rows.next()) {
                int row = (int) rows.bigint(0);
                boolean same = rows.integer(1) == data.account[row]
                        && rows.integer(2) == data.category[row]
                        && rows.date(3) - start == data.day[row]
                        && rows.scaled(4, 2) == data.cents[row]
                        && rows.integerOr(5, W1.NOBODY) == data.overlay[row];
                if (!same) {
                    throw new IllegalStateException("Transaction " + row + " came back changed");
                }
            }
            if (rows.rows() != data.rows) {
                throw new IllegalStateException(rows.rows() + " transactions came back of " + data.rows);
            }
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    void drop() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("drop schema if exists w1 cascade");
        }
    }

    SqlPeer peer() {
        return new SqlPeer("PostgreSQL", connection);
    }

    // Made and filled in one transaction, so that the server may skip its write-ahead log.
    private double load(W1Table table, W1Files files) throws SQLException, IOException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement();
                var in = Files.newInputStream(files.of(table))) {
            statement.execute(table.ddl());
            long start = System.nanoTime();
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table.qualified() + " from stdin (format csv)", in);
            connection.commit();
            return (System.nanoTime() - start) / 1e9;
        } finally {
            connection.setAutoCommit(true);
        }
    }
}
