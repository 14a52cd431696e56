package org.openspm.incentive.calc;

import java.util.ArrayList;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.input.Node;
import org.openspm.incentive.calc.input.Snapshot;
import org.openspm.incentive.calc.plan.EarnedOf;
import org.openspm.incentive.calc.plan.LookBack;

/** One plan version whose sums and earnings are kept, and brought up to date where a change touches them. */
final class LiveVersion {
    private final Payees payees;

    /** By slot: the first of the slots that some window of the plan ties together. */
    private final int[] windows;

    private VersionRun run;
    private CreditedRows rows;

    private LiveVersion(VersionRun run, CreditedRows rows) {
        this.run = run;
        this.rows = rows;
        this.payees = run.plan().payees();
        this.windows = windows(run.plan());
    }

    /** Credits everything and earns nothing yet. */
    static LiveVersion of(CompiledPlan plan, Workers workers) {
        var rows = new CreditedRows(plan.snapshot().transactions().rows());
        return new LiveVersion(new VersionRun(plan, CreditStage.run(plan, workers, rows)), rows);
    }

    VersionRun run() {
        return run;
    }

    CompiledPlan plan() {
        return run.plan();
    }

    /** Transactions that some rule credited. */
    CreditedRows rows() {
        return rows;
    }

    /** All payees in all slots. */
    BitSet everywhere() {
        var all = new BitSet();
        all.set(0, payees.size() * windows.length);
        return all;
    }

    /** All slots of these payees. */
    BitSet of(BitSet wanted) {
        var cells = new BitSet();
        wanted.stream().forEach(payee -> cells.set(payee * windows.length, (payee + 1) * windows.length));
        return cells;
    }

    /**
     * Takes back what rows gave that are gone, and credits those from one on; returns where sums changed, or null when some
     * currency or role of a split is not known yet, so that everything has to be credited again.
     */
    @Nullable
    BitSet credit(Snapshot next, int[] gone, int[] added) {
        var plan = run.plan().over(next);
        var sums = run.sums().over(plan);
        if (!sums.fits() || !plan.knowsRolesOf(next)) {
            return null;
        }
        rows = rows.with(next.transactions().rows());
        // What they gave, they gave by the splits that were agreed for them then.
        var before = CreditStage.some(
                run.plan(), gone, new CreditedRows(next.transactions().rows()));
        var after = CreditStage.some(plan, added, rows);
        var touched = new BitSet();
        for (int measure = 0; measure < plan.plan().measures().size(); measure++) {
            sums.count(measure, log(before, measure), -1, touched);
            sums.count(measure, log(after, measure), 1, touched);
        }
        run = run.over(plan, credited(plan, before, after, gone), _ -> false);
        return touched;
    }

    /** Persons and seats for whom one of these rows counts. */
    BitSet credited(BitSet wanted) {
        var found = new BitSet();
        var logs = run.credited().logs();
        for (int measure = 0; measure < logs.length; measure++) {
            if (logs[measure] instanceof CreditLog log) {
                var chains = plan().chainsOf(measure);
                for (int credit = 0; credit < log.size(); credit++) {
                    if (wanted.get(log.row(credit))) {
                        chains.each(log.segment(credit), found::set);
                    }
                }
            }
        }
        return found;
    }

    /** Whose these places are. */
    BitSet payees(BitSet places) {
        var found = new BitSet();
        places.stream().forEach(cell -> found.set(cell / windows.length));
        return found;
    }

    private static CreditLog log(CreditStage.Done<CreditSums> done, int measure) {
        var log = done.sink().log(measure);
        return log == null ? new CreditLog() : log;
    }

    private CreditStage.Credited credited(
            CompiledPlan plan, CreditStage.Done<CreditSums> before, CreditStage.Done<CreditSums> after, int[] gone) {
        var credited = run.credited();
        var goneRows = new BitSet();
        for (int row : gone) {
            goneRows.set(row);
        }
        credited.sums().countUnplanned(before.sink(), -1);
        credited.sums().countUnplanned(after.sink(), 1);
        for (int rule = 0; rule < credited.tallies().size(); rule++) {
            credited.tallies().get(rule).takeBack(before.worker().tallies().get(rule));
            credited.tallies().get(rule).addAll(after.worker().tallies().get(rule));
        }
        @Nullable CreditLog[] logs = credited.logs().clone();
        for (int measure = 0; measure < logs.length; measure++) {
            if (logs[measure] instanceof CreditLog log) {
                logs[measure] = log.changed(
                        goneRows, log(after, measure), plan.chainsOf(measure).segments());
            }
        }
        var findings = new ArrayList<Finding>();
        credited.findings().stream()
                .filter(finding -> !goneRows.get(finding.transaction()))
                .forEach(findings::add);
        after.worker().findings().forEach(findings::add);
        return new CreditStage.Credited(credited.sums(), logs, credited.tallies(), findings);
    }

    /** Where everything has to be earned again because something changed in these places. */
    BitSet touched(BitSet places) {
        if (places.isEmpty()) {
            return places;
        }
        var touched = new BitSet();
        for (int cell = places.nextSetBit(0); cell >= 0; cell = places.nextSetBit(cell + 1)) {
            int payee = cell / windows.length;
            int window = windows[cell % windows.length];
            for (int slot = window; slot < windows.length && windows[slot] == window; slot++) {
                touched.set(payee * windows.length + slot);
            }
        }
        return plan().paysOnOthers() ? forEverybody(touched) : touched;
    }

    private BitSet forEverybody(BitSet touched) {
        var slots = new BitSet();
        touched.stream().forEach(cell -> slots.set(cell % windows.length));
        var all = new BitSet();
        for (int payee = 0; payee < payees.size(); payee++) {
            int first = payee * windows.length;
            slots.stream().forEach(slot -> all.set(first + slot));
        }
        return all;
    }

    /** Earns everything again in these places, on this snapshot. */
    void earn(Snapshot next, BitSet places) {
        run = run.over(
                run.plan().snapshot() == next ? run.plan() : run.plan().over(next),
                run.credited(),
                finding -> isIn(finding, places));
        run.earn(places);
    }

    /** Earns everything for everybody. */
    void earn(Workers workers) {
        run.earn(workers);
    }

    private boolean isIn(Finding finding, BitSet places) {
        if (finding.node() == Node.NONE) {
            return false;
        }
        for (int slot = 0; slot < windows.length; slot++) {
            if (plan().slots().number(slot) == finding.period()) {
                return places.get(payees.of(finding.node()) * windows.length + slot);
            }
        }
        return false;
    }

    private static int[] windows(CompiledPlan plan) {
        var slots = plan.slots();
        var windows = new int[slots.count()];
        int lookBack = LookBack.periods(plan.plan());
        for (int slot = 0; slot < windows.length; slot++) {
            int first = Math.max(0, slot - lookBack);
            for (var window : EarnedOf.windows(plan.plan())) {
                first = Math.min(first, slots.windowStart(slot, window));
            }
            first = Math.min(first, slots.anniversaryStart(slot, plan.plan()));
            windows[slot] = first;
            // What reaches back into an earlier window ties everything since then together.
            for (int earlier = slot - 1; earlier >= first && windows[earlier] > windows[first]; earlier--) {
                windows[earlier] = windows[first];
            }
            windows[slot] = windows[first];
        }
        return windows;
    }
}
