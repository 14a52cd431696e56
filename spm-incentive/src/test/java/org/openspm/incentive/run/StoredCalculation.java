package org.openspm.incentive.run;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.openspm.domain.shared.DateRange;
import org.openspm.incentive.calc.Calculator;
import org.openspm.incentive.calc.PlanVersion;
import org.openspm.incentive.calc.Progress;
import org.openspm.incentive.language.PlanReader;
import org.openspm.incentive.run.snapshot.SnapshotLoader;

/** A calculation from the product's tables back into them, with the product's own reader and writer, step by step timed. */
public final class StoredCalculation {
    private final DataSource database;
    private final int threads;

    public StoredCalculation(DataSource database, int threads) {
        this.database = database;
        this.threads = threads;
    }

    /** The plan version that pays, its code and its text, and the run that gets the result. */
    public record Order(UUID run, UUID version, String code, String text, LocalDate from, DateRange scope) {}

    /** What it took: seconds by step, and credits given. */
    public record Done(Map<String, Double> seconds, long credits) {}

    public Done run(Order order) throws SQLException {
        Map<String, Double> seconds = new LinkedHashMap<>();
        long start = System.nanoTime();
        var version = new PlanVersion(PlanReader.read(order.text()).orRefuse(), order.from());
        var plans = List.of(new PlanInForce(order.version(), order.code(), 1, "hash", order.from(), version));
        var input = new SnapshotLoader(database)
                .load(SnapshotLoader.Wanted.allPeriods(
                        order.scope(), PlanInForce.versions(plans), PlanInForce.hashes(plans)));
        start = noted("read", start, seconds);
        var result = Calculator.calculate(
                input.snapshot(), PlanInForce.versions(plans), order.scope(), threads, Progress.SILENT);
        start = noted("calculate", start, seconds);
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            new ResultWriter(connection, order.run(), input, plans, result).write();
            connection.commit();
        }
        noted("write", start, seconds);
        return new Done(
                seconds,
                result.totals().stream().mapToLong(total -> total.credits()).sum());
    }

    private static long noted(String step, long start, Map<String, Double> seconds) {
        long now = System.nanoTime();
        seconds.put(step, (now - start) / 1e9);
        return now;
    }
}
