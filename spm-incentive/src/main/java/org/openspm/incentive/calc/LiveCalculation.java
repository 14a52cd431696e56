package org.openspm.incentive.calc;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.DateRange;
import org.openspm.incentive.calc.ChangeKind.Credited;
import org.openspm.incentive.calc.ChangeKind.Earned;
import org.openspm.incentive.calc.input.Node;
import org.openspm.incentive.calc.input.Owner;
import org.openspm.incentive.calc.input.Snapshot;
import org.openspm.incentive.calc.input.Splits;
import org.openspm.incentive.calc.input.Transactions;

/**
 * A calculation that is kept and brought up to date: a change of its input recomputes what {@link ChangeKind} says, payee by
 * payee, window by window, and the result is the one that a calculation of everything gives, with the same digest. For one
 * thread at a time.
 */
public final class LiveCalculation {
    private final DateRange scope;
    private final Workers workers;
    private final LivePayments payments;
    private Snapshot snapshot;
    private List<PlanVersion> versions;
    private Payees payees;
    private List<LiveVersion> live = List.of();

    /** Calculates everything once. */
    public LiveCalculation(Snapshot snapshot, List<PlanVersion> versions, DateRange scope, int threads) {
        this.scope = scope;
        this.workers = new Workers(threads, Progress.SILENT);
        this.payments = new LivePayments(workers);
        this.snapshot = snapshot;
        this.versions = List.copyOf(versions);
        this.payees = new Payees(snapshot.roster());
        everything();
    }

    /** The input as it is now. */
    public Snapshot snapshot() {
        return snapshot;
    }

    public List<PlanVersion> versions() {
        return versions;
    }

    /**
     * Takes out some transactions, by row, and puts others behind; a revised line is both.
     *
     * @param splits agreed for the added transactions, by their rows there
     */
    public Recomputed transactions(int[] gone, Transactions added, Splits splits) {
        int before = snapshot.transactions().rows();
        snapshot = snapshot.changed(gone, added, splits);
        var rows = IntStream.range(before, before + added.rows()).toArray();
        var deals = payments.follow(snapshot.transactions(), gone, rows);
        var places = new ArrayList<@Nullable BitSet>();
        for (var version : live) {
            places.add(version.credit(snapshot, gone, rows));
        }
        var concerned = concerned(places, deals);
        var parts = new ArrayList<Recomputed.Part>();
        long credited = 0;
        for (int number = 0; number < live.size(); number++) {
            if (places.get(number) instanceof BitSet changed) {
                parts.add(earn(live.get(number), changed, concerned));
                credited += gone.length + rows.length;
            } else {
                parts.add(anew(number));
                credited += snapshot.transactions().rows();
            }
        }
        payments.some(live, concerned);
        return new Recomputed(credited, parts);
    }

    /**
     * Who is paid again, by plan with pay rules: whoever earns something again, and whoever has a share in a deal of which an
     * event came or went.
     *
     * @param places where sums changed, by live version; null where everything is credited again
     * @param deals rows, by plan with pay rules
     */
    private Map<String, BitSet> concerned(List<@Nullable BitSet> places, Map<String, BitSet> deals) {
        var concerned = new HashMap<String, BitSet>();
        for (int number = 0; number < live.size(); number++) {
            var version = live.get(number);
            var code = version.plan().plan().code();
            if (deals.get(code) instanceof BitSet rows) {
                var people = concerned.computeIfAbsent(code, _ -> new BitSet());
                if (places.get(number) instanceof BitSet changed) {
                    people.or(version.payees(version.touched(changed)));
                    people.or(version.credited(rows));
                } else {
                    people.set(0, payees.size());
                }
            }
        }
        live.stream()
                .filter(version -> version.plan().paysOnOthers())
                .map(version -> concerned.get(version.plan().plan().code()))
                .filter(people -> people != null && !people.isEmpty())
                .forEach(people -> people.set(0, payees.size()));
        return concerned;
    }

    /** Earns again where sums changed, and everything of those who are paid again. */
    private Recomputed.Part earn(LiveVersion version, BitSet changed, Map<String, BitSet> concerned) {
        var touched = version.touched(changed);
        if (concerned.get(version.plan().plan().code()) instanceof BitSet people) {
            touched.or(version.of(people));
        }
        version.earn(snapshot, touched);
        return new Recomputed.Part(version.plan(), touched);
    }

    /** Takes another snapshot of the same transactions in which only things of this kind differ. */
    public Recomputed change(ChangeKind kind, Snapshot next) {
        var before = snapshot;
        snapshot = next;
        if (kind.earned() == Earned.EVERYTHING) {
            payees = new Payees(next.roster());
            return everything();
        }
        if (next.transactions() != before.transactions()) {
            throw new IllegalArgumentException("A change of kind " + kind + " leaves the transactions as they are");
        }
        return kind.earned() == Earned.THE_OWNERS ? owners(before) : plans(kind, concerned(kind, before));
    }

    /** Takes other plan versions. */
    public Recomputed change(List<PlanVersion> next) {
        var before = versions;
        versions = List.copyOf(next);
        var kind = sameButTexts(before, next) ? ChangeKind.PLAN_TEXT : ChangeKind.PLAN_VERSIONS;
        if (kind.earned() == Earned.EVERYTHING) {
            return everything();
        }
        var changed = new TreeSet<String>();
        for (int version = 0; version < next.size(); version++) {
            if (!next.get(version).plan().equals(before.get(version).plan())) {
                changed.add(next.get(version).plan().code());
            }
        }
        return plans(kind, plan -> changed.contains(plan.plan().code()));
    }

