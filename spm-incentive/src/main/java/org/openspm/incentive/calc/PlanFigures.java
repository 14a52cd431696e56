package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.calc.expression.CannotCalculate;
import org.openspm.incentive.calc.expression.Evaluator;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.Unit;
import org.openspm.incentive.calc.input.Calendar;
import org.openspm.incentive.calc.input.Days;
import org.openspm.incentive.calc.input.Quotas.Quota;
import org.openspm.incentive.calc.plan.EarnedOf;
import org.openspm.incentive.calc.plan.Measure;
import org.openspm.incentive.calc.plan.QuotaUse;

/** Measures, quotas and attainment of every payee and slot of one plan version. */
final class PlanFigures {
    private static final int UNKNOWN = Integer.MIN_VALUE;
    private static final int QUOTA_SCALE_MAX = 18;

    private final CompiledPlan plan;
    private final MeasureSums sums;
    private final PayeeFacts facts;
    private final ActiveTime time;
    private final Notes notes;
    private final IntFunction<@Nullable PayeeCredits> credits;
    private final Map<String, BigDecimal> usual = new HashMap<>();
    private final int[] lastActive;
    private final int[] windowStarts;
    private final Map<String, @Nullable Given[]> payeeValues = new ConcurrentHashMap<>();
    private final @Nullable BigDecimal[] values;
    private final @Nullable Found[] quotas;
    private final OthersFigures others;
    private final CommonMoney common;
    private final Anniversaries anniversaries;
    private @Nullable Earned earned;

    PlanFigures(CompiledPlan plan, MeasureSums sums, Notes notes, IntFunction<@Nullable PayeeCredits> credits) {
        this.plan = plan;
        this.credits = credits;
        this.sums = sums;
        this.notes = notes;
        this.facts = new PayeeFacts(plan.snapshot(), plan.payees());
        this.time = new ActiveTime(plan);
        for (var value : plan.plan().values()) {
            if (value.usual() != null) {
                usual.put(value.name(), value.usual());
            }
        }
        int cells = plan.payees().size() * plan.slots().count();
        this.lastActive = new int[cells];
        Arrays.fill(lastActive, UNKNOWN);
        this.windowStarts = windowStarts(plan);
        this.values = new BigDecimal[cells * plan.plan().measures().size()];
        this.quotas = new Found[values.length];
        this.others = new OthersFigures(this);
        this.common = new CommonMoney(plan);
        this.anniversaries = new Anniversaries(this);
    }

    CompiledPlan plan() {
        return plan;
    }

    /** What components earned, for others that look at it. */
    @FunctionalInterface
    interface Earned {
        BigDecimal of(String component, Measure.Accumulates window, int payee, int slot);
    }

    void earnedBy(Earned source) {
        earned = source;
    }

    BigDecimal earned(String component, String window, int payee, int slot) {
        return Objects.requireNonNull(earned).of(component, EarnedOf.window(window), payee, slot);
    }

    /**
     * The mean of what a component earned in so many slots before the one with a day, or before this one; slots in which the
     * plan did not apply to the payee are passed over.
     */
    BigDecimal earnedBefore(String component, int periods, int payee, int slot, @Nullable LocalDate day) {
        int at = day == null ? slot : Math.min(slot, slotBefore(Days.of(day)));
        var sum = BigDecimal.ZERO;
        int found = 0;
        for (int earlier = at - 1; earlier >= 0 && found < periods; earlier--) {
            if (isMember(payee, earlier)) {
                sum = sum.add(Objects.requireNonNull(earned).of(component, Measure.Accumulates.PERIOD, payee, earlier));
                found++;
            }
        }
        return found == 0 ? BigDecimal.ZERO : sum.divide(BigDecimal.valueOf(found), Evaluator.QUOTIENT);
    }

    /** The slot that a day is in; the first one for days before. */
    private int slotBefore(int day) {
        int slot = plan.slots().of(day);
        return slot == Slots.NONE
                ? day < plan.slots().firstDay() ? 0 : plan.slots().count()
                : slot;
    }

