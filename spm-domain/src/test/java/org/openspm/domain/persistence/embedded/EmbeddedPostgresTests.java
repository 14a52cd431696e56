package org.openspm.domain.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.StringReader;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openspm.domain.testing.EmbeddedTestServer;
import org.postgresql.PGConnection;

@Timeout(120)
class EmbeddedPostgresTests {
    @TempDir
    private Path home;

    @Test
    void keepsItsDataInTheFolderAcrossStarts() throws SQLException {
        try (var server = start();
                var connection = connect(server)) {
            execute(connection, "create table deal (name text)");
            execute(connection, "insert into deal values ('Acme')");
        }
        try (var server = start();
                var connection = connect(server)) {
            assertThat(strings(connection, "select name from deal")).containsExactly("Acme");
        }
    }

    @Test
    void letsTheProductsRoleDoWhatItNeedsAndNoMore() throws Exception {
        try (var server = start();
                var connection = connect(server)) {
            execute(connection, "create extension btree_gist");
            execute(connection, "create table line (amount numeric(19, 4))");
            var copied = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy line from stdin", new StringReader("10.5\n20\n"));
            assertThat(copied).isEqualTo(2);
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> execute(connection, "copy line to program 'cat'"))
                    .withMessageContaining("permission denied");
            assertThat(strings(connection, "show listen_addresses")).containsExactly("127.0.0.1");
        }
    }

    @Test
    void keepsPasswordsToTheUserWhoStartsIt() throws IOException {
        try (var server = start()) {
            assertThat(server.password()).hasSizeGreaterThanOrEqualTo(32);
            for (var file : List.of("superuser.password", "openspm.password")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(file))))
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void refusesASecondStartAndNamesTheFirst() {
        try (var server = start()) {
            assertThatExceptionOfType(EmbeddedPostgresException.class)
                    .isThrownBy(this::start)
                    .withMessageContaining("already in use")
                    .withMessageContaining("pid=" + ProcessHandle.current().pid() + " port=" + server.port())
                    .satisfies(refusal -> assertThat(refusal.remedy()).contains("spm.embedded-postgres.home"));
        }
    }

    @Test
    void stopsAServerThatAKilledStartLeftBehind() throws Exception {
        start().close();
        var orphan = serverWithoutAnOwner();
        try (var server = start();
                var connection = connect(server)) {
            assertThat(orphan.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(server.pid()).isNotEqualTo(orphan.pid());
            assertThat(strings(connection, "select 'here'")).containsExactly("here");
        }
    }

    @Test
    void losesNothingCommittedWhenTheServerIsKilled() throws SQLException {
        try (var server = EmbeddedPostgres.start(properties(true));
                var connection = connect(server)) {
            execute(connection, "create table deal (name text)");
            execute(connection, "insert into deal values ('committed')");
            connection.setAutoCommit(false);
            execute(connection, "insert into deal values ('in flight')");
            var killed = server.pid();
            ProcessHandle.of(killed).orElseThrow().destroyForcibly();
            await().atMost(Duration.ofSeconds(40))
                    .pollInterval(Duration.ofMillis(50))
                    .ignoreExceptions()
                    .untilAsserted(() -> {
                        try (var again = connect(server)) {
                            assertThat(strings(again, "select name from deal")).containsExactly("committed");
                        }
                    });
            assertThat(server.pid()).isNotEqualTo(killed);
        }
    }

    @Test
    void startsAgainAfterTheWholeProgramIsKilled() throws Exception {
        var program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        UntilKilled.class.getName(),
                        home.toString(),
                        EmbeddedTestServer.binaries().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var output = program.inputReader()) {
            assertThat(output.lines().anyMatch("committed"::equals)).isTrue();
        } finally {
            program.destroyForcibly().waitFor();
        }
        try (var server = start();
                var connection = connect(server)) {
            assertThat(strings(connection, "select name from deal")).containsExactly("Acme");
        }
    }

    @Test
    void refusesDataOfAnotherMajorVersion() throws IOException {
        Files.writeString(Files.createDirectories(home.resolve("data")).resolve("PG_VERSION"), "17\n");
        assertThatExceptionOfType(EmbeddedPostgresException.class)
                .isThrownBy(this::start)
                .withMessageContaining("written by PostgreSQL 17")
                .satisfies(refusal -> assertThat(refusal.remedy()).contains("pg_dump"));
    }

    @Test
    void leavesNothingHalfDoneWhenItCannotBeCreated() throws IOException {
        Files.writeString(home.resolve("data"), "a file in the way");
        assertThatExceptionOfType(EmbeddedPostgresException.class).isThrownBy(this::start);
        Files.delete(home.resolve("data"));
        try (var server = start()) {
            assertThat(server.port()).isPositive();
        }
        try (var left = Files.list(home)) {
            assertThat(left.map(Path::getFileName).map(Path::toString))
                    .noneMatch(name -> name.startsWith("initdb-") || name.endsWith(".unfinished"));
        }
    }

    /** Commits a row in a new database and then waits for its end. */
    static final class UntilKilled {
        public static void main(String[] arguments) throws SQLException, IOException {
            var server = EmbeddedPostgres.start(new EmbeddedPostgresProperties(
                    Path.of(arguments[0]), Path.of(arguments[1]), 0, true, Duration.ofMinutes(1), Map.of()));
            try (var connection = connect(server)) {
                execute(connection, "create table deal (name text)");
                execute(connection, "insert into deal values ('Acme')");
            }
            System.out.println("committed");
            System.out.flush();
            System.in.read();
        }
    }

    private Process serverWithoutAnOwner() throws IOException {
        var account = ServerAccount.forHome(home);
        var folder = home.resolve("data");
        var command = new ArrayList<>(List.of(
                ServerBinaries.unpackInto(EmbeddedTestServer.binaries())
                        .program("postgres")
                        .toString(),
                "-D",
                folder.toString()));
        command.addAll(ServerSettings.options(properties(false), 0));
        command.set(command.lastIndexOf("port=0"), "port=" + freePort());
        var process = new ProcessBuilder(account.command(command))
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("orphan.log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Files.exists(folder.resolve("postmaster.pid"))
                        && Files.readString(folder.resolve("postmaster.pid")).contains("ready"));
        return process;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(properties(false));
    }

    private EmbeddedPostgresProperties properties(boolean durable) {
        return new EmbeddedPostgresProperties(
                home, EmbeddedTestServer.binaries(), 0, durable, Duration.ofMinutes(1), Map.of());
    }

    private static Connection connect(EmbeddedPostgres server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), server.username(), server.password());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> strings(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var strings = new ArrayList<String>();
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
            return strings;
        }
    }
}
