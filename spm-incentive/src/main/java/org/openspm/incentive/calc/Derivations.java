package org.openspm.incentive.calc;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openspm.domain.shared.DateRange;
import org.openspm.domain.shared.Money;
import org.openspm.domain.shared.NotFound;
import org.openspm.incentive.calc.input.Snapshot;
import org.openspm.incentive.calc.payment.DealEvents;
import org.openspm.incentive.calc.payment.Paid;
import org.openspm.incentive.calc.plan.Base;
import org.openspm.incentive.calc.plan.Component;
import org.openspm.incentive.calc.plan.EarnedOf;

/**
 * Derives earnings of one input again, payee by payee. The plans are compiled and the transactions indexed by recipient
 * once; after that a derivation credits only the rows that count for the payee. Several threads may share it.
 */
public final class Derivations {
    /** Stands for all components of a plan. */
    private static final int ALL = -1;

    private final Snapshot snapshot;
    private final List<PlanVersion> versions;
    private final DateRange scope;
    private final Payees payees;
    private final Map<Integer, Prepared> prepared = new ConcurrentHashMap<>();
    private final Map<String, DealEvents> deals = new ConcurrentHashMap<>();

    public Derivations(Snapshot snapshot, List<PlanVersion> versions, DateRange scope) {
        this.snapshot = snapshot;
        this.versions = List.copyOf(versions);
        this.scope = scope;
        this.payees = new Payees(snapshot.roster());
    }

    private record Prepared(CompiledPlan plan, RowsByRecipient rows) {}

    /** Indexes the transactions of every version now, so that the first derivation does not wait for it. */
    public void prepare(int threads) {
        for (int version = 0; version < versions.size(); version++) {
            prepared(version, threads);
        }
    }

    /** The derivation of one earning, step by step; the figure of the first step is the amount earned. */
    public Explanation explain(int person, int version, String component, int period) {
        var ready = prepared(version, 1);
        var plan = ready.plan();
        int slot = slot(plan, period);
        if (plan.plan().component(component).isEmpty()) {
            return payment(plan, component, payees.of(person), slot);
        }
        int number = number(plan, component);
        int payee = payees.of(person);
        return new Explainer(earned(ready, number, payee), number, payee, slot).explain();
    }

    /** The derivation of one measure, within its attainment when it has a quota. */
    public Explanation measure(int person, int version, String measure, int period) {
        var measures = measures(person, version, period);
        var number = IntStream.range(0, measures.size())
                .filter(one ->
                        versions.get(version).plan().measures().get(one).name().equals(measure))
                .findFirst()
                .orElseThrow(() -> new NotFound(
                        "Plan " + versions.get(version).plan().code() + " has no measure “" + measure + "”."));
        return measures.get(number);
    }

    /** The derivations of all measures of the plan for one payee, in the order of the plan. */
    public List<Explanation> measures(int person, int version, int period) {
        var ready = prepared(version, 1);
        var plan = ready.plan();
        int payee = payees.of(person);
        int slot = slot(plan, period);
        var below = new BitSet();
        below.set(payee);
        var recipients = (BitSet) below.clone();
        plan.chains().forEach(chains -> chains.addBelow(below, recipients));
        var run = new VersionRun(plan, CreditStage.run(plan, ready.rows().of(recipients)));
        var steps = new MeasureSteps(run, payee, slot);
        return IntStream.range(0, plan.plan().measures().size())
                .mapToObj(steps::of)
                .toList();
    }

    /** What every component of the plan earns one payee in a period, in the order of the plan, before pay rules. */
    public Map<String, Money> earned(int person, int version, int period) {
        var ready = prepared(version, 1);
        int payee = payees.of(person);
        int slot = slot(ready.plan(), period);
        var run = earned(ready, ALL, payee);
        var earned = new LinkedHashMap<String, Money>();
        var components = ready.plan().plan().components();
        for (int number = 0; number < components.size(); number++) {
            if (run.result(number, payee, slot) instanceof ComponentResult result) {
                earned.put(components.get(number).name(), new Money(result.total(), result.currency()));
            }
        }
        return earned;
    }

    /** How each plan version credits some transactions, given by their rows, ascending. */
    public List<DealCredits> credits(int[] rows) {
        return IntStream.range(0, versions.size())
                .mapToObj(version -> DealTrace.of(prepared(version, 1).plan(), rows))
                .toList();
    }