    /** What others than the payee reached. */
    OthersFigures others() {
        return others;
    }

    /** The currency of what several payees have together. */
    CommonMoney common() {
        return common;
    }

    /** What a payee has of a measure or of its quota, in the currency of all together. */
    @Nullable
    BigDecimal together(int measure, boolean quota, int payee, int slot) {
        var figure = quota ? quota(measure, payee, slot) : value(measure, payee, slot);
        return figure == null || plan.plan().measures().get(measure).unit() != Unit.MONEY
                ? figure
                : common.in(figure, payee, slot);
    }

    PayeeFacts facts() {
        return facts;
    }

    Notes notes() {
        return notes;
    }

    private static int[] windowStarts(CompiledPlan plan) {
        int slots = plan.slots().count();
        var starts = new int[plan.plan().measures().size() * slots];
        for (int cell = 0; cell < starts.length; cell++) {
            starts[cell] = plan.slots()
                    .windowStart(cell % slots, plan.plan().measures().get(cell / slots));
        }
        return starts;
    }

    PayeeBindings bindings(int payee, int slot) {
        return new PayeeBindings(this, payee, slot, lastActiveDay(payee, slot));
    }

    /** A value that was looked for, by name: null when the payee has none. */
    private record Given(PayeeFacts.@Nullable Found value) {}

    /** The value of a payee on the last day of a slot on which the plan applies. */
    PayeeFacts.@Nullable Found value(String name, int payee, int slot) {
        var known = payeeValues.computeIfAbsent(
                name, _ -> new Given[plan.payees().size() * plan.slots().count()]);
        int cell = payee * plan.slots().count() + slot;
        var found = known[cell];
        if (found == null) {
            found = new Given(facts.value(name, payee, lastActiveDay(payee, slot)));
            known[cell] = found;
        }
        return found.value();
    }

    /** A quota that was looked for: null when none was given. */
    private record Found(@Nullable BigDecimal amount) {}

    /** The measure's value from the start of its window up to this slot. */
    BigDecimal value(int measure, int payee, int slot) {
        int cell = cell(measure, payee, slot);
        var known = values[cell];
        if (known == null) {
            known = worked(measure, payee, slot);
            values[cell] = known;
        }
        return known;
    }

    // Threads may work out the same figure twice and get the same; nothing worse can happen.
    private int cell(int measure, int payee, int slot) {
        return (measure * plan.payees().size() + payee) * plan.slots().count() + slot;
    }

    private BigDecimal worked(int measure, int payee, int slot) {
        var definition = plan.plan().measures().get(measure);
        if (definition.isCalculated()) {
            return plan.payees().isPerson(payee) ? calculated(definition, payee, slot) : BigDecimal.ZERO;
        }
        int first = windowStart(measure, payee, slot);
        if (grouped(measure) instanceof GroupSums grouped) {
            return initial(measure, payee, slot).add(grouped.total(payee, first, slot));
        }
        if (definition.take() != null) {
            return initial(measure, payee, slot)
                    .add(deals(measure, payee, first, slot).taken());
        }
        return summed(measure, payee, slot);
    }

    private BigDecimal calculated(Measure measure, int payee, int slot) {
        var score = measure.score();
        return score == null
                ? evaluated(measure.of(), bindings(payee, slot))
                : new WeightedScore(this, score).total(payee, slot);
    }

    /** The groups whose sums a measure counts; null when it counts all credits together. */
    @Nullable
    GroupSums grouped(int measure) {
        var group = plan.plan().measures().get(measure).group();
        return group == null
                ? null
                : new GroupSums(this, measure, group, Objects.requireNonNull(credits.apply(measure)));
    }

    /** The deals of a payee between two slots, in their order. */
    DealOrder deals(int measure, int payee, int first, int slot) {
        var take = plan.plan().measures().get(measure).take();
        return DealOrder.of(plan, Objects.requireNonNull(credits.apply(measure)), take, payee, first, slot);
    }

