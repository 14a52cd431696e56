package org.openspm.incentive.calc;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Currency;
import org.openspm.domain.shared.DateRange;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.calc.expression.Function;
import org.openspm.incentive.calc.expression.References;
import org.openspm.incentive.calc.expression.Scope;
import org.openspm.incentive.calc.input.Snapshot;
import org.openspm.incentive.calc.input.Timeline;
import org.openspm.incentive.calc.plan.Base;
import org.openspm.incentive.calc.plan.Component;
import org.openspm.incentive.calc.plan.Measure;
import org.openspm.incentive.calc.plan.Plan;
import org.openspm.incentive.calc.plan.PlanExpressions;
import org.openspm.incentive.calc.plan.Tiers;
import org.openspm.incentive.calc.vector.Frame;

/** A plan version bound to a snapshot and the periods in which it is in force. */
final class CompiledPlan {
    private static final String OWN_ONLY = "";

    private final int version;
    private final Plan plan;
    private final Snapshot snapshot;
    private final Payees payees;
    private final Slots slots;
    private final Membership membership;
    private final List<CompiledRule> rules;
    private final Once<List<MeasureFeed>> feeds;
    private final List<Chains> chains;
    private final int[] chainsOfMeasure;
    private final boolean paysByDeal;

    /** Roles of splits that the rules name one by one; empty when no rule has to. */
    private final Set<String> splitRoles;

    private CompiledPlan(int version, Plan plan, Snapshot snapshot, Payees payees, Slots slots, boolean paysByDeal) {
        this.paysByDeal = paysByDeal;
        this.version = version;
        this.plan = plan;
        this.snapshot = snapshot;
        this.payees = payees;
        this.slots = slots;
        this.membership = new Membership(snapshot, payees, plan.code());
        this.splitRoles = splitRoles(plan, snapshot);
        this.rules = plan.credits().stream()
                .map(rule -> new CompiledRule(
                        asksForRoles(plan) ? SplitRoles.named(rule, snapshot.splits()) : rule, snapshot, payees, slots))
                .toList();
        this.feeds = new Once<>(() -> feeds(false));
        this.chainsOfMeasure = new int[plan.measures().size()];
        this.chains = differentChains();
    }

    private static boolean asksForRoles(Plan plan) {
        return PlanExpressions.of(plan).stream()
                .flatMap(expression -> References.in(expression).stream())
                .anyMatch(reference ->
                        reference.scope() == Scope.CREDIT && reference.name().equals("role"));
    }

    private static Set<String> splitRoles(Plan plan, Snapshot snapshot) {
        return asksForRoles(plan) ? Set.copyOf(snapshot.splits().roles()) : Set.of();
    }

    private CompiledPlan(CompiledPlan known, Snapshot next) {
        this.splitRoles = known.splitRoles;
        this.paysByDeal = known.paysByDeal;
        this.version = known.version;
        this.plan = known.plan;
        this.snapshot = next;
        this.payees = known.payees;
        this.slots = known.slots;
        this.membership = known.membership;
        this.rules =
                known.rules.stream().map(rule -> rule.over(next, payees, slots)).toList();
        this.feeds = new Once<>(() -> feeds(true));
        this.chainsOfMeasure = known.chainsOfMeasure;
        this.chains = known.chains;
    }

    /**
     * The same version over a snapshot in which transactions, splits, quotas, values or exchange rates differ, and no people,
     * accounts or assignments; it is made to credit few rows.
     */
    CompiledPlan over(Snapshot next) {
        return new CompiledPlan(this, next);
    }

    /** Whether it credits and sums up the same snapshot in the same way, whatever it earns on it. */
    boolean creditsAs(CompiledPlan other) {
        return version == other.version
                && snapshot == other.snapshot
                && plan.code().equals(other.plan.code())
                && plan.credits().equals(other.plan.credits())
                && plan.measures().equals(other.plan.measures())
                && plan.currency().equals(other.plan.currency())
                && Objects.equals(plan.transactionsBy(), other.plan.transactionsBy())
                && Objects.equals(plan.together(), other.plan.together())
                && splitRoles.equals(other.splitRoles)
                && slots.areThoseOf(other.slots)
                && IntStream.range(0, plan.measures().size())
                        .allMatch(measure -> needsCredits(measure) == other.needsCredits(measure));
    }

    /** Whether its rules know all roles of the splits of another snapshot. */
    boolean knowsRolesOf(Snapshot next) {
        return splitRoles.equals(splitRoles(plan, next));
    }

    /** A plan version in the periods of a scope that it pays. */
    static CompiledPlan of(Snapshot snapshot, List<PlanVersion> versions, int version, DateRange scope, Payees payees) {
        var plan = versions.get(version).plan();
        var calendar = snapshot.calendar();
        var inForce = new VersionsInForce(versions, calendar);
        boolean pays = inForce.hasPayments(plan.code());
        var paid = inForce.periods(version, pays ? inForce.upTo(scope) : scope);
        return new CompiledPlan(
                version,
                plan,
                snapshot,
                payees,
                Slots.of(calendar, plan, versions.get(version).effectiveFrom(), paid, scope),
                pays);
    }

    int version() {
        return version;
    }

    Plan plan() {
        return plan;
    }

    Snapshot snapshot() {
        return snapshot;
    }

    Payees payees() {
        return payees;
    }

    Slots slots() {
        return slots;
    }

    Membership membership() {
        return membership;
    }

