package org.openspm.web.data;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Kills the product and its PostgreSQL with SIGKILL in the middle of an import and proves after each restart that nothing is lost and
 * nothing doubled. Runs on the JDBC driver alone, see bin/crash-import: {@code ImportCrash FOLDER ROWS JAVA OPTIONS...}
 */
public final class ImportCrash {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String LATEST = "from import_batch where name = 'orders.csv' order by number desc limit 1";
    private static final String PROMOTED = "select status = 'PROMOTED' " + LATEST;
    private static final String CHECKING = "select status = 'STAGING' and rows_total > 0 " + LATEST;
    private static final String PROMOTING =
            "select count(*) > 0 from pg_stat_activity where state = 'active' and query like 'insert into transaction"
                    + " (%'";

    private final Path home;
    private final Path files;
    private final int rows;
    private final List<String> command;
    private Process running; // none before the first start and after a kill

    private ImportCrash(Path folder, int rows, List<String> command) throws IOException {
        this.home = folder.resolve("postgres");
        this.files = Files.createDirectories(folder.resolve("files"));
        this.rows = rows;
        this.command = command;
    }

    public static void main(String[] args) throws Exception {
        var crash = new ImportCrash(
                Path.of(args[0]), Integer.parseInt(args[1]), Arrays.asList(args).subList(2, args.length));
        try {
            crash.killTheApplicationWhileItChecks();
            crash.killTheApplicationWhileItPromotes();
            crash.killTheDatabaseWhileItPromotes();
            crash.killTheDatabaseWhileItChecks();
        } finally {
            crash.stop();
        }
        System.out.println("Nothing was lost and nothing doubled.");
    }

    private void killTheApplicationWhileItChecks() throws Exception {
        people();
        var total = orders(0);
        start(true);
        await("rows are being checked", CHECKING);
        killApplication();
        start(false);
        await("the check is taken up by itself", "select status = 'STAGED' " + LATEST);
        require("every row is valid", "select rows_valid = " + rows + " and rows_wrong = 0 " + LATEST);
        require("the control total is that of the file", "select control_total = " + total + " " + LATEST);
        require("no transaction is known yet", "select count(*) = 0 from transaction");
    }

    private void killTheApplicationWhileItPromotes() throws Exception {
        var total = orders(0);
        start(true);
        await("rows are being promoted", PROMOTING);
        killApplication();
        start(true);
        await("the import goes on to its end", PROMOTED);
        requireRevision(1, total);
    }

    private void killTheDatabaseWhileItPromotes() throws Exception {
        var before = orders(0);
        var total = orders(1);
        start(true);
        await("changed rows are being promoted", PROMOTING);
        killDatabase();
        killApplication();
        start(false);
        await("the batch waits to be promoted again", "select status = 'STAGED' " + LATEST);
        require("the batch says what happened", "select message like 'Promotion %' " + LATEST);
        requireRevision(1, before);
        start(true);
        await("the import goes on to its end", PROMOTED);
        requireRevision(2, total);
    }

    private void killTheDatabaseWhileItChecks() throws Exception {
        var total = orders(2);
        start(true);
        await("rows changed once more are being checked", CHECKING);
        killDatabase();
        killApplication();
        start(true);
        await("the import goes on to its end", PROMOTED);
        requireRevision(3, total);
    }

    /** After so many rounds each order is known once, with as many revisions, and the current ones add up to the file. */
    private void requireRevision(int round, BigDecimal total) throws SQLException, IOException {
        require("each order is current once", """
            select count(*) = %1$d and count(distinct code) = %1$d and min(revision) = %2$d and max(revision) = %2$d
            from transaction where current\
            """.formatted(rows, round));
        require("there are " + round + " revisions", "select count(*) = " + (long) rows * round + " from transaction");
        require(
                "the amounts are those of the file",
                "select sum(amount) = " + total + " from transaction where current");
    }

    private void people() throws IOException {
        Files.writeString(files.resolve("people.csv"), "person_id,full_name\nP1,Ana\nP2,Bo\n");
    }

    /** Writes the orders, each with its amount raised by the round, and gives their sum. */
    private BigDecimal orders(int round) throws IOException {
        var total = BigDecimal.ZERO;
        try (var out = Files.newBufferedWriter(files.resolve("orders.csv"))) {
            out.write("transaction_id,order_date,amount,currency,salesperson_id\n");
            for (int i = 0; i < rows; i++) {
                var amount = BigDecimal.valueOf(i % 99_991, 2).add(BigDecimal.valueOf(round));
                total = total.add(amount);
                out.write("ORDER-%08d,%s,%s,EUR,P%d%n"
                        .formatted(i, LocalDate.of(2026, 1, 1).plusDays(i % 365), amount.toPlainString(), 1 + i % 2));
            }
        }
        return total;
    }

    private void stop() throws InterruptedException {
        var app = running;
        running = null;
        if (app == null) {
            return;
        }
        app.destroy();
        if (!app.waitFor(60, TimeUnit.SECONDS)) {
            app.destroyForcibly().waitFor();
        }
    }

    private void start(boolean importing) throws IOException, InterruptedException {
        stop();
        var options = new ArrayList<>(command);
        options.addAll(List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spm.sample-company=false",
                "--spm.embedded-postgres.home=" + home,
                "--spring.main.banner-mode=off"));
        if (importing) {
            options.add("--spm.import.folder=" + files);
        }
        var log = home.resolveSibling("product.log").toFile();
        running = new ProcessBuilder(options)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    private void await(String what, String question) {
        var app = Objects.requireNonNull(running);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isSo(question)) {
            if (System.nanoTime() > end || !app.isAlive()) {
                throw new IllegalStateException(
                        "Waited for: " + what + "; the product " + (app.isAlive() ? "runs" : "ended: " + app));
            }
            LockSupport.parkNanos(20_000_000);
        }
        System.out.println("  " + what);
    }

    private void require(String what, String question) throws SQLException, IOException {
        if (!"t".equals(ask(question))) {
            throw new IllegalStateException("Not so: " + what + " (" + question + ")");
        }
        System.out.println("  " + what);
    }

    /** While the database starts or recovers the answer is no. */
    private boolean isSo(String question) {
        try {
            return "t".equals(ask(question));
        } catch (SQLException | IOException notYet) {
            return false;
        }
    }

    private String ask(String question) throws SQLException, IOException {
        var port = Files.readString(home.resolve("lock")).strip().replaceAll(".*port=", "");
        if (port.isEmpty() || port.equals("0")) {
            throw new IOException("The database is not up yet");
        }
        var password = Files.readString(home.resolve("openspm.password")).strip();
        var address = "jdbc:postgresql://127.0.0.1:" + port + "/openspm?connectTimeout=5";
        try (var connection = DriverManager.getConnection(address, "openspm", password);
                var statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            return row.next() ? Objects.requireNonNullElse(row.getString(1), "") : "";
        }
    }

    private void killApplication() throws InterruptedException {
        Objects.requireNonNull(running).destroyForcibly().waitFor();
        running = null;
        System.out.println("kill -9 of the application");
    }

    private void killDatabase() throws IOException {
        long postmaster = Long.parseLong(Files.readAllLines(home.resolve("data/postmaster.pid"))
                .getFirst()
                .strip());
        ProcessHandle.of(postmaster).orElseThrow().destroyForcibly();
        System.out.println("kill -9 of PostgreSQL");
    }
}
