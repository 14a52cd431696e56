package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Bindings;
import org.openspm.incentive.calc.expression.Evaluator;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.input.Period;
import org.openspm.incentive.calc.input.PeriodKind;
import org.openspm.incentive.calc.vector.RowBindings;

/** What the names of a component stand for: one payee, one slot, and for a rate per credit also the transaction. */
final class PayeeBindings implements Bindings {
    private final PlanFigures figures;
    private final int payee;
    private final int slot;
    private final int day;
    private @Nullable RowBindings row;

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

    @Override
    public @Nullable Object valueOf(Expression.Reference reference) {
        return switch (reference.scope()) {
            case PAYEE -> ofPayee(reference.name());
            case MEASURE -> figures.value(measure(reference), payee, slot);
            case QUOTA -> figures.quota(measure(reference), payee, slot);
            case ATTAINMENT -> attainment(measure(reference));
            case PERIOD -> ofPeriod(reference.name());
            case TRANSACTION, ACCOUNT, PRODUCT, CREDIT -> row == null ? null : row.valueOf(reference);
        };
    }

    private int measure(Expression.Reference reference) {
        return figures.plan().measure(reference.name());
    }

    private @Nullable BigDecimal attainment(int measure) {
        var quota = figures.quota(measure, payee, slot);
        return quota == null || quota.signum() == 0
                ? null
                : figures.value(measure, payee, slot).divide(quota, Evaluator.QUOTIENT);
    }

    private @Nullable Object ofPayee(String name) {
        return switch (name) {
            case "code" -> figures.plan().payees().code(payee);
            case "title" -> figures.facts().title(payee, day);
            default -> {
                var found = day == figures.lastActiveDay(payee, slot)
                        ? figures.value(name, payee, slot)
                        : figures.facts().value(name, payee, day);
                if (found == null) {
                    figures.notes().valueMissing(payee, slot, name);
                }
                yield found == null ? null : found.value().value();
            }
        };
    }

    private Object ofPeriod(String name) {
        var period = figures.plan().slots().period(slot);
        return switch (name) {
            case "start" -> LocalDate.ofEpochDay(period.startDay());
            case "end" -> period.lastDate();
            case "days" -> BigDecimal.valueOf(period.endDay() - (long) period.startDay());
            case "months" -> BigDecimal.valueOf(months(period.kind()));
            case "number" -> BigDecimal.valueOf(number(period));
            case "year" -> BigDecimal.valueOf(period.fiscalYear());
            default -> period.code();
        };
    }

    private static int months(PeriodKind kind) {
        return switch (kind) {
            case MONTH -> 1;
            case QUARTER -> 3;
            case YEAR -> 12;
        };
    }

    /** Place among the periods of its kind and fiscal year, from 1. */
    private long number(Period period) {
        return figures.plan().snapshot().calendar().periods().stream()
                .filter(other -> other.kind() == period.kind()
                        && other.fiscalYear() == period.fiscalYear()
                        && other.startDay() <= period.startDay())
                .count();
    }
}