    List<CompiledRule> rules() {
        return rules;
    }

    List<MeasureFeed> feedsOf(int rule) {
        return feeds.get().stream().filter(feed -> feed.rule() == rule).toList();
    }

    /** All different chains of the plan; at least one. */
    List<Chains> chains() {
        return chains;
    }

    int chainsNumber(int measure) {
        return chainsOfMeasure[measure];
    }

    Chains chainsOf(int measure) {
        return chains.get(chainsOfMeasure[measure]);
    }

    private List<Chains> differentChains() {
        var numbers = new TreeMap<String, Integer>();
        var different = new ArrayList<Chains>();
        for (int measure = 0; measure < chainsOfMeasure.length; measure++) {
            var hierarchy = hierarchy(plan.measures().get(measure));
            if (!numbers.containsKey(hierarchy)) {
                numbers.put(hierarchy, different.size());
                different.add(chainsAlong(hierarchy));
            }
            chainsOfMeasure[measure] = numbers.getOrDefault(hierarchy, 0);
        }
        if (different.isEmpty()) {
            different.add(chainsAlong(OWN_ONLY));
        }
        return List.copyOf(different);
    }

    /**
     * The currency the plan calculates in for a payee; for a plan in the payee's currency the one of the slot's last day, and
     * of a seat that nobody holds the one for all together, if there is one.
     */
    @Nullable
    Currency currency(int payee, int slot) {
        var fixed = plan.currency().fixed();
        if (fixed != null) {
            return fixed;
        }
        if (payees.isPerson(payee)) {
            return snapshot.payeeCurrency(payee, slots.period(slot).lastDate());
        }
        return plan.together() == null ? null : plan.together().currency();
    }

    /** Whether pay rules look at what deals earned, in this or another version of the plan. */
    boolean paysByDeal() {
        return paysByDeal;
    }

    /** Whether what somebody earns may rest on what others do. */
    boolean paysOnOthers() {
        return looksAtOthers()
                || plan.components().stream()
                        .anyMatch(component -> component.budget() != null
                                || switch (component.base()) {
                                    case Base.Pool _, Base.Contest _, Base.DownlineEarnings _, Base.Spread _ -> true;
                                    case Base.MeasureValue _, Base.Target _, Base.Fixed _, Base.Bonus _ -> false;
                                });
    }

    private boolean looksAtOthers() {
        return PlanExpressions.of(plan).stream()
                .anyMatch(expression -> !References.calls(expression, Function.TEAM)
                                .isEmpty()
                        || !References.calls(expression, Function.MANAGER).isEmpty());
    }

    /** Whether exchange rates have a say in what it credits. */
    boolean convertsCredits() {
        return plan.transactionsBy() != null;
    }

    /** Whether exchange rates have a say in anything. */
    boolean converts() {
        return convertsCredits()
                || plan.payBy() != null
                || plan.together() != null
                || plan.components().stream().anyMatch(component -> component.payBy() != null);
    }

    /** Whether single credits of a measure are needed, not only their sum. */
    boolean needsCredits(int measure) {
        var name = plan.measures().get(measure).name();
        return plan.measures().get(measure).group() != null
                || plan.measures().get(measure).take() != null
                || plan.components().stream()
                        .filter(component -> component.measure().equals(name))
                        .anyMatch(component -> needsCredits(component) || paysByDeal);
    }

    static boolean needsCredits(Component component) {
        return component.per() == Component.Per.CREDIT
                || component.base() instanceof Base.Spread
                || (component.base() instanceof Base.Contest contest
                        && contest.ties() == Base.Contest.Ties.FIRST_TO_REACH)
                || (component.tiers() != null && component.tiers().over() != Tiers.Over.PERIOD);
    }

    int measure(String name) {
        for (int measure = 0; measure < plan.measures().size(); measure++) {
            if (plan.measures().get(measure).name().equals(name)) {
                return measure;
            }
        }
        throw new RuleViolation("Plan " + plan.code() + " has no measure “" + name + "”.");
    }

    Chains chainsAlong(String hierarchy) {
        Timeline parents = hierarchy.equals(OWN_ONLY) ? null : snapshot.roster().hierarchy(hierarchy);
        if (parents == null && !hierarchy.equals(OWN_ONLY)) {
            throw new RuleViolation("Plan " + plan.code() + " rolls up along hierarchy “" + hierarchy
                    + "”, which has no links; known are "
                    + snapshot.roster().hierarchies().keySet().stream().sorted().toList() + ".");
        }
        return new Chains(snapshot.roster(), payees, membership.timeline(), parents, slots);
    }

    private static String hierarchy(Measure measure) {
        return measure.rollUp() == null ? OWN_ONLY : measure.rollUp().hierarchy();
    }

    private List<MeasureFeed> feeds(boolean forFewRows) {
        var found = new ArrayList<MeasureFeed>();
        for (int number = 0; number < plan.measures().size(); number++) {
            var measure = plan.measures().get(number);
            for (int rule = 0; rule < rules.size(); rule++) {
                var name = rules.get(rule).rule().name();
                if (measure.credits().contains(name)) {
                    var frame = new Frame(
                            snapshot, rules.get(rule).rule(), rules.get(rule).roles());
                    found.add(MeasureFeed.compile(number, measure, rule, forFewRows ? frame.forFewRows() : frame));
                }
            }
        }
        return List.copyOf(found);
    }
}
