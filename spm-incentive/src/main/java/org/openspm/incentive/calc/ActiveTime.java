package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.input.Days;
import org.openspm.incentive.calc.input.Period;
import org.openspm.incentive.calc.plan.Leave;
import org.openspm.incentive.calc.plan.QuotaUse;

/** The days on which a plan applies to a payee: since when, until when, and what part of a period. */
record ActiveTime(CompiledPlan plan) {

    /** Days of a period on which the plan applies to the payee. */
    long activeDays(int payee, Period period) {
        return active(QuotaUse.Proration.DAYS, null, payee, period).held();
    }

    /** Days of those on which the payee is away. */
    BigDecimal absentDays(int payee, Period period) {
        return active(QuotaUse.Proration.DAYS, Leave.ALL, payee, period).absent();
    }

    /** The part of a slot in which the plan applies to the payee, less the leave that does not count. */
    Portion active(QuotaUse.Proration kind, @Nullable Leave leave, int payee, int slot) {
        return active(kind, leave, payee, plan.slots().period(slot));
    }

    private Portion active(QuotaUse.Proration kind, @Nullable Leave leave, int payee, Period period) {
        if (kind == QuotaUse.Proration.NONE) {
            return Portion.ALL;
        }
        var membership = plan.membership().timeline();
        var absent = BigDecimal.ZERO;
        long held = 0;
        long whole =
                Portion.of(kind, period.startDay(), period.endDay(), period).whole();
        for (int entry = membership.first(payee); entry < membership.first(payee + 1); entry++) {
            held += Portion.of(kind, membership.from(entry), membership.to(entry), period)
                    .held();
            if (leave != null && plan.payees().isPerson(payee)) {
                absent = absent.add(new AbsentTime(plan.snapshot().absences())
                        .of(
                                leave,
                                kind,
                                payee,
                                Math.max(membership.from(entry), period.startDay()),
                                Math.min(membership.to(entry), period.endDay())));
            }
        }
        return new Portion(held, whole, absent);
    }

    /** The day hired, where it is known. */
    @Nullable
    LocalDate hired(int payee) {
        return plan.payees().isPerson(payee)
                ? plan.snapshot().roster().persons().get(payee).hiredOn()
                : null;
    }

    /** First day on which the plan applies to the payee without a break up to a day; else the day hired. */
    @Nullable
    LocalDate start(int payee, int day) {
        int entry = membershipOn(payee, day);
        int from = entry < 0 ? Days.BEGINNING : plan.membership().timeline().from(entry);
        if (from != Days.BEGINNING) {
            return LocalDate.ofEpochDay(from);
        }
        return hired(payee);
    }

    /** Last day on which the plan applies to the payee; else the last day employed. */
    @Nullable
    LocalDate end(int payee, int day) {
        int entry = membershipOn(payee, day);
        int to = entry < 0 ? Days.END : plan.membership().timeline().to(entry);
        if (to != Days.END) {
            return LocalDate.ofEpochDay(to - 1L);
        }
        return plan.payees().isPerson(payee)
                ? plan.snapshot().roster().persons().get(payee).leftOn()
                : null;
    }

    private int membershipOn(int payee, int day) {
        var membership = plan.membership().timeline();
        for (int entry = membership.first(payee); entry < membership.first(payee + 1); entry++) {
            if (membership.from(entry) <= day && day < membership.to(entry)) {
                return entry;
            }
        }
        return -1;
    }
}
