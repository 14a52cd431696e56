package org.openspm.incentive.calc.forecast;

import java.time.LocalDate;

/** Months as whole numbers since the year 0, and their seasons: the quarters of the calendar year. */
final class Season {
    private static final int MONTHS = 12;
    private static final int MONTHS_OF_A_SEASON = 3;

    private Season() {}

    static int month(LocalDate day) {
        return day.getYear() * MONTHS + day.getMonthValue() - 1;
    }

    static int month(int epochDay) {
        return month(LocalDate.ofEpochDay(epochDay));
    }

    static boolean isSame(int month, int other) {
        return season(month) == season(other);
    }

    private static int season(int month) {
        return Math.floorMod(month, MONTHS) / MONTHS_OF_A_SEASON;
    }
}
