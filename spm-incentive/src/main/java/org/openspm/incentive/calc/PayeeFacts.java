package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Evaluator;
import org.openspm.incentive.calc.input.DatedValue;
import org.openspm.incentive.calc.input.Days;
import org.openspm.incentive.calc.input.Node;
import org.openspm.incentive.calc.input.Owner;
import org.openspm.incentive.calc.input.Period;
import org.openspm.incentive.calc.input.Quotas.Quota;
import org.openspm.incentive.calc.input.Snapshot;
import org.openspm.incentive.calc.plan.QuotaUse;

/** Values and quotas of a payee: the own ones, and those of the seats held; the most specific value counts. */
final class PayeeFacts {
    private final Snapshot snapshot;
    private final Payees payees;

    /** A value and on whom it hangs. */
    record Found(DatedValue value, Owner owner) {}

    PayeeFacts(Snapshot snapshot, Payees payees) {
        this.snapshot = snapshot;
        this.payees = payees;
    }

    @Nullable
    Found value(String name, int payee, int day) {
        if (payees.isPerson(payee)
                && snapshot.values().hasOf(name, Owner.Kind.PERSON)
                && valueOf(name, Owner.person(payee), day) instanceof Found own) {
            return own;
        }
        var seats = seats(payee, day);
        var bySeat = !snapshot.values().hasOf(name, Owner.Kind.SEAT)
                ? null
                : first(seats, seat -> valueOf(name, Owner.seat(seat), day));
        return bySeat != null
                ? bySeat
                : first(
                        seats,
                        seat -> valueOf(
                                name,
                                Owner.title(snapshot.roster().seats().get(seat).title()),
                                day));
    }

    @Nullable
    String title(int payee, int day) {
        return first(
                seats(payee, day),
                seat -> snapshot.roster()
                        .titles()
                        .get(snapshot.roster().seats().get(seat).title()));
    }

    /**
     * The quota of a payee for one period: own plus seats held; null when none was given. By days it is quota × days held ÷
     * days of the period, kept to 34 digits: 321,000 × 61 ÷ 92 = 212,836.9565….
     */
    @Nullable
    BigDecimal quota(QuotaUse use, int payee, int periodNumber, int lastActiveDay) {
        var period = snapshot.calendar().period(periodNumber);
        @Nullable BigDecimal sum = null;
        if (snapshot.quotas().at(use.measure(), payees.node(payee), periodNumber) instanceof Quota own) {
            sum = prorated(own.amount(), use, daysEmployed(payee, period), period);
        }
        if (!payees.isPerson(payee)) {
            return sum;
        }
        var held = snapshot.roster().personSeats();
        for (int entry = held.first(payee); entry < held.first(payee + 1); entry++) {
            int days = Math.min(held.to(entry), period.endDay()) - Math.max(held.from(entry), period.startDay());
            boolean counts = use.prorate() == QuotaUse.Proration.DAYS
                    ? days > 0
                    : held.from(entry) <= lastActiveDay && lastActiveDay < held.to(entry);
            if (counts
                    && snapshot.quotas().at(use.measure(), Node.seat(held.value(entry)), periodNumber)
                            instanceof Quota seat) {
                var part = prorated(seat.amount(), use, days, period);
                sum = sum == null ? part : sum.add(part);
            }
        }
        return sum;
    }

    private static BigDecimal prorated(BigDecimal quota, QuotaUse use, int days, Period period) {
        int all = period.endDay() - period.startDay();
        return use.prorate() == QuotaUse.Proration.NONE || days >= all
                ? quota
                : quota.multiply(BigDecimal.valueOf(Math.max(0, days)))
                        .divide(BigDecimal.valueOf(all), Evaluator.QUOTIENT);
    }

    private int daysEmployed(int payee, Period period) {
        if (!payees.isPerson(payee)) {
            return period.endDay() - period.startDay();
        }
        var person = snapshot.roster().persons().get(payee);
        int from =
                person.hiredOn() == null ? period.startDay() : Math.max(period.startDay(), Days.of(person.hiredOn()));
        int to = person.leftOn() == null ? period.endDay() : Math.min(period.endDay(), Days.of(person.leftOn()) + 1);
        return to - from;
    }

    private @Nullable Found valueOf(String name, Owner owner, int day) {
        var value = snapshot.values().at(name, owner, day);
        return value == null ? null : new Found(value, owner);
    }

    private List<Integer> seats(int payee, int day) {
        if (!payees.isPerson(payee)) {
            return List.of(Node.number(payees.node(payee)));
        }
        var held = snapshot.roster().personSeats();
        var seats = new ArrayList<Integer>();
        for (int entry = held.first(payee); entry < held.first(payee + 1); entry++) {
            if (held.from(entry) <= day && day < held.to(entry)) {
                seats.add(held.value(entry));
            }
        }
        return seats;
    }

    private static <T> @Nullable T first(List<Integer> seats, Function<Integer, @Nullable T> lookup) {
        for (var seat : seats) {
            var found = lookup.apply(seat);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