    /** The value of an expression for a payee; what has no value names the payee and the place in the plan. */
    static BigDecimal evaluated(Expression expression, PayeeBindings bindings) {
        if (expression instanceof Expression.Number number) {
            return number.value();
        }
        try {
            return Evaluator.number(expression, bindings);
        } catch (CannotCalculate refused) {
            throw new RuleViolation(
                    bindings.where() + ": " + refused.getMessage() + " See " + refused.at() + " of the plan.");
        }
    }

    /** Whether a condition holds for a payee. */
    static boolean holds(Expression condition, PayeeBindings bindings) {
        try {
            return Evaluator.truth(condition, bindings);
        } catch (CannotCalculate refused) {
            throw new RuleViolation(
                    bindings.where() + ": " + refused.getMessage() + " See " + refused.at() + " of the plan.");
        }
    }

    private BigDecimal summed(int measure, int payee, int slot) {
        int first = windowStart(measure, payee, slot);
        var value = initial(measure, payee, slot).add(sums.of(measure, payee, first));
        for (int later = first + 1; later <= slot; later++) {
            value = value.add(sums.of(measure, payee, later));
        }
        return value;
    }

    /** The first slot of the window over which a measure accumulates up to this slot. */
    int windowStart(int measure, int payee, int slot) {
        return plan.plan().measures().get(measure).since() == null
                ? windowStarts[measure * plan.slots().count() + slot]
                : anniversaries.windowStart(measure, payee, slot);
    }

    BigDecimal initial(int measure, int payee, int slot) {
        var initial = plan.plan().measures().get(measure).initial();
        return initial == null ? BigDecimal.ZERO : evaluated(initial, bindings(payee, slot));
    }

    /** The quota the measure is compared with in this slot, or null without one. */
    @Nullable
    BigDecimal quota(int measure, int payee, int slot) {
        int cell = cell(measure, payee, slot);
        var known = quotas[cell];
        if (known == null) {
            known = new Found(given(measure, payee, slot));
            quotas[cell] = known;
        }
        return known.amount();
    }

    private @Nullable BigDecimal given(int measure, int payee, int slot) {
        var definition = plan.plan().measures().get(measure);
        var use = definition.quota();
        if (use == null) {
            return null;
        }
        int day = lastActiveDay(payee, slot);
        int window = plan.slots().windowPeriod(slot, definition);
        if (use.spread() == null
                && definition.since() == null
                && window != Calendar.NONE
                && window != plan.slots().number(slot)
                && facts.quota(use, payee, window, day, quota -> counts(quota, definition, payee, slot))
                        instanceof BigDecimal whole) {
            return adjusted(whole, use, bindings(payee, slot));
        }
        return use.span() == QuotaUse.Span.WHOLE_WINDOW
                ? sum(definition, use, payee, slot, wholeWindow(measure, payee, slot), day)
                : sum(definition, use, payee, slot, toDate(windowStart(measure, payee, slot), slot), day);
    }

    /** A quota in another currency than the measure says nothing about it; whoever gave it is told. */
    private boolean counts(Quota quota, Measure definition, int payee, int slot) {
        var measured = definition.unit() == Unit.MONEY ? plan.currency(payee, slot) : null;
        var given = quota.currency();
        if (measured == null || given == null || measured.equals(given)) {
            return true;
        }
        notes.quotaInOtherCurrency(payee, slot, definition.name(), given, measured);
        return false;
    }

    private int[] wholeWindow(int measure, int payee, int slot) {
        var definition = plan.plan().measures().get(measure);
        return definition.since() == null
                ? plan.slots().wholeWindow(slot, definition)
                : anniversaries.wholeWindow(measure, payee, slot);
    }

