package org.openspm.web.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openspm.domain.persistence.embedded.EmbeddedPostgres;
import org.openspm.domain.persistence.embedded.EmbeddedPostgresProperties;
import org.openspm.domain.testing.EmbeddedTestServer;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.util.TestSocketUtils;
import org.springframework.util.FileSystemUtils;

/**
 * Kills PostgreSQL and then the application by signal 9 while a run writes its result. A prepared transaction holds a lock on
 * the table that is written last: it outlives the server, so both die in the middle for certain, however fast the run is.
 */
class RunCrashIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String HOLD = "the last table";
    private static final String PLAN = """
            plan: CRASH
            title: Plan of the crash
            currency: EUR
            pays: quarter
            credits:
              - credit: seller
                of: orders
                to: seller
            measures:
              - measure: sales
                credits: seller
                sum: amount
            components:
              - component: Commission
                on: sales
                rate: 5 %
            """;

    private final UUID run = UUID.randomUUID();
    private final Path home = EmbeddedTestServer.binaries().resolveSibling("run-crash");
    private final int port = TestSocketUtils.findAvailableTcpPort();
    private EmbeddedPostgres database;
    private Process application;

    @BeforeEach
    void aCompanyWithARunThatWaits() throws IOException {
        FileSystemUtils.deleteRecursively(home);
        Files.deleteIfExists(log());
        database = EmbeddedPostgres.start(new EmbeddedPostgresProperties(
                home,
                EmbeddedTestServer.binaries(),
                0,
                true,
                Duration.ofMinutes(3),
                Map.of("max_prepared_transactions", "1")));
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.username(), database.password())
                .locations("classpath:db/migration")
                .load()
                .migrate();
        sql("""
                insert into period (calendar_id, code, kind, fiscal_year, valid)
                select id, '2026-Q1', 'QUARTER', 2026, '[2026-01-01,2026-04-01)' from calendar""");
        sql("insert into person (code, full_name) select 'P' || n, 'Person ' || n from generate_series(1, 40) n");
        sql("insert into compensation_plan (code, title) values ('CRASH', 'Plan of the crash')");
        jdbc().sql("""
                        insert into plan_version (plan_id, number, text, hash, status, effective_from, created_by, created_at)
                        select id, 1, :text, 'crash', 'PUBLISHED', :from, 'test', now() from compensation_plan""")
                .param("text", PLAN)
                .param("from", LocalDate.of(2026, 1, 1))
                .update();
        sql("""
                insert into plan_assignment (plan_id, person_key, valid)
                select c.id, p.key, '[2026-01-01,)' from compensation_plan c, person p""");
        sql("""
                insert into import_batch (kind, name, status, created_by, created_at)
                values ('transactions', 'test', 'PROMOTED', 'test', now())""");
        sql("""
                insert into transaction (source, code, revision, event_date, amount, currency, seller_key, batch_id, recorded_at)
                select 'crm', p.code || '-' || n, 1, '2026-02-03', 100, 'EUR', p.key, b.id, now()
                  from person p, import_batch b, generate_series(1, 10) n""");
        sql("""
                insert into transaction (source, code, revision, event_date, amount, currency, batch_id, recorded_at)
                select 'crm', 'nobody', 1, '2026-02-03', 100, 'EUR', b.id, now() from import_batch b""");
        jdbc().sql("""
                        insert into calculation_run (id, scope, business_date, status, requested_by, requested_at)
                        values (:run, '[2026-01-01,2026-04-01)', '2026-04-02', 'QUEUED', 'test', now() - interval '1 minute')""").param("run", run).update();
    }

    @AfterEach
    void stop() {
        if (application != null) {
            application.destroyForcibly();
        }
        database.close();
        FileSystemUtils.deleteRecursively(home.toFile());
    }

    @Test
    void aRunThatIsKilledWhileItWritesEndsOnceAndNothingIsDoubled() throws Exception {
        holdTheLastTable();
        application = startApplication();
        awaitTheRunInTheMiddle(1);
        // A product that is still starting needs its database and ends without it; this one is to outlive it.
        await().atMost(PATIENCE).until(this::isReady);

        killTheDatabase();
        awaitTheRunInTheMiddle(2);
        assertThat(application.isAlive())
                .as("the application outlives its database")
                .isTrue();

        application.destroyForcibly().waitFor();
        letGoOfTheLastTable();
        assertThat(count("select count(*) from earning")).isZero();

        application = startApplication();
        await().atMost(PATIENCE).until(() -> status().equals("CALCULATED"));
        assertThat(count("select attempt from calculation_run")).isEqualTo(3);
        assertThat(jdbc().sql("select sum(amount)::text from earning")
                        .query(String.class)
                        .single())
                .isEqualTo("2000.0000");
        assertThat(count("select count(*) from earning"))
                .isEqualTo(count("select earnings from calculation_run"))
                .isEqualTo(40);
        assertThat(count("select count(*) from measurement")).isEqualTo(40);
        assertThat(count("select count(distinct (person_key, line_key)) from earning_line"))
                .isEqualTo(count("select count(*) from earning_line"))
                .isEqualTo(40);
        assertThat(count("select count(*) from run_exception"))
                .isEqualTo(count("select exceptions from calculation_run"))
                .isEqualTo(1);
        await().atMost(PATIENCE)
                .until(() -> count("select count(*) from scheduled_tasks where task_name = 'calculation-run'") == 0);
    }

    /** Whoever started the server starts it again on the same port. */
    private void killTheDatabase() throws Exception {
        var server = ProcessHandle.of(database.pid()).orElseThrow();
        server.destroyForcibly();
        server.onExit().get();
    }

    private void holdTheLastTable() throws SQLException {
        try (var connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table run_exception in access exclusive mode");
            statement.execute("prepare transaction '" + HOLD + "'");
        }
    }

    private void letGoOfTheLastTable() {
        sql("rollback prepared '" + HOLD + "'");
    }

    /** Its measurements, earnings and lines are written and not committed, and it waits for the table that is held. */
    private void awaitTheRunInTheMiddle(int attempt) {
        await().atMost(PATIENCE)
                .failFast("the application ended, see run-crash.log", () -> !application.isAlive())
                .ignoreExceptionsInstanceOf(CannotGetJdbcConnectionException.class)
                .until(() -> count(
                                "select count(*) from pg_locks where relation = 'run_exception'::regclass and not granted")
                        == 1);
        assertThat(status()).isEqualTo("RUNNING");
        assertThat(count("select attempt from calculation_run")).isEqualTo(attempt);
    }

    /** The product in a process of its own, without the classes of the tests. */
    private Process startApplication() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = List.of(
                java,
                "-Xmx400m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                productClassPath(),
                "org.openspm.SpmApplication",
                "--server.port=" + port,
                "--spring.datasource.url=" + database.jdbcUrl(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.hikari.connection-timeout=2000",
                "--db-scheduler.heartbeat-interval=1s",
                "--db-scheduler.polling-interval=1s");
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().put("SPRING_DATASOURCE_PASSWORD", database.password());
        return builder.start();
    }

    private boolean isReady() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/health/readiness"));
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.discarding()).statusCode() == 200;
        } catch (ConnectException _) {
            return false;
        }
    }

    private Path log() {
        return home.resolveSibling("run-crash.log");
    }

    private static String productClassPath() {
        var whole = Objects.requireNonNullElseGet(
                System.getProperty("surefire.test.class.path"), () -> System.getProperty("java.class.path"));
        return Arrays.stream(whole.split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("-tests.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private String status() {
        return jdbc().sql("select status from calculation_run")
                .query(String.class)
                .single();
    }

    private long count(String query) {
        return jdbc().sql(query).query(Long.class).single();
    }

    private void sql(String statement) {
        jdbc().sql(statement).update();
    }

    private JdbcClient jdbc() {
        return JdbcClient.create(
                new DriverManagerDataSource(database.jdbcUrl(), database.username(), database.password()));
    }
}
