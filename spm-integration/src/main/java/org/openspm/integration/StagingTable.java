package org.openspm.integration;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Repository;

/** The table of one batch's valid rows: made with the types of its kind, filled by COPY, dropped after promotion. */
@Repository
class StagingTable {
    /** Up to this size of file the table is logged, so that rows corrected by hand survive a crash of the database too. */
    private static final long LOGGED_BYTES_MAX = 16L << 20;

    private final JdbcClient jdbc;
    private final DataSource dataSource;

    StagingTable(JdbcClient jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
    }

    static String name(ImportBatch batch) {
        return "staging.batch_" + batch.number();
    }

    void create(ImportBatch batch, KindSpec spec) {
        drop(batch);
        var columns = new StringBuilder("row_no bigint not null, line_no bigint not null");
        spec.fields()
                .forEach(f -> columns.append(", ").append(f.name()).append(' ').append(f.sqlType()));
        if (spec.keepsExtras()) {
            columns.append(", extras jsonb");
        }
        columns.append(", earlier bigint, revision integer, same boolean not null default false");
        var unlogged = batch.bytes() > LOGGED_BYTES_MAX ? "unlogged " : "";
        jdbc.sql("create " + unlogged + "table " + name(batch) + " (" + columns + ")")
                .update();
    }

    void drop(ImportBatch batch) {
        jdbc.sql("drop table if exists " + name(batch)).update();
    }

    boolean exists(ImportBatch batch) {
        return jdbc.sql("select to_regclass(:name) is not null")
                .param("name", name(batch))
                .query(Boolean.class)
                .single();
    }

    long rows(ImportBatch batch) {
        return jdbc.sql("select count(*) from " + name(batch)).query(Long.class).single();
    }

    @Nullable
    BigDecimal total(ImportBatch batch, KindSpec spec) {
        return spec.fields().stream().anyMatch(f -> f.name().equals("amount"))
                ? jdbc.sql("select coalesce(sum(amount), 0) from " + name(batch))
                        .query(BigDecimal.class)
                        .single()
                : null;
    }

    void analyze(ImportBatch batch) {
        jdbc.sql("analyze " + name(batch)).update();
    }

    /** Copies rows into the table over the connection of the transaction. */
    Copying copy(ImportBatch batch, KindSpec spec) {
        var connection = DataSourceUtils.getConnection(dataSource);
        var columns = new StringBuilder("row_no, line_no");
        spec.fields().forEach(f -> columns.append(", ").append(f.name()));
        if (spec.keepsExtras()) {
            columns.append(", extras");
        }
        return new Copying(connection, "copy " + name(batch) + " (" + columns + ") from stdin");
    }

    /** One COPY after the other: pauses let other statements use the connection in between. */
    static final class Copying {
        private static final int FLUSH = 1 << 16;

        private final Connection connection;
        private final String statement;
        private @Nullable CopyIn open;

        private Copying(Connection connection, String statement) {
            this.connection = connection;
            this.statement = statement;
        }

        void write(CopyBuffer rows, boolean all) {
            if (rows.length() < FLUSH && !all || rows.length() == 0) {
                return;
            }
            try {
                var copy = open;
                if (copy == null) {
                    copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
                    open = copy;
                }
                copy.writeToCopy(rows.bytes(), 0, rows.length());
                rows.clear();
            } catch (SQLException e) {
                throw new IllegalStateException("The staging table refused a row", e);
            }
        }

        void pause(CopyBuffer rows) {
            write(rows, true);
            var copy = open;
            open = null;
            if (copy == null) {
                return;
            }
            try {
                copy.endCopy();
            } catch (SQLException e) {
                throw new IllegalStateException("The staging table refused a row", e);
            }
        }

        void cancel() throws IOException {
            var copy = open;
            open = null;
            try {
                if (copy != null && copy.isActive()) {
                    copy.cancelCopy();
                }
            } catch (SQLException e) {
                throw new IOException(e);
            }
        }
    }
}
