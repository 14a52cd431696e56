package org.openspm.incentive.calc;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.CreditSums.Keep;

/** Credits transactions under one plan version, by ranges of rows in several threads. */
final class CreditStage {
    /** Rows a thread takes at a time; a multiple of 64, so that no two threads mark the same word. */
    private static final int RANGE = 16 * CreditWorker.BATCH;

    private CreditStage() {}

    /** What came of it: sums by segment and slot, single credits where wanted, counts and findings. */
    record Credited(CreditSums sums, @Nullable CreditLog[] logs, List<RuleTally> tallies, List<Finding> findings) {

        /** Proof for each rule that nothing got lost. */
        List<ControlTotal> totals(CompiledPlan plan) {
            var totals = new ArrayList<ControlTotal>();
            for (int rule = 0; rule < tallies.size(); rule++) {
                var name = plan.rules().get(rule).rule().name();
                totals.add(tallies.get(rule).total(plan.version(), name));
            }
            return totals;
        }
    }

    /** What one thread did. */
    record Done<S extends CreditSink>(CreditWorker worker, S sink) {}

    /** Credits all transactions and keeps single credits where the plan pays on them. */
    static Credited run(CompiledPlan plan, Workers workers, CreditedRows credited) {
        return merged(plan, each(plan, workers, credited, () -> new CreditSums(plan, Keep.SUMS)));
    }

    /** Credits only some transactions, whose numbers ascend, and keeps every credit to show it. */
    static Credited run(CompiledPlan plan, int[] rows) {
        var sums = new CreditSums(plan, Keep.SUMS_AND_CREDITS);
        var worker = new CreditWorker(plan, sums);
        worker.credit(rows, new CreditedRows(plan.snapshot().transactions().rows()));
        return merged(plan, List.of(new Done<>(worker, sums)));
    }

    /** Credits only some transactions, whose numbers ascend, to tell what they add; nothing is summed. */
    static Done<CreditSums> some(CompiledPlan plan, int[] rows, CreditedRows credited) {
        var sums = new CreditSums(plan, Keep.CREDITS);
        var worker = new CreditWorker(plan, sums);
        worker.credit(rows, credited);
        return new Done<>(worker, sums);
    }

    /** Credits all transactions; each thread has a worker and hands the credits to a sink of its own. */
    static <S extends CreditSink> List<Done<S>> each(
            CompiledPlan plan, Workers workers, CreditedRows credited, Supplier<S> sinks) {
        var next = new AtomicInteger();
        int rows = plan.snapshot().transactions().rows();
        return workers.each(() -> {
            var sink = sinks.get();
            var worker = new CreditWorker(plan, sink);
            for (int from = next.getAndAdd(RANGE); from < rows && from >= 0; from = next.getAndAdd(RANGE)) {
                workers.reached(Progress.Stage.CREDIT, from, rows);
                worker.credit(from, Math.min(rows, from + RANGE), credited);
            }
            return new Done<>(worker, sink);
        });
    }

    private static Credited merged(CompiledPlan plan, List<Done<CreditSums>> done) {
        var findings = new ArrayList<Finding>();
        done.forEach(one -> one.worker().findings().forEach(findings::add));
        var logs = CreditSums.logs(plan, done.stream().map(Done::sink).toList());
        var first = done.getFirst();
        for (var other : done.subList(1, done.size())) {
            first.sink().addAll(other.sink());
            for (int rule = 0; rule < plan.rules().size(); rule++) {
                first.worker()
                        .tallies()
                        .get(rule)
                        .addAll(other.worker().tallies().get(rule));
            }
        }
        return new Credited(first.sink(), logs, first.worker().tallies(), findings);
    }
}
