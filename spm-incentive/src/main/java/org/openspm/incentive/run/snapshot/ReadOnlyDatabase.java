package org.openspm.incentive.run.snapshot;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.stereotype.Component;

/**
 * Connections on which PostgreSQL refuses every write: they take on the role {@code openspm_reader}, which may only look at what
 * calculations read, and their transactions are read-only. Where an administrator has not made that role, the second holds alone.
 */
@Component
public class ReadOnlyDatabase implements AutoCloseable {
    public static final String ROLE = "openspm_reader";
    private static final String MAY_TAKE_ON = "select exists (select from pg_roles where rolname = '" + ROLE
            + "' and pg_has_role(current_user, oid, 'SET'))";

    /** A simulation takes two for as long as it runs; whoever edits a draft takes one for a moment, with every change of it. */
    private static final int CONNECTIONS_MOST = 8;

    private static final long IDLE_MILLIS = 60_000;

    private final HikariDataSource connections;
    private final JdbcClient owner;

    ReadOnlyDatabase(JdbcConnectionDetails details, JdbcClient owner) {
        this.owner = owner;
        this.connections = pool(new Reading(details));
    }

    public DataSource connections() {
        return connections;
    }

    /** Holds none until one is asked for, and gives back those that nobody asks for any more. */
    private static HikariDataSource pool(DataSource reading) {
        var pool = new HikariDataSource();
        pool.setPoolName("read-only");
        pool.setDataSource(reading);
        pool.setReadOnly(true);
        pool.setMaximumPoolSize(CONNECTIONS_MOST);
        pool.setMinimumIdle(0);
        pool.setIdleTimeout(IDLE_MILLIS);
        return pool;
    }

    @Override
    public void close() {
        connections.close();
    }

    /** Whether the role is there and taken on. */
    public boolean hasRoleOfItsOwn() {
        return owner.sql(MAY_TAKE_ON).query(Boolean.class).single();
    }

    /** Opens the product's own database, and gives up the right to write before anybody gets the connection. */
    private static final class Reading extends SimpleDriverDataSource {
        Reading(JdbcConnectionDetails details) {
            super(
                    new org.postgresql.Driver(),
                    details.getJdbcUrl(),
                    Objects.requireNonNullElse(details.getUsername(), ""),
                    Objects.requireNonNullElse(details.getPassword(), ""));
        }

        @Override
        public Connection getConnection() throws SQLException {
            var connection = super.getConnection();
            try (var statement = connection.createStatement()) {
                try (var row = statement.executeQuery(MAY_TAKE_ON)) {
                    row.next();
                    if (row.getBoolean(1)) {
                        statement.execute("set role " + ROLE);
                    }
                }
                statement.execute("set session characteristics as transaction read only");
                statement.execute("set plan_cache_mode = force_custom_plan");
                connection.setReadOnly(true);
                return connection;
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        }
    }
}
