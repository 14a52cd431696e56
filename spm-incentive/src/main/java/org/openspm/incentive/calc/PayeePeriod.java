package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.calc.ComponentEarner.PaymentCurrency;
import org.openspm.incentive.calc.expression.Evaluator;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.Unit;
import org.openspm.incentive.calc.input.Calendar;
import org.openspm.incentive.calc.input.Days;
import org.openspm.incentive.calc.input.Period;
import org.openspm.incentive.calc.input.PeriodKind;
import org.openspm.incentive.calc.payment.DealEvents;
import org.openspm.incentive.calc.payment.PaidPeriod;
import org.openspm.incentive.calc.plan.Leave;
import org.openspm.incentive.calc.plan.QuotaUse;
import org.openspm.incentive.calc.vector.Frame;
import org.openspm.incentive.calc.vector.RowBindings;

/** One slot of one payee under one plan version, as the pay rules see it. */
final class PayeePeriod implements PaidPeriod {
    private final VersionRun run;
    private final int payee;
    private final int slot;
    private final int number;
    private final int place;
    private final DealEvents deals;
    private final DealShares shares;
    private final PaymentCurrency currency;
    private final PayeeBindings bindings;
    private final Map<List<String>, List<Earned>> earned = new HashMap<>();

    /** What the plan's periods have in common: the version of this one, its events and what its deals earned. */
    record Cell(VersionRun run, int slot, int number, DealEvents deals, DealShares shares) {

        boolean isMember(int payee) {
            return run.figures().isMember(payee, slot);
        }
    }

    PayeePeriod(Cell cell, int payee, int place) {
        this.run = cell.run();
        this.payee = payee;
        this.slot = cell.slot();
        this.number = cell.number();
        this.place = place;
        this.deals = cell.deals();
        this.shares = cell.shares();
        this.currency = PaymentCurrency.of(run.plan().plan().payBy(), run.figures(), payee, slot);
        this.bindings = run.figures().bindings(payee, slot);
    }

    PaymentCurrency currency() {
        return currency;
    }

    @Override
    public Period period() {
        return run.plan().slots().period(slot);
    }

    @Override
    public LocalDate yearEnd() {
        var calendar = run.plan().snapshot().calendar();
        int year = calendar.around(run.plan().slots().number(slot), PeriodKind.YEAR);
        if (year != Calendar.NONE) {
            return calendar.period(year).lastDate();
        }
        return calendar.periods().stream()
                .filter(other -> other.fiscalYear() == period().fiscalYear())
                .map(Period::lastDate)
                .max(LocalDate::compareTo)
                .orElseGet(() -> period().lastDate());
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public boolean isMember() {
        return run.figures().isMember(payee, slot);
    }

    @Override
    public int place() {
        return place;
    }

    @Override
    public LocalDate firstDay() {
        var membership = run.plan().membership().timeline();
        int first = Days.BEGINNING;
        for (int entry = membership.first(payee); entry < membership.first(payee + 1); entry++) {
            if (membership.from(entry) < period().endDay()) {
                first = membership.from(entry);
            }
        }
        first = Math.max(first, hired());
        return first == Days.BEGINNING ? LocalDate.EPOCH : LocalDate.ofEpochDay(first);
    }

    private int hired() {
        var hiredOn = run.plan().snapshot().roster().persons().get(payee).hiredOn();
        return hiredOn == null ? Days.BEGINNING : Days.of(hiredOn);
    }

    private int left() {
        var leftOn = run.plan().snapshot().roster().persons().get(payee).leftOn();
        return leftOn == null ? Days.END : Days.of(leftOn) + 1;
    }

    @Override
    public int daysBefore(int endDay) {
        return there(endDay, (from, to) -> BigDecimal.valueOf(to - (long) from)).intValueExact();
    }

    @Override
    public BigDecimal absentBefore(int endDay, Leave leave) {
        var absent = new AbsentTime(run.plan().snapshot().absences());
        return there(endDay, (from, to) -> absent.of(leave, QuotaUse.Proration.DAYS, payee, from, to));
    }

    /** What the days give on which the plan applies to the payee, of those of the period before a day. */
    private BigDecimal there(int endDay, BiFunction<Integer, Integer, BigDecimal> days) {
        var membership = run.plan().membership().timeline();
        int first = Math.max(period().startDay(), hired());
        int end = Math.min(Math.min(period().endDay(), endDay), left());
        var sum = BigDecimal.ZERO;
        for (int entry = membership.first(payee); entry < membership.first(payee + 1); entry++) {
            int from = Math.max(first, membership.from(entry));
            int to = Math.min(end, membership.to(entry));
            sum = from < to ? sum.add(days.apply(from, to)) : sum;
        }
        return sum;
    }

    @Override
    public BigDecimal money(Expression expression) {
        var amount = Evaluator.number(expression, bindings);
        return currency.rate() == null ? amount : amount.multiply(currency.rate());
    }

    @Override
    public BigDecimal number(Expression expression) {
        return Evaluator.number(expression, bindings);
    }

    @Override
    public boolean holds(Expression condition) {
        return Evaluator.truth(condition, bindings);
    }

    @Override
    public BigDecimal number(Expression expression, int row) {
        return Evaluator.number(expression, at(row));
    }

    @Override
    public boolean holds(Expression condition, int row) {
        return Evaluator.truth(condition, at(row));
    }

    @Override
    public @Nullable LocalDate day(Expression field, int row) {
        if (field.unit() == Unit.DATE) {
            return Evaluator.date(field, at(row));
        }
        var text = Evaluator.text(field, at(row)).strip();
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException notADay) {
            throw new RuleViolation("Transaction " + deals.key(row) + " holds “" + text + "” where plan "
                    + run.plan().plan().code() + " looks for a day (" + field.at()
                    + "); write year-month-day such as 2026-01-31.");
        }
    }

    private PayeeBindings at(int row) {
        var snapshot = run.plan().snapshot();
        return bindings.with(
                run.figures().lastActiveDay(payee, slot), new RowBindings(Frame.ofTransactions(snapshot)).at(row));
    }

    @Override
    public List<Earned> earned(List<String> components) {
        return earned.computeIfAbsent(components, wanted -> shares.of(wanted, payee, slot));
    }

    @Override
    public DealEvents deals() {
        return deals;
    }
}