    private static boolean sameButTexts(List<PlanVersion> before, List<PlanVersion> next) {
        return before.size() == next.size()
                && IntStream.range(0, next.size()).allMatch(version -> {
                    var one = before.get(version);
                    var other = next.get(version);
                    return one.plan().code().equals(other.plan().code())
                            && Objects.equals(one.effectiveFrom(), other.effectiveFrom());
                });
    }

    private Recomputed everything() {
        live = new ArrayList<>();
        var parts = new ArrayList<Recomputed.Part>();
        for (int version = 0; version < versions.size(); version++) {
            var plan = CompiledPlan.of(snapshot, versions, version, scope, payees);
            if (plan.slots().count() > 0) {
                var fresh = LiveVersion.of(plan, workers);
                fresh.earn(workers);
                live.add(fresh);
                parts.add(new Recomputed.Part(plan, fresh.everywhere()));
            }
        }
        payments.everybody(live);
        return new Recomputed((long) live.size() * snapshot.transactions().rows(), parts);
    }

    private Recomputed owners(Snapshot before) {
        var owners = new TreeSet<Owner>(before.quotas().ownersThatDiffer(snapshot.quotas()));
        owners.addAll(before.values().ownersThatDiffer(snapshot.values()));
        var found = new BitSet();
        before.absences().personsThatDiffer(snapshot.absences()).forEach(person -> owners.add(Owner.person(person)));
        owners.forEach(owner -> addPayees(owner, found));
        var places = new ArrayList<@Nullable BitSet>();
        live.forEach(version -> places.add(version.of(found)));
        var concerned = concerned(places, payments.nothingNew());
        var parts = new ArrayList<Recomputed.Part>();
        for (int number = 0; number < live.size(); number++) {
            parts.add(earn(live.get(number), live.get(number).of(found), concerned));
        }
        payments.some(live, concerned);
        return new Recomputed(0, parts);
    }

    private void addPayees(Owner owner, BitSet found) {
        switch (owner.kind()) {
            case PERSON -> found.set(owner.number());
            case SEAT -> {
                found.set(payees.of(Node.seat(owner.number())));
                var holders = snapshot.roster().seatHolders();
                for (int entry = holders.first(owner.number()); entry < holders.first(owner.number() + 1); entry++) {
                    found.set(holders.value(entry));
                }
            }
            case TITLE -> {
                var seats = snapshot.roster().seats();
                for (int seat = 0; seat < seats.size(); seat++) {
                    if (seats.get(seat).title() == owner.number()) {
                        addPayees(Owner.seat(seat), found);
                    }
                }
            }
        }
    }

    private Predicate<CompiledPlan> concerned(ChangeKind kind, Snapshot before) {
        if (kind == ChangeKind.EXCHANGE_RATE) {
            return CompiledPlan::converts;
        }
        return plan -> !before.assignments()
                .of(plan.plan().code())
                .equals(snapshot.assignments().of(plan.plan().code()));
    }

    /** Credits and earns some versions as a whole; the others only look at the new snapshot. */
    private Recomputed plans(ChangeKind kind, Predicate<CompiledPlan> concerned) {
        var parts = new ArrayList<Recomputed.Part>();
        long credited = 0;
        for (int number = 0; number < live.size(); number++) {
            var version = live.get(number);
            if (concerned.test(version.plan())) {
                parts.add(anew(number));
                credited += kind.credited() == Credited.THE_PLANS
                        ? snapshot.transactions().rows()
                        : 0;
            } else {
                version.earn(snapshot, new BitSet());
            }
        }
        payments.everybody(live);
        return new Recomputed(credited, parts);
    }

    /** Credits and earns a version as a whole. */
    private Recomputed.Part anew(int number) {
        int version = live.get(number).plan().version();
        var fresh = LiveVersion.of(CompiledPlan.of(snapshot, versions, version, scope, payees), workers);
        fresh.earn(workers);
        live.set(number, fresh);
        return new Recomputed.Part(fresh.plan(), fresh.everywhere());
    }

    /** The whole result, as a calculation of everything gives it. */
    public Calculation calculation() {
        int rows = snapshot.transactions().rows();
        var credited = new CreditedRows(rows);
        live.forEach(version -> credited.markAll(version.rows().with(rows)));
        payments.mark(credited);
        for (int row = snapshot.transactions().nextRemoved(0); row >= 0; ) {
            credited.mark(row);
            row = snapshot.transactions().nextRemoved(row + 1);
        }
        var runs = live.stream().map(LiveVersion::run).toList();
        return new ResultAssembly(snapshot, payees, runs, List.of(), workers).calculation(credited, scope);
    }

    /** What one person reached, earned and is paid. */
    public LivePay of(int person) {
        var parts = new ArrayList<ResultPart>();
        int rank = payees.rank(person);
        for (var version : live) {
            var part = new ResultPart(version.run(), rank, rank + 1);
            part.assemble();
            parts.add(part);
        }
        return LivePay.of(parts);
    }
}
