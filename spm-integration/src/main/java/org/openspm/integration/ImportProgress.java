package org.openspm.integration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Shows others how far a batch is while its transaction is still going on, over a connection of its own. */
@Component
class ImportProgress {
    private final JdbcClient jdbc;
    private final DataSource dataSource;

    ImportProgress(JdbcClient jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
    }

    void rows(UUID batch, long rows) {
        jdbc.sql("update import_batch set rows_total = :rows, rows_valid = 0, rows_wrong = 0 where id = :batch")
                .param("rows", rows)
                .param("batch", batch)
                .update();
    }

    Progressing of(UUID batch, long everyNanos) {
        try {
            var connection = dataSource.getConnection();
            connection.setAutoCommit(true);
            return new Progressing(connection, batch, everyNanos);
        } catch (SQLException e) {
            throw new IllegalStateException("No connection to show the progress of batch " + batch, e);
        }
    }

    /** Writes the count of rows now and then. */
    static final class Progressing implements AutoCloseable {
        private final Connection connection;
        private final UUID batch;
        private final long everyNanos;
        private long last = System.nanoTime();

        private Progressing(Connection connection, UUID batch, long everyNanos) {
            this.connection = connection;
            this.batch = batch;
            this.everyNanos = everyNanos;
        }

        void at(long rows) {
            long now = System.nanoTime();
            if (now - last < everyNanos) {
                return;
            }
            last = now;
            try (var update = connection.prepareStatement("update import_batch set rows_total = ? where id = ?")) {
                update.setLong(1, rows);
                update.setObject(2, batch);
                update.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException("The progress of batch " + batch + " cannot be shown", e);
            }
        }

        @Override
        public void close() {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException("The connection showing progress does not close", e);
            }
        }
    }
}
