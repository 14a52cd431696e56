package org.openspm.incentive.calc.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days, weekdays and months from one day to another, both counted. */
class DayCountTests {

    @ParameterizedTest
    @CsvSource({
        "CALENDAR_DAYS, 2026-01-01, 2026-01-31, 31",
        "CALENDAR_DAYS, 2026-02-01, 2026-01-31, 0",
        "DAYS_360, 2026-01-01, 2026-12-31, 360",
        "DAYS_360, 2026-01-01, 2026-01-30, 30",
        "DAYS_360, 2026-02-15, 2026-03-31, 46",
        "DAYS_360, 2026-02-01, 2026-02-28, 30",
        "DAYS_360, 2026-03-31, 2026-03-31, 1",
        "MONTHS, 2009-01-15, 2011-12-01, 36",
        "MONTHS, 2026-01-31, 2026-02-01, 2",
        "WHOLE_MONTHS, 2019-03-01, 2019-03-31, 1",
        "WHOLE_MONTHS, 2026-01-15, 2026-03-31, 2",
        "WHOLE_MONTHS, 2026-01-02, 2026-01-31, 0"
    })
    void countsBothEnds(DayCount count, LocalDate first, LocalDate last, long number) {
        assertThat(count.between(first, last)).isEqualTo(number);
    }

    @Test
    void countsAsOneDoesDayByDay() {
        var random = new Random(1);
        for (int round = 0; round < 2_000; round++) {
            var first = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(900));
            var last = first.plusDays(random.nextInt(500));
            long days = 0;
            long weekdays = 0;
            var touched = new HashSet<YearMonth>();
            long whole = 0;
            for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
                days++;
                weekdays += day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY ? 0 : 1;
                touched.add(YearMonth.from(day));
            }
            for (var month : touched) {
                whole += month.atDay(1).isBefore(first) || month.atEndOfMonth().isAfter(last) ? 0 : 1;
            }
            assertThat(DayCount.CALENDAR_DAYS.between(first, last)).isEqualTo(days);
            assertThat(DayCount.WEEKDAYS.between(first, last))
                    .as(first + " " + last)
                    .isEqualTo(weekdays);
            assertThat(DayCount.MONTHS.between(first, last)).isEqualTo(touched.size());
            assertThat(DayCount.WHOLE_MONTHS.between(first, last))
                    .as(first + " " + last)
                    .isEqualTo(whole);
        }
    }

    /** Wherever a range is cut, its parts count as much as the whole. */
    @Test
    void countsPartsAsMuchAsTheWhole() {
        var random = new Random(2);
        for (int round = 0; round < 2_000; round++) {
            var first = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(900));
            var last = first.plusDays(1 + random.nextInt(500));
            var cut = first.plusDays(random.nextLong(ChronoUnit.DAYS.between(first, last)));
            if (cut.getDayOfMonth() >= 30) {
                continue; // the 31st counts with the 30th, so a cut between them is none
            }
            for (var count : new DayCount[] {DayCount.CALENDAR_DAYS, DayCount.WEEKDAYS, DayCount.DAYS_360}) {
                assertThat(count.between(first, cut) + count.between(cut.plusDays(1), last))
                        .as(count + " " + first + " " + cut + " " + last)
                        .isEqualTo(count.between(first, last));
            }
        }
    }
}
