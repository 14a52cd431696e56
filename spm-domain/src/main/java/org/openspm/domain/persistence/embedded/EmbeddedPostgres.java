package org.openspm.domain.persistence.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL server of our own on the loopback address, with its data in a folder that outlives the process. */
public final class EmbeddedPostgres implements AutoCloseable {
    /** Database and role of the product; the role owns its database and is no superuser. */
    public static final String NAME = "openspm";

    /** A role that cannot write and that nobody signs in with: the product takes it on to simulate. */
    public static final String READER = "openspm_reader";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private final HomeLock lock;
    private final ServerProcess process;
    private final int port;
    private final String superuserPassword;
    private final String password;

    private EmbeddedPostgres(
            HomeLock lock, ServerProcess process, int port, String superuserPassword, String password) {
        this.lock = lock;
        this.process = process;
        this.port = port;
        this.superuserPassword = superuserPassword;
        this.password = password;
    }

    /** Starts the server in its home, after making the home, recovering from a crash or stopping an orphan as needed. */
    public static EmbeddedPostgres start(EmbeddedPostgresProperties properties) {
        long begin = System.nanoTime();
        var home = makeHome(properties.home());
        var lock = HomeLock.claim(home);
        try {
            var server = start(properties, home, lock);
            log.info(
                    "PostgreSQL {} on 127.0.0.1:{} with its data in {} ({} ms)",
                    ServerBinaries.MAJOR_VERSION,
                    server.port,
                    home,
                    (System.nanoTime() - begin) / 1_000_000);
            return server;
        } catch (IOException | SQLException | RuntimeException e) {
            release(lock, e);
            throw e instanceof EmbeddedPostgresException refusal ? refusal : failed(home, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            release(lock, e);
            throw failed(home, e);
        }
    }

    private static Path makeHome(Path configured) {
        var home = configured.toAbsolutePath().normalize();
        try {
            Files.createDirectories(home);
            // Others may pass through to what they own, and see nothing else.
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
            return home.toRealPath();
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "The folder of the embedded database, %s, cannot be made: %s".formatted(home, e),
                    "Choose a folder that can be written with spm.embedded-postgres.home (SPM_EMBEDDED_POSTGRES_HOME).",
                    e);
        }
    }

    private static EmbeddedPostgres start(EmbeddedPostgresProperties properties, Path home, HomeLock lock)
            throws IOException, InterruptedException, SQLException {
        var shared = properties.binaries();
        var binaries = ServerBinaries.unpackInto(shared == null ? home.resolve("bin") : shared.toAbsolutePath());
        var account = ServerAccount.forHome(home);
        var superuserPassword = PasswordFile.readOrCreate(home.resolve("superuser.password"));
        var password = PasswordFile.readOrCreate(home.resolve("openspm.password"));
        var logs = Files.createDirectories(home.resolve("log"));
        account.take(logs);
        var data = new DataDirectory(home.resolve("data"), account, binaries);
        data.prepare(superuserPassword, properties.durable());
        int port = properties.port() == 0 ? freePort() : properties.port();
        var process = ServerProcess.start(data, account, binaries, properties, port);
        var server = new EmbeddedPostgres(lock, process, port, superuserPassword, password);
        try {
            lock.tell(port);
            server.ensureDatabase();
            return server;
        } catch (IOException | SQLException e) {
            process.close();
            throw e;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void ensureDatabase() throws SQLException {
        try (var connection = superuserConnection();
                var statement = connection.createStatement()) {
            if (!exists(statement, "select 1 from pg_roles where rolname = '" + NAME + "'")) {
                statement.execute("create role " + NAME + " login");
            }
            if (!exists(statement, "select 1 from pg_roles where rolname = '" + READER + "'")) {
                statement.execute("create role " + READER + " nologin");
            }
            statement.execute("grant %s to %s with inherit false, set true".formatted(READER, NAME));
            statement.execute("alter role %s password '%s'".formatted(NAME, password));
            if (!exists(statement, "select 1 from pg_database where datname = '" + NAME + "'")) {
                statement.execute("create database %s owner %s".formatted(NAME, NAME));
                statement.execute("revoke all on database " + NAME + " from public");
            }
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (var row = statement.executeQuery(query)) {
            return row.next();
        }
    }

    private static void release(HomeLock lock, Exception reason) {
        try {
            lock.close();
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    private static EmbeddedPostgresException failed(Path home, Exception reason) {
        return new EmbeddedPostgresException(
                "The embedded database in %s did not start: %s".formatted(home, reason.getMessage()),
                "See the files in %s; docs/operations.md says what they mean.".formatted(home.resolve("log")),
                reason);
    }

    public int port() {
        return port;
    }

    /** The process id of the server itself, for tests that kill it. */
    public long pid() {
        return process.pid();
    }

    public String jdbcUrl() {
        return jdbcUrl(NAME);
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    public String username() {
        return NAME;
    }

    public String password() {
        return password;
    }

    /** A connection with every right, to make databases and roles. */
    public Connection superuserConnection() throws SQLException {
        return DriverManager.getConnection(jdbcUrl("postgres"), "postgres", superuserPassword);
    }

    /** Stops the server: what is committed is on disk, the folder is free for the next start. */
    @Override
    public void close() {
        try {
            process.close();
            lock.close();
        } catch (IOException e) {
            throw new IllegalStateException("stopping the embedded database", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
