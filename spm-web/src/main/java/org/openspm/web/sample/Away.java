package org.openspm.web.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Days on which somebody is away; {@code share} in percent of the working time, {@code last} open while nobody knows it. */
record Away(
        String person,
        String kind,
        LocalDate first,
        @Nullable LocalDate last,
        int share,
        String reference) {
    private static final int PARENTAL_PER_MILLE = 60;
    private static final int SICK_PER_MILLE = 180;
    private static final int PART_TIME_PER_MILLE = 40;
    private static final int SABBATICAL_PER_MILLE = 8;
    private static final int ONE_DAY_A_WEEK = 20;
    private static final int ALL = 100;
    private static final int LATEST = 660;
    private static final int STILL_AWAY = 60;

    /** Who is paid by results is away now and then; what customers order meanwhile is credited all the same. */
    static List<Away> of(Staff staff, long seed, LocalDate start, LocalDate today) {
        var away = new ArrayList<Away>();
        for (var person : staff.people()) {
            if (person.role().paid() && !person.name().equals(name(Cast.JONAS))) {
                var dice = new Dice(seed, "away" + person.code());
                var rolled = person.name().equals(name(Cast.ANA))
                        ? new Away(
                                person.code(),
                                "SICK",
                                start.plusMonths(21),
                                start.plusMonths(21).plusDays(8),
                                ALL,
                                "")
                        : rolled(person, start, dice);
                if (rolled != null
                        && isThere(person, rolled.first())
                        && !rolled.first().isAfter(today)) {
                    away.add(rolled.referring(away.size()));
                }
            }
        }
        return List.copyOf(away);
    }

    private static @Nullable Away rolled(Employee person, LocalDate start, Dice dice) {
        var after = dice.between(10, LATEST);
        var day = Dice.workingDay(start.plusDays(after));
        if (dice.chance(PARENTAL_PER_MILLE)) {
            var back = after > LATEST - STILL_AWAY ? null : day.plusWeeks(dice.between(6, 16));
            return new Away(person.code(), "PARENTAL", day, back, ALL, "");
        }
        if (dice.chance(PART_TIME_PER_MILLE)) {
            var month = day.withDayOfMonth(1);
            return new Away(
                    person.code(), "PARENTAL", month, month.plusMonths(9).minusDays(1), ONE_DAY_A_WEEK, "");
        }
        if (dice.chance(SABBATICAL_PER_MILLE)) {
            return new Away(person.code(), "SABBATICAL", day, day.plusWeeks(26), ALL, "");
        }
        return dice.chance(SICK_PER_MILLE)
                ? new Away(person.code(), "SICK", day, day.plusDays(dice.bell(7, 5)), ALL, "")
                : null;
    }

    private Away referring(int number) {
        return new Away(person, kind, first, last, share, "HR-" + (1001 + number));
    }

    private static String name(Cast one) {
        return one.givenName() + " " + one.familyName();
    }

    private static boolean isThere(Employee person, LocalDate day) {
        return !day.isBefore(person.hired()) && (person.left() == null || !day.isAfter(person.left()));
    }
}
