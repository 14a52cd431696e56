package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Bindings;
import org.openspm.incentive.calc.expression.DayCount;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.Scope;
import org.openspm.incentive.calc.expression.Vocabulary;
import org.openspm.incentive.calc.input.Absences.Absence;
import org.openspm.incentive.calc.input.Days;
import org.openspm.incentive.calc.input.Period;
import org.openspm.incentive.calc.plan.Base;
import org.openspm.incentive.calc.plan.Leave;
import org.openspm.incentive.calc.plan.QuotaUse;
import org.openspm.incentive.calc.vector.RowBindings;

/** What the names of a component stand for: one payee, one slot, and for a rate per credit also the transaction. */
final class PayeeBindings implements Bindings {
    private final PlanFigures figures;
    private final int payee;
    private final int slot;
    private final int day;
    private @Nullable RowBindings row;
    private int level;
    private DealOrder.@Nullable Deal deal;
    private @Nullable Period period;
    private @Nullable BigDecimal group;

    /** @param day on which values are looked up */
    PayeeBindings(PlanFigures figures, int payee, int slot, int day) {
        this.figures = figures;
        this.payee = payee;
        this.slot = slot;
        this.day = day;
    }

    /** The same payee on another day, with the fields of a transaction besides. */
    PayeeBindings with(int otherDay, RowBindings transaction) {
        var bindings = new PayeeBindings(figures, payee, slot, otherDay);
        bindings.row = transaction;
        return bindings;
    }

    /** The same for a credit that adds so much to the measure and climbed so many steps to the payee. */
    PayeeBindings ofCredit(BigDecimal value, int steps) {
        group = value;
        level = steps;
        return this;
    }

    /** The same for a deal of several. */
    PayeeBindings ofDeal(DealOrder.Deal place) {
        deal = place;
        return this;
    }

    /** The same payee on the days of another period, which need not be a slot. */
    PayeeBindings in(Period other, int otherDay) {
        var bindings = new PayeeBindings(figures, payee, slot, otherDay);
        bindings.period = other;
        return bindings;
    }

    /** The same with the sum of one group of credits. */
    PayeeBindings withGroup(BigDecimal sum) {
        var bindings = new PayeeBindings(figures, payee, slot, day);
        bindings.group = sum;
        return bindings;
    }

    @Override
    public @Nullable Object valueOf(Expression.Reference reference) {
        return switch (reference.scope()) {
            case PAYEE -> ofPayee(reference.name());
            case MEASURE -> figures.value(measure(reference), payee, slot);
            case QUOTA -> figures.quota(measure(reference), payee, slot);
            case ATTAINMENT -> figures.attainment(measure(reference), payee, slot);
            case PERIOD -> ofPeriod(reference.name());
            case GROUP -> group;
            case TEAM -> throw new IllegalStateException(reference.written() + " is known of teams only");
            case TRANSACTION, ACCOUNT, PRODUCT, CREDIT -> ofCredit(reference);
        };
    }

    private @Nullable Object ofCredit(Expression.Reference reference) {
        if (reference.scope() == Scope.CREDIT && reference.name().equals(Vocabulary.LEVEL)) {
            return BigDecimal.valueOf(level);
        }
        if (Vocabulary.isOfOrder(reference) && deal != null) {
            return BigDecimal.valueOf(reference.name().equals(Vocabulary.RANK) ? deal.rank() : deal.number());
        }
        return row == null ? null : row.valueOf(reference);
    }

    @Override
    public BigDecimal blended(Expression.Reference reference, LocalDate first, LocalDate last) {
        int known = period().endDay() - 1;
        var usual = figures.usual(reference.name());
        return figures.facts()
                .blended(
                        reference.name(),
                        payee,
                        Days.of(first),
                        Days.of(last),
                        known,
                        usual == null ? BigDecimal.ZERO : usual);
    }

    @Override
    public BigDecimal absent(DayCount count, LocalDate first, LocalDate last, Set<String> kinds) {
        var by = count == DayCount.WEEKDAYS ? QuotaUse.Proration.WEEKDAYS : QuotaUse.Proration.DAYS;
        return figures.facts().absent(payee, Leave.of(kinds), by, Days.of(first), Days.of(last));
    }

    @Override
    public BigDecimal earnedBefore(String component, int periods, @Nullable LocalDate before) {
        return figures.earnedBefore(component, periods, payee, slot, before);
    }

    @Override
    public BigDecimal earned(String component, String window) {
        return figures.earned(component, window, payee, slot);
    }

    @Override
    public BigDecimal prior(Expression.Reference reference, int periods) {
        int earlier = slot - periods;
        return earlier < 0
                ? BigDecimal.ZERO
                : orZero(figures.bindings(payee, earlier).valueOf(reference));
    }

    @Override
    public BigDecimal ofTeam(Expression.Reference reference, String team) {
        return orZero(figures.others().ofTeam(reference, Base.Team.named(team), payee, slot));
    }

    @Override
    public BigDecimal above(Expression.Reference reference, String hierarchy) {
        return orZero(figures.others().above(reference, hierarchy, payee, slot));
    }

    private static BigDecimal orZero(@Nullable Object figure) {
        return figure instanceof BigDecimal number ? number : BigDecimal.ZERO;
    }

    /** Whose figures these are, for sentences. */
    String where() {
        return figures.plan().payees().code(payee) + " in " + period().code();
    }

    private int measure(Expression.Reference reference) {
        return figures.plan().measure(reference.name());
    }

    private Period period() {
        return period == null ? figures.plan().slots().period(slot) : period;
    }

    private @Nullable Object ofPayee(String name) {
        return switch (name) {
            case "code" -> figures.plan().payees().code(payee);
            case "title" -> figures.facts().title(payee, day);
            case "department" -> figures.facts().department(payee);
            case "hired" -> figures.time().hired(payee);
            case "start" -> figures.time().start(payee, day);
            case "end" -> figures.time().end(payee, day);
            case "absence" -> figures.facts().absence(payee, day) instanceof Absence absence ? absence.kind() : null;
            case "absent_since" ->
                figures.facts().latestAbsence(payee, period()) instanceof Absence absence
                        ? LocalDate.ofEpochDay(absence.fromDay())
                        : null;
            default -> value(name);
        };
    }

    private @Nullable BigDecimal value(String name) {
        var found = period == null && day == figures.lastActiveDay(payee, slot)
                ? figures.value(name, payee, slot)
                : figures.facts().value(name, payee, day);
        if (found != null) {
            return found.value().value();
        }
        var usual = figures.usual(name);
        if (usual == null) {
            figures.notes().valueMissing(payee, slot, name);
        }
        return usual;
    }

    private @Nullable Object ofPeriod(String name) {
        return switch (name) {
            case "active_days" -> BigDecimal.valueOf(figures.time().activeDays(payee, period()));
            case "absent_days" -> figures.time().absentDays(payee, period());
            default -> new PeriodFields(figures.plan().snapshot().calendar(), period()).valueOf(name);
        };
    }
}
