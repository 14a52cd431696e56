package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Evaluator;
import org.openspm.incentive.calc.input.Absences.Absence;
import org.openspm.incentive.calc.input.DatedValue;
import org.openspm.incentive.calc.input.Days;
import org.openspm.incentive.calc.input.Node;
import org.openspm.incentive.calc.input.Owner;
import org.openspm.incentive.calc.input.Period;
import org.openspm.incentive.calc.input.Quotas.Quota;
import org.openspm.incentive.calc.input.Snapshot;
import org.openspm.incentive.calc.plan.Leave;
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
    String department(int payee) {
        return payees.isPerson(payee) ? snapshot.roster().persons().get(payee).department() : null;
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
     *
     * @param counts quotas for which it is false are left out
     */
    @Nullable
    BigDecimal quota(QuotaUse use, int payee, int periodNumber, int lastActiveDay, Predicate<Quota> counts) {
        var period = snapshot.calendar().period(periodNumber);
        @Nullable BigDecimal sum = null;
        var share = SpreadShare.of(use, snapshot.calendar(), periodNumber);
        if (share == null) {
            return null;
        }
        if (snapshot.quotas().at(use.measure(), payees.node(payee), share.givenPeriod()) instanceof Quota own
                && counts.test(own)) {
            sum = employed(payee, use, period).of(share.of(own.amount()));
        }
        if (!payees.isPerson(payee)) {
            return sum;
        }
        var held = snapshot.roster().personSeats();
        for (int entry = held.first(payee); entry < held.first(payee + 1); entry++) {
            int days = Math.min(held.to(entry), period.endDay()) - Math.max(held.from(entry), period.startDay());
            boolean holds = use.prorate() != QuotaUse.Proration.NONE
                    ? days > 0
                    : held.from(entry) <= lastActiveDay && lastActiveDay < held.to(entry);
            if (holds
                    && snapshot.quotas().at(use.measure(), Node.seat(held.value(entry)), share.givenPeriod())
                            instanceof Quota seat
                    && counts.test(seat)) {
                var part = there(payee, use, held.from(entry), held.to(entry), period)
                        .of(share.of(seat.amount()));
                sum = sum == null ? part : sum.add(part);
            }
        }
        return sum;
    }

    private Portion employed(int payee, QuotaUse use, Period period) {
        if (use.prorate() == QuotaUse.Proration.NONE || !payees.isPerson(payee)) {
            return Portion.ALL;
        }
        var person = snapshot.roster().persons().get(payee);
        int from = person.hiredOn() == null ? period.startDay() : Days.of(person.hiredOn());
        int to = person.leftOn() == null ? period.endDay() : Days.of(person.leftOn()) + 1;
        return there(payee, use, from, to, period);
    }

    /** The part of a period that lies in these days, less the leave that does not count. */
    private Portion there(int person, QuotaUse use, int from, int to, Period period) {
        var there = Portion.of(use.prorate(), from, to, period);
        return use.leave() == null
                ? there
                : there.without(new AbsentTime(snapshot.absences())
                        .of(
                                use.leave(),
                                use.prorate(),
                                person,
                                Math.max(from, period.startDay()),
                                Math.min(to, period.endDay())));
    }

    /** Days or weekdays between two, both counted, on which a person is away for one of these reasons. */
    BigDecimal absent(int payee, Leave leave, QuotaUse.Proration kind, int first, int last) {
        return payees.isPerson(payee)
                ? new AbsentTime(snapshot.absences()).of(leave, kind, payee, first, last + 1)
                : BigDecimal.ZERO;
    }

    /** The absence on a day, or null. */
    @Nullable
    Absence absence(int payee, int day) {
        return !payees.isPerson(payee)
                ? null
                : snapshot.absences().of(payee).stream()
                        .filter(one -> one.fromDay() <= day && day < one.toDay())
                        .findFirst()
                        .orElse(null);
    }

    /** The absence that was the last to begin before a period ended, of those that touch it; null when there is none. */
    @Nullable
    Absence latestAbsence(int payee, Period period) {
        return !payees.isPerson(payee)
                ? null
                : snapshot.absences().of(payee).stream()
                        .filter(one -> one.fromDay() < period.endDay() && period.startDay() < one.toDay())
                        .reduce((_, later) -> later)
                        .orElse(null);
    }

    /**
     * A value weighted by the days on which it holds, both ends counted; after the last known day it is held. Days without
     * one count what is usual. 20,000 for 151 days and 24,000 for 214 is 22,345.2055 on average.
     */
    BigDecimal blended(String name, int payee, int first, int last, int known, BigDecimal usual) {
        var sum = BigDecimal.ZERO;
        for (int day = first; day <= Math.min(last, known); day++) {
            sum = sum.add(valueOn(name, payee, day, usual));
        }
        long held = last - (long) Math.max(first - 1, known);
        if (held > 0) {
            sum = sum.add(valueOn(name, payee, known, usual).multiply(BigDecimal.valueOf(held)));
        }
        return sum.divide(BigDecimal.valueOf(last - (long) first + 1), Evaluator.QUOTIENT);
    }

    private BigDecimal valueOn(String name, int payee, int day, BigDecimal usual) {
        var found = value(name, payee, day);
        return found == null ? usual : found.value().value();
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
