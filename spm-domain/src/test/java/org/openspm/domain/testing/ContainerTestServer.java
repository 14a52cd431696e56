package org.openspm.domain.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.openspm.domain.persistence.embedded.EmbeddedPostgres;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** PostgreSQL 18 in a container, with the same sort order as the embedded server; Testcontainers removes it at the end. */
final class ContainerTestServer extends TestServer {
    private final PostgreSQLContainer container = new PostgreSQLContainer("postgres:18-alpine")
            .withDatabaseName("postgres")
            .withUsername("postgres")
            .withEnv(
                    "POSTGRES_INITDB_ARGS",
                    "--encoding=UTF8 --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8")
            .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200", "-c", "jit=off");

    ContainerTestServer() {
        container.start();
        execute("create role %s login password '%s'".formatted(username(), password()));
        execute("create role %s nologin".formatted(EmbeddedPostgres.READER));
        execute("grant %s to %s with inherit false, set true".formatted(EmbeddedPostgres.READER, username()));
    }

    @Override
    String username() {
        return "openspm";
    }

    @Override
    String password() {
        return "openspm";
    }

    @Override
    String url(String database) {
        return "jdbc:postgresql://%s:%d/%s"
                .formatted(container.getHost(), container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT), database);
    }

    @Override
    Connection superuser() throws SQLException {
        return DriverManager.getConnection(url("postgres"), container.getUsername(), container.getPassword());
    }
}
