package org.openspm.incentive.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.openspm.domain.persistence.embedded.EmbeddedPostgres;
import org.openspm.domain.persistence.embedded.EmbeddedPostgresProperties;
import org.openspm.incentive.calc.Explanation;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Runs workload W1 on the engine and its peers in one go, refuses any difference, prints times and ratios. */
public final class W1Bench {
    private static final int EXPLAIN_ROUNDS = 10;
    private static final int DISTRICT_MANAGER = 111;
    private static final int LIVE_BATCHES = 200;
    private static final int LIVE_LINES = 50;

    private final BenchOptions options;
    private final Figures figures = new Figures();
    private final W1 data;

    private W1Bench(BenchOptions options) {
        this.options = options;
        say("%s, load %s", Machine.description(), Machine.load());
        long start = System.nanoTime();
        this.data = new W1(options.rows());
        say(
                "W1: %,d transactions, %,d positions, %,d ownership rows, %,d quotas, made in %.1f s",
                data.rows, W1.POSITIONS, data.ownershipRows, data.quotaCents.length, since(start));
        figures.put("rows", data.rows);
        figures.put("threads", options.threads());
        figures.put("machine", Machine.description());
    }

    /** The entry point; exits with 1 when peers disagree, 2 when the options are wrong. */
    public static void main(String... arguments) throws SQLException, IOException {
        BenchOptions options;
        try {
            options = BenchOptions.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        new W1Bench(options).run();
    }

    private void run() throws SQLException, IOException {
        var reference = handLoop();
        engine(reference);
        if (options.wants("duckdb") || options.wants("postgres")) {
            var files = new W1Files(data, options.folder());
            files.write();
            try {
                if (options.wants("duckdb")) {
                    duckDb(files, reference);
                }
                if (options.wants("postgres")) {
                    postgres(files, reference);
                }
            } finally {
                files.delete();
            }
        }
        figures.put("load", Machine.load());
        summary();
        record();
    }

    private Outcome handLoop() {
        try (var loop = new HandLoop(data, options.threads())) {
            var outcome = figures.repeat("hand", options.repeat(), loop::run);
            report(outcome);
            say(
                    "  %,d credits; the measures sum to %s, the pay to %s",
                    outcome.credits(), Agreement.money(outcome.measuredSum()), Agreement.money(outcome.paySum()));
            figures.put("credits", outcome.credits());
            figures.put("measured", Agreement.money(outcome.measuredSum()));
            figures.put("pay", Agreement.money(outcome.paySum()));
            return outcome;
        }
    }

    private void engine(Outcome reference) {
        long before = Machine.liveBytes();
        long start = System.nanoTime();
        var snapshot = W1Snapshot.of(data);
        double seconds = since(start);
        double bytes = (Machine.liveBytes() - before) / (double) data.rows;
        say(
                "Snapshot made in %.1f s, %.1f bytes per transaction, people, accounts and quotas included",
                seconds, bytes);
        figures.put("engine.bytesPerTransaction", bytes);
        var engine = new Engine(snapshot, options.threads());
        report(figures.repeat("engine", options.repeat(), () -> checked(engine.run(), reference)));
        draft(engine);
        live(engine);
        explain(engine);
    }

    /** One rate changed in an open draft, again and again: whoever edits has calculated the text before already. */
    private void draft(Engine engine) {
        var draft = engine.draft();
        engine.edited(draft, Engine.planText());
        var round = new AtomicInteger();
        var edited = figures.repeat(
                "draft", options.repeat(), () -> engine.edited(draft, withRate(round.incrementAndGet())));
        report(edited);
        Agreement.check(engine.run(withRate(round.get())), engine.edited(draft, withRate(round.get())));
    }

    private static String withRate(int round) {
        return Engine.planText().replace("x 1.5", "x 1." + (51 + round % 40));
    }

    /** Lines that come in dozens, as in a tenth of a second at 500 a second; the figure of a rep is asked for each time. */
    private void live(Engine engine) {
        long start = System.nanoTime();
        var calculation = engine.live();
        figures.put("live.first", since(start));
        var seconds = new ArrayList<Double>();
        for (int batch = 0; batch < LIVE_BATCHES; batch++) {
            var lines = W1Snapshot.lines(data, batch * LIVE_LINES, LIVE_LINES);
            start = System.nanoTime();
            calculation.transactions(new int[0], lines.transactions(), lines.splits());
            calculation.of(W1.FIRST_REP);
            seconds.add(since(start));
        }
        Collections.sort(seconds);
        figures.put("live.batch", seconds.get(seconds.size() / 2));
        figures.put("live.batch.p99", seconds.get(seconds.size() * 99 / 100));
        say(
                "Kept up to date after %.2f s: %d new lines and the figure of a rep in %.4f s (median of %d, p99 %.4f s)",
                figures.seconds("live.first"),
                LIVE_LINES,
                figures.seconds("live.batch"),
                seconds.size(),
                figures.seconds("live.batch.p99"));
    }

    /** Every measure and quarter, each of another rep, several times; then a manager. */
    private void explain(Engine engine) {
        long start = System.nanoTime();
        var derivations = engine.derivations();
        figures.put("explain.index", since(start));
        var seconds = new ArrayList<Double>();
        for (int round = 0; round < EXPLAIN_ROUNDS; round++) {
            for (int cell = 0; cell < W1.CELLS; cell++) {
                int position = W1.FIRST_REP + round * W1.CELLS + cell;
                start = System.nanoTime();
                Engine.explain(derivations, position, cell % W1.MEASURES, cell / W1.MEASURES);
                seconds.add(since(start));
            }
        }
        start = System.nanoTime();
        int steps = steps(Engine.explain(derivations, DISTRICT_MANAGER, 0, 0));
        figures.put("explain.manager", since(start));
        Collections.sort(seconds);
        figures.put("explain", seconds.get(seconds.size() / 2));
        figures.put("explain.slowest", seconds.getLast());
        say(
                "One earning of a rep explained in %.4f s (median of %d, the slowest %.4f s), after an index made in %.3f s;"
                        + " one of a manager of nine in %.4f s with %,d steps",
                figures.seconds("explain"),
                seconds.size(),
                seconds.getLast(),
                figures.seconds("explain.index"),
                figures.seconds("explain.manager"),
                steps);
    }

    private static int steps(Explanation explanation) {
        return 1 + explanation.children().stream().mapToInt(W1Bench::steps).sum();
    }

    private void duckDb(W1Files files, Outcome reference) throws SQLException {
        try (var duckDb = new DuckDb(options.threads())) {
            figures.put("duckdb.load", duckDb.load(files));
            report(figures.repeat("duckdb", 2, () -> checked(duckDb.peer(), reference)));
        }
    }

    private void postgres(W1Files files, Outcome reference) throws SQLException, IOException {
        var properties = new EmbeddedPostgresProperties(
                options.folder().resolve("postgres"),
                null,
                0,
                true,
                Duration.ofMinutes(3),
                Map.of("shared_buffers", "4GB", "work_mem", "512MB", "max_wal_size", "16GB"));
        try (var server = EmbeddedPostgres.start(properties);
                var connection = DriverManager.getConnection(server.jdbcUrl(), server.username(), server.password())) {
            var tables = new PostgresTables(connection);
            figures.put("postgres.copy", tables.load(files));
            figures.put("postgres.read", tables.readColumns(data));
            say(
                    "PostgreSQL: COPY in %.1f s, all transactions out by binary COPY %.1f s",
                    figures.seconds("postgres.copy"), figures.seconds("postgres.read"));
            report(figures.repeat("postgres", 1, () -> checked(tables.peer(), reference)));
            stored(server, connection, reference);
            tables.drop();
        }
    }

    /** The product's whole way, from its own tables back into them. */
    private void stored(EmbeddedPostgres server, Connection connection, Outcome reference) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("drop schema if exists public, staging, as_of cascade");
            statement.execute("create schema public");
        }
        Flyway.configure()
                .dataSource(server.jdbcUrl(), server.username(), server.password())
                .load()
                .migrate();
        var source = new DriverManagerDataSource(server.jdbcUrl(), server.username(), server.password());
        var tables = new ProductTables(connection, source);
        tables.fill();
        report(figures.repeat("cold", 2, () -> checked(tables, reference)));
    }

    private Outcome checked(ProductTables tables, Outcome reference) {
        try {
            return checked(tables.run(options.threads()), reference);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Outcome checked(SqlPeer peer, Outcome reference) {
        try {
            return checked(peer.run(), reference);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Outcome checked(Outcome outcome, Outcome reference) {
        Agreement.check(reference, outcome);
        return outcome;
    }

    private static void report(Outcome outcome) {
        var steps = new StringBuilder();
        outcome.seconds()
                .forEach((step, seconds) -> steps.append(String.format(Locale.ROOT, "  %s %.3f s", step, seconds)));
        say("%-16s %8.3f s %s  (load %s)", outcome.peer(), outcome.totalSeconds(), steps, Machine.load());
    }

    private void summary() {
        say("%n%s%n%s", new Summary(figures).table(), figures.json());
    }

    private void record() throws IOException {
        if (options.record() != null) {
            Files.writeString(
                    options.record(), figures.json() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