    /** A pay rule carries balances, so it is derived from the first period of the plan on, through all its versions. */
    private Explanation payment(CompiledPlan plan, String rule, int payee, int slot) {
        var runs = new ArrayList<VersionRun>();
        for (int version = 0; version < versions.size(); version++) {
            if (versions.get(version).plan().code().equals(plan.plan().code())) {
                var ready = prepared(version, 1);
                if (ready.plan().slots().count() > 0) {
                    runs.add(earned(ready, ALL, payee));
                }
            }
        }
        PaymentStage.of(runs, deals).forEach(stage -> stage.pay(payee));
        var run = runs.stream()
                .filter(one -> one.plan().version() == plan.version())
                .findFirst()
                .orElseThrow();
        var result = run.payment(payee, slot);
        return (result == null ? Stream.<Paid>empty() : result.rules().stream())
                .filter(paid -> paid.rule().name().equals(rule))
                .findFirst()
                .map(paid -> new PaymentExplainer(run, payee, slot, Objects.requireNonNull(result), paid).explain())
                .orElseThrow(() -> new NotFound("Plan " + plan.plan().code() + " has no component or pay rule “" + rule
                        + "” that did something in that period."));
    }

    /** What a component, or {@link #ALL}, earned a payee. */
    private VersionRun earned(Prepared ready, int number, int payee) {
        var plan = ready.plan();
        var earning = earning(plan, number, payee);
        var run = new VersionRun(plan, CreditStage.run(plan, ready.rows().of(recipients(plan, number, earning))));
        run.earn(earning.stream().filter(payees::isPerson).toArray());
        return run;
    }

    private Prepared prepared(int version, int threads) {
        return prepared.computeIfAbsent(version, _ -> {
            var plan = CompiledPlan.of(snapshot, versions, version, scope, payees);
            return new Prepared(plan, RowsByRecipient.of(plan, new Workers(threads, Progress.SILENT)));
        });
    }

    /** The payee, and everybody whose earnings its own rest on. */
    private static BitSet earning(CompiledPlan plan, int number, int payee) {
        var earning = new BitSet();
        earning.set(payee);
        if (concerns(plan, number, one -> one.budget() != null)) {
            earning.set(0, plan.payees().persons());
            return earning;
        }
        var hierarchies = plan.plan().components().stream()
                .filter(component -> component.base() instanceof Base.DownlineEarnings)
                .map(component -> plan.chainsAlong(((Base.DownlineEarnings) component.base()).hierarchy()))
                .toList();
        for (int before = 0; before < earning.cardinality(); ) {
            before = earning.cardinality();
            hierarchies.forEach(chains -> chains.addBelow(earning, earning));
        }
        return earning;
    }

    /** Everybody whose credits count for one of these payees, along whichever hierarchy. */
    private static BitSet recipients(CompiledPlan plan, int component, BitSet earning) {
        var recipients = (BitSet) earning.clone();
        if (concerns(plan, component, Derivations::isAgainstOthers)) {
            recipients.set(0, plan.payees().size());
            return recipients;
        }
        plan.chains().forEach(chains -> chains.addBelow(earning, recipients));
        return recipients;
    }

    /** Pools, contests and budgets rest on what everybody reached. */
    private static boolean isAgainstOthers(Component component) {
        return component.budget() != null
                || component.base() instanceof Base.Pool
                || component.base() instanceof Base.Contest;
    }

    /** Whether it holds for the component, or for one that it may pay on. */
    private static boolean concerns(CompiledPlan plan, int component, Predicate<Component> test) {
        var all = plan.plan().components();
        return component == ALL && all.stream().anyMatch(test) || component != ALL && concerns(all, component, test);
    }

    private static boolean concerns(List<Component> all, int component, Predicate<Component> test) {
        return test.test(all.get(component))
                || (!EarnedOf.components(all.get(component)).isEmpty()
                        && all.stream().anyMatch(test));
    }

    private static int slot(CompiledPlan plan, int period) {
        for (int slot = 0; slot < plan.slots().count(); slot++) {
            if (plan.slots().number(slot) == period && plan.slots().shown(slot)) {
                return slot;
            }
        }
        throw new NotFound("Plan " + plan.plan().code() + " does not pay the period "
                + plan.snapshot().calendar().period(period).code() + " in this scope.");
    }

    private static int number(CompiledPlan plan, String name) {
        for (int number = 0; number < plan.plan().components().size(); number++) {
            if (plan.plan().components().get(number).name().equals(name)) {
                return number;
            }
        }
        throw new NotFound("Plan " + plan.plan().code() + " has no component “" + name + "”.");
    }
}
