package org.openspm.incentive.calc;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.openspm.domain.shared.DateRange;
import org.openspm.incentive.calc.input.Snapshot;

/**
 * Calculates one plan again and again over the same data, each time by other versions, while all other plans stay as they
 * are: no plan's pay depends on another's, so what the others credit is found once and only tells what nobody credits.
 * Several threads may share it.
 */
public final class PlanRecalculation {
    private final Snapshot snapshot;
    private final DateRange scope;
    private final Workers workers;
    private final Payees payees;
    private final List<PlanVersion> others;
    private final CreditedRows creditedByOthers;
    private final List<VersionRun> otherRuns = new ArrayList<>();
    private final AtomicReference<List<Credits>> last = new AtomicReference<>(List.of());

    /** What a version credited, for another text that credits the same. */
    private record Credits(CompiledPlan plan, CreditStage.Credited credited, CreditedRows rows) {}

    /**
     * @param others versions of all other plans
     */
    public PlanRecalculation(Snapshot snapshot, List<PlanVersion> others, DateRange scope, int threads) {
        this(snapshot, others, scope, new Workers(threads, Progress.SILENT));
    }

    PlanRecalculation(Snapshot snapshot, List<PlanVersion> others, DateRange scope, Workers workers) {
        this.snapshot = snapshot;
        this.scope = scope;
        this.workers = workers;
        this.payees = new Payees(snapshot.roster());
        this.others = List.copyOf(others);
        this.creditedByOthers = new CreditedRows(snapshot.transactions().rows());
        for (int version = 0; version < others.size(); version++) {
            var plan = CompiledPlan.of(snapshot, others, version, scope, payees);
            if (plan.slots().count() > 0) {
                otherRuns.add(new VersionRun(plan, CreditStage.run(plan, workers, creditedByOthers)));
            }
        }
        PaymentStage.of(otherRuns).forEach(stage -> stage.mark(creditedByOthers));
    }

    /**
     * Credits, measures and earns every period that touches the scope under these versions of the plan; the findings are
     * those of these versions, and who or what no plan at all concerns.
     */
    public Calculation with(List<PlanVersion> own) {
        var versions = Stream.concat(others.stream(), own.stream()).toList();
        var credited = creditedByOthers.copy();
        var runs = new ArrayList<VersionRun>();
        var credits = new ArrayList<Credits>();
        for (int version = others.size(); version < versions.size(); version++) {
            var plan = CompiledPlan.of(snapshot, versions, version, scope, payees);
            if (plan.slots().count() > 0) {
                var found = credits(plan);
                credited.markAll(found.rows());
                credits.add(found);
                var run = new VersionRun(plan, found.credited());
                workers.reached(Progress.Stage.ROLL_UP, version + 1L, versions.size());
                run.earn(workers);
                runs.add(run);
            }
        }
        last.set(List.copyOf(credits));
        for (var stage : PaymentStage.of(runs)) {
            stage.mark(credited);
            stage.pay(workers);
        }
        return new ResultAssembly(snapshot, payees, runs, otherRuns, workers).calculation(credited, scope);
    }

    /** Where only rates and the like were changed, the sums of the text before are right. */
    private Credits credits(CompiledPlan plan) {
        for (var before : last.get()) {
            if (before.plan().creditsAs(plan)) {
                return before;
            }
        }
        var rows = new CreditedRows(snapshot.transactions().rows());
        return new Credits(plan, CreditStage.run(plan, workers, rows), rows);
    }
}
