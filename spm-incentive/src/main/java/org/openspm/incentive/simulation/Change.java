package org.openspm.incentive.simulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.simulation.Target.Kind;

/**
 * One thing that is different in a simulation. What each kind needs is checked here; that codes exist, when it is added.
 *
 * @param name the measure of a quota, the role of a holder, the name of a value, or the code of a plan
 * @param period the only period whose quotas change; null for all periods, which only a factor may have
 * @param from first day of a new holder or value, in a plan or outside it
 * @param amount the factor, the quota or the value
 * @param holder the person or seat that holds the territory, or the person on the seat; null where the seat is vacant
 */
public record Change(
        Type type,
        String name,
        Target target,
        @Nullable String period,
        @Nullable LocalDate from,
        @Nullable BigDecimal amount,
        @Nullable Target holder) {
    private static final int NAME_MAX = 64;
    private static final String SEATED = "holder";
    private static final Set<Kind> PEOPLE = EnumSet.of(Kind.PERSON, Kind.POSITION);
    private static final Set<Kind> OWNERS = EnumSet.of(Kind.PERSON, Kind.POSITION, Kind.TITLE);
    private static final BigDecimal AMOUNT_MAX = BigDecimal.TEN.pow(11);

    /** What is different. */
    public enum Type {
        /** Quotas of a measure, multiplied. */
        QUOTA_FACTOR,
        /** One quota of a person or seat. */
        QUOTA,
        /** Who holds a territory from a day on. */
        TERRITORY,
        /** A rate, target or other value from a day on. */
        VALUE,
        /** Who sits on a seat from a day on, or that nobody does. */
        SEAT,
        /** A person, a seat or a title is in a plan from a day on. */
        PLAN,
        /** A person, a seat or a title is in a plan no longer from a day on. */
        PLAN_END
    }

    public Change {
        name = name.strip();
        refuseUnless(
                !name.isEmpty() && name.length() <= NAME_MAX,
                "The change names no measure, role, value or plan; give a name of at most " + NAME_MAX + " letters.");
        if (amount != null) {
            refuseUnless(
                    amount.abs().compareTo(AMOUNT_MAX) < 0
                            && amount.stripTrailingZeros().scale() <= 12,
                    "The figure " + amount.toPlainString()
                            + " does not fit; give at most 11 digits before the point and 12 after it.");
        }
        switch (type) {
            case QUOTA_FACTOR -> {
                refuseUnless(
                        target.kind() != Kind.TERRITORY,
                        "Quotas hang on people and seats, not on territory “" + target.code()
                                + "”; name everybody, a title, a branch, a seat or a person.");
                refuseUnless(
                        amount != null && amount.signum() >= 0,
                        "The factor is " + (amount == null ? "missing" : amount.toPlainString())
                                + "; give a number from 0 up, 1.1 for ten percent more.");
            }
            case QUOTA -> {
                refuseUnless(
                        PEOPLE.contains(target.kind()),
                        "A single quota is of a person or a seat; name one by its code.");
                refuseUnless(
                        period != null,
                        "The quota of “" + target.code() + "” names no period; give its code, such as 2026-Q1.");
                refuseUnless(
                        amount != null && amount.signum() >= 0,
                        "The quota of “" + target.code() + "” is "
                                + (amount == null ? "missing" : amount.toPlainString())
                                + "; give an amount from 0 up.");
            }
            case TERRITORY -> {
                refuseUnless(target.kind() == Kind.TERRITORY, "A holder holds a territory; name one by its code.");
                refuseUnless(
                        holder != null && PEOPLE.contains(holder.kind()),
                        "Territory “" + target.code() + "” gets no holder; name a person or a seat by its code.");
                refuseUnless(
                        from != null,
                        "Territory “" + target.code()
                                + "” is handed over on no day; give the first day of the new holder.");
            }
            case VALUE -> {
                refuseUnlessOwner(target, "A value is of");
                refuseUnless(from != null, "Value “" + name + "” begins on no day; give its first day.");
                refuseUnless(
                        amount != null, "Value “" + name + "” of “" + target.code() + "” is missing; give a number.");
            }
            case SEAT -> {
                refuseUnless(target.kind() == Kind.POSITION, "A person sits on a seat; name one by its code.");
                refuseUnless(
                        holder == null || holder.kind() == Kind.PERSON,
                        "On seat “" + target.code() + "” sits a person; name one by its code, or nobody.");
                refuseUnless(
                        from != null,
                        "Seat “" + target.code() + "” changes hands on no day; give the first day of who comes next.");
            }
            case PLAN, PLAN_END -> {
                refuseUnlessOwner(target, "A plan is assigned to");
                refuseUnless(
                        from != null,
                        "“" + target.code() + "” " + (type == Type.PLAN ? "joins" : "leaves") + " plan “" + name
                                + "” on no day; give the first day " + (type == Type.PLAN ? "in" : "outside")
                                + " the plan.");
            }
        }
    }

    public static Change factor(String measure, Target whom, @Nullable String period, BigDecimal factor) {
        return new Change(Type.QUOTA_FACTOR, measure, whom, period, null, factor, null);
    }

    public static Change quota(String measure, Target whom, String period, BigDecimal amount) {
        return new Change(Type.QUOTA, measure, whom, period, null, amount, null);
    }

    public static Change holder(String territory, String role, Target holder, LocalDate from) {
        return new Change(Type.TERRITORY, role, Target.of(Kind.TERRITORY, territory), null, from, null, holder);
    }

    public static Change value(String name, Target whom, LocalDate from, BigDecimal value) {
        return new Change(Type.VALUE, name, whom, null, from, value, null);
    }

    /** @param person who sits there; null leaves it vacant */
    public static Change seat(String seat, @Nullable String person, LocalDate from) {
        var holder = person == null ? null : Target.of(Kind.PERSON, person);
        return new Change(Type.SEAT, SEATED, Target.of(Kind.POSITION, seat), null, from, null, holder);
    }

    public static Change joins(String plan, Target whom, LocalDate from) {
        return new Change(Type.PLAN, plan, whom, null, from, null, null);
    }

    public static Change leaves(String plan, Target whom, LocalDate from) {
        return new Change(Type.PLAN_END, plan, whom, null, from, null, null);
    }

    private static void refuseUnlessOwner(Target target, String what) {
        refuseUnless(OWNERS.contains(target.kind()), what + " a person, a seat or a title; name one by its code.");
    }

    private static void refuseUnless(boolean holds, String sentence) {
        if (!holds) {
            throw new RuleViolation(sentence);
        }
    }
}
