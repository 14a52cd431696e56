package org.openspm.incentive.calc;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Credits all transactions under one plan version, by ranges of rows in several threads. */
final class CreditStage {
    /** Rows a thread takes at a time; a multiple of 64, so that no two threads mark the same word. */
    private static final int RANGE = 16 * CreditWorker.BATCH;

    private CreditStage() {}

    /** What came of it: sums by segment and slot, single credits where wanted, counts and findings. */
    record Credited(CreditSums sums, @Nullable CreditLog[] logs, List<ControlTotal> totals, List<Finding> findings) {}

    static Credited run(CompiledPlan plan, Workers workers, CreditedRows credited, boolean logAll) {
        var next = new AtomicInteger();
        int rows = plan.snapshot().transactions().rows();
        var done = workers.each(() -> {
            var worker = new CreditWorker(plan, logAll);
            for (int from = next.getAndAdd(RANGE); from < rows && from >= 0; from = next.getAndAdd(RANGE)) {
                workers.reached(Progress.Stage.CREDIT, from, rows);
                worker.credit(from, Math.min(rows, from + RANGE), credited);
            }
            return worker;
        });
        return merged(plan, done);
    }

    private static Credited merged(CompiledPlan plan, List<CreditWorker> workers) {
        var first = workers.getFirst();
        var findings = new ArrayList<Finding>();
        workers.forEach(worker -> worker.findings().forEach(findings::add));
        var logs =
                CreditSums.logs(plan, workers.stream().map(CreditWorker::sums).toList());
        for (var other : workers.subList(1, workers.size())) {
            first.sums().addAll(other.sums());
            for (int rule = 0; rule < plan.rules().size(); rule++) {
                first.tallies().get(rule).addAll(other.tallies().get(rule));
            }
        }
        var totals = new ArrayList<ControlTotal>();
        for (int rule = 0; rule < plan.rules().size(); rule++) {
            totals.add(first.tallies()
                    .get(rule)
                    .total(plan.version(), plan.rules().get(rule).rule().name()));
        }
        return new Credited(first.sums(), logs, totals, findings);
    }
}
