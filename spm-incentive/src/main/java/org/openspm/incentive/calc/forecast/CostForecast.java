package org.openspm.incentive.calc.forecast;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.openspm.domain.shared.DateRange;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.calc.Calculator;
import org.openspm.incentive.calc.PlanVersion;
import org.openspm.incentive.calc.Progress;
import org.openspm.incentive.calc.input.Snapshot;

/**
 * The cost of plans in a year to come: the year is drawn many times by {@link SeasonalBlocks}, and each drawn year is paid by
 * the engine that pays people, tiers, caps and all. The same seed gives the same costs, whatever the number of threads.
 */
public final class CostForecast {
    private static final int WHOLE = 100;

    private CostForecast() {}

    /**
     * What is asked.
     *
     * @param year the days whose cost is asked for, whole periods
     * @param history first day of the months to draw from
     * @param keptFrom first day of the transactions that count as they are
     * @param drawnFrom first day that is drawn; what was before is as it was
     * @param replicates how many years are drawn
     * @param together whether all sellers draw the same months
     */
    public record Question(
            DateRange year,
            LocalDate history,
            LocalDate keptFrom,
            LocalDate drawnFrom,
            int replicates,
            long seed,
            boolean together) {}

    /** A plan in one currency. */
    public record Key(String plan, String currency) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byPlan = plan.compareTo(other.plan);
            return byPlan == 0 ? currency.compareTo(other.currency) : byPlan;
        }
    }

    /**
     * The costs of each plan, one for each drawn year, in the order in which they were drawn.
     *
     * @throws RuleViolation when no month is there to draw from
     */
    public static Map<Key, List<BigDecimal>> run(
            Snapshot snapshot, List<PlanVersion> versions, Question question, int threads, Progress progress) {
        var blocks = new SeasonalBlocks(
                snapshot,
                question.history(),
                question.keptFrom(),
                question.drawnFrom(),
                Objects.requireNonNull(question.year().end()));
        if (blocks.isEmpty()) {
            throw new RuleViolation("No sale lies between " + question.history() + " and " + question.drawnFrom()
                    + ", so there is nothing to draw the year from; import the history first.");
        }
        var drawn = new ArrayList<Map<Key, BigDecimal>>(Collections.nCopies(question.replicates(), Map.of()));
        var next = new AtomicInteger();
        each(threads, () -> {
            for (int replicate = next.getAndIncrement();
                    replicate < question.replicates();
                    replicate = next.getAndIncrement()) {
                try {
                    var random = new Random(seed(question.seed(), replicate));
                    var year = blocks.draw(random, question.together());
                    var costs = costs(year, versions, question.year(), progress);
                    synchronized (drawn) {
                        drawn.set(replicate, costs);
                    }
                } catch (RuntimeException failed) {
                    // The other threads need not go on.
                    next.set(question.replicates());
                    throw failed;
                }
                progress.reached(Progress.Stage.EARN, replicate * WHOLE / question.replicates());
            }
            return question.replicates();
        });
        return inOrder(drawn);
    }

    private static Map<Key, BigDecimal> costs(
            Snapshot year, List<PlanVersion> versions, DateRange scope, Progress progress) {
        var result = Calculator.calculate(year, versions, scope, 1, new Cancelling(progress));
        var costs = new TreeMap<Key, BigDecimal>();
        for (var earning : result.earnings()) {
            var plan = versions.get(earning.version()).plan().code();
            costs.merge(new Key(plan, earning.currency().code()), earning.amount(), BigDecimal::add);
        }
        return costs;
    }

    private static Map<Key, List<BigDecimal>> inOrder(List<Map<Key, BigDecimal>> drawn) {
        var all = new TreeMap<Key, List<BigDecimal>>();
        drawn.forEach(costs -> costs.keySet().forEach(key -> all.putIfAbsent(key, new ArrayList<>())));
        all.forEach((key, costs) -> drawn.forEach(each -> costs.add(each.getOrDefault(key, BigDecimal.ZERO))));
        return all;
    }

    /** A seed of its own for each drawn year: the finalizer of SplitMix64 spreads neighbours over all longs. */
    private static long seed(long seed, int replicate) {
        long z = seed + (replicate + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static void each(int threads, Callable<Integer> task) {
        try (var pool = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("forecast-", 1).daemon().factory())) {
            var futures = new ArrayList<Future<Integer>>();
            for (int thread = 0; thread < threads; thread++) {
                futures.add(pool.submit(task));
            }
            for (var future : futures) {
                future.get();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The forecast was interrupted", interrupted);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(failed.getCause());
        }
    }

    /** Lets single calculations end early; how far each of them is does not matter. */
    private record Cancelling(Progress whole) implements Progress {
        @Override
        public boolean cancelled() {
            return whole.cancelled();
        }
    }
}