    /** The last day of the slot on which the plan applies to the payee; the slot's last day if it never does. */
    int lastActiveDay(int payee, int slot) {
        int cell = payee * plan.slots().count() + slot;
        if (lastActive[cell] == UNKNOWN) {
            lastActive[cell] = lastActive(payee, slot);
        }
        return lastActive[cell];
    }

    private int lastActive(int payee, int slot) {
        var period = plan.slots().period(slot);
        var membership = plan.membership().timeline();
        int last = Integer.MIN_VALUE;
        for (int entry = membership.first(payee); entry < membership.first(payee + 1); entry++) {
            int end = Math.min(membership.to(entry), period.endDay());
            if (Math.max(membership.from(entry), period.startDay()) < end) {
                last = Math.max(last, end - 1);
            }
        }
        return last == Integer.MIN_VALUE ? period.endDay() - 1 : last;
    }

    /** Whether the plan applies to the payee on some day of the slot. */
    boolean isMember(int payee, int slot) {
        return plan.membership().applies(payee, lastActiveDay(payee, slot));
    }

    private int[] toDate(int first, int last) {
        var periods = new int[last - first + 1];
        for (int slot = first; slot <= last; slot++) {
            periods[slot - first] = plan.slots().number(slot);
        }
        return periods;
    }

    /** A quota with its factor, rounded. */
    private static BigDecimal adjusted(BigDecimal quota, QuotaUse use, PayeeBindings bindings) {
        var changed = use.times() == null ? quota : clean(quota.multiply(evaluated(use.times(), bindings)));
        return use.rounded() == null ? changed : use.rounded().apply(changed);
    }

    /** Without the tail that a quotient such as 20 ÷ 30 leaves: 12,000 × 20 ÷ 30 is 8,000. */
    private static BigDecimal clean(BigDecimal quota) {
        return quota.scale() <= QUOTA_SCALE_MAX ? quota : quota.setScale(QUOTA_SCALE_MAX, RoundingMode.HALF_EVEN);
    }

    /** Value ÷ quota, rounded where the plan says so; null without a quota above zero. */
    @Nullable
    BigDecimal attainment(int measure, int payee, int slot) {
        var quota = quota(measure, payee, slot);
        if (quota == null || quota.signum() == 0) {
            return null;
        }
        var exact = value(measure, payee, slot).divide(quota, Evaluator.QUOTIENT);
        var use = plan.plan().measures().get(measure).quota();
        return use == null || use.attainment() == null
                ? exact
                : use.attainment().apply(exact);
    }

    /** The value as attainment counts it: where the attainment is rounded, rounded attainment × quota. */
    BigDecimal counted(int measure, int payee, int slot) {
        var use = plan.plan().measures().get(measure).quota();
        var value = value(measure, payee, slot);
        if (use == null || use.attainment() == null) {
            return value;
        }
        var attainment = attainment(measure, payee, slot);
        return attainment == null ? value : attainment.multiply(Objects.requireNonNull(quota(measure, payee, slot)));
    }

    /** What a payee value is for whom none was given; null when it is missing then. */
    @Nullable
    BigDecimal usual(String name) {
        return usual.get(name);
    }

    /** When the plan applies to whom. */
    ActiveTime time() {
        return time;
    }

    private @Nullable BigDecimal sum(Measure definition, QuotaUse use, int payee, int slot, int[] periods, int day) {
        @Nullable BigDecimal sum = null;
        for (int period : periods) {
            int within = Math.min(day, plan.snapshot().calendar().period(period).endDay() - 1);
            within = Math.max(within, plan.snapshot().calendar().period(period).startDay());
            var quota = facts.quota(use, payee, period, within, each -> counts(each, definition, payee, slot));
            if (quota != null && (use.times() != null || use.rounded() != null)) {
                var bindings = bindings(payee, slot);
                quota = adjusted(
                        quota, use, bindings.in(plan.snapshot().calendar().period(period), within));
            }
            sum = quota == null ? sum : sum == null ? quota : sum.add(quota);
        }
        return sum;
    }
}
