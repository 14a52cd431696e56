package org.openspm.domain.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The PostgreSQL server of this test JVM: a container where Docker answers, else the embedded one. */
abstract class TestServer {
    private static final AtomicInteger COPIES = new AtomicInteger();

    static TestServer shared() {
        return Holder.SERVER;
    }

    /** The role that tests connect with: owner of its database and, as in production, no superuser. */
    abstract String username();

    abstract String password();

    abstract String url(String database);

    abstract Connection superuser() throws SQLException;

    TestDatabase copyOf(String template) {
        var name = "test_" + COPIES.incrementAndGet();
        execute("create database %s template %s owner %s".formatted(name, template, username()));
        return database(name);
    }

    TestDatabase database(String name) {
        return new TestDatabase(url(name), username(), password());
    }

    boolean has(String database) {
        return databases().contains(database);
    }

    void execute(String sql) {
        try (var connection = superuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Removes what earlier runs left on a server that is kept between them. */
    void dropDatabasesStartingWith(String prefix) {
        for (var name : databases()) {
            if (name.startsWith(prefix)) {
                execute("alter database " + name + " is_template false");
                execute("drop database " + name);
            }
        }
    }

    private List<String> databases() {
        try (var connection = superuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select datname from pg_database")) {
            var names = new ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Holder {
        static final TestServer SERVER = start();

        private static TestServer start() {
            var server = Docker.answers() ? new ContainerTestServer() : new EmbeddedTestServer();
            server.dropDatabasesStartingWith("test_");
            return server;
        }
    }
}
