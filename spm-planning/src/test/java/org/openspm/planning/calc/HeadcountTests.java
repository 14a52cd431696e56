package org.openspm.planning.calc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openspm.domain.shared.DateRange.inclusive;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.openspm.domain.shared.DateRange;

class HeadcountTests {
    private static final LocalDate HIRED = LocalDate.of(2025, 3, 10);
    private static final LocalDate LEFT = LocalDate.of(2026, 2, 14);
    private static final LocalDate BACKFILLED = LocalDate.of(2026, 4, 1);

    private final Headcount headcount = new Headcount(
            List.of(
                    new Seat(1, "Sales Manager", "Sales", 2, DateRange.ALWAYS),
                    new Seat(2, "Account Executive", "Sales", 3, DateRange.ALWAYS),
                    new Seat(3, "Account Executive", "Sales", 3, DateRange.from(LocalDate.of(2026, 3, 1))),
                    new Seat(4, "Analyst", "Operations", 3, inclusive(null, LocalDate.of(2025, 12, 31)))),
            List.of(
                    new Holding(1, 10, DateRange.ALWAYS),
                    new Holding(2, 20, inclusive(HIRED, LEFT)),
                    new Holding(2, 21, DateRange.from(BACKFILLED)),
                    new Holding(3, 10, DateRange.from(LocalDate.of(2026, 6, 1))),
                    new Holding(4, 40, DateRange.ALWAYS)),
            List.of(
                    new Employment(10, DateRange.from(LocalDate.of(2020, 4, 1))),
                    new Employment(20, inclusive(HIRED, LEFT)),
                    new Employment(21, DateRange.from(BACKFILLED)),
                    new Employment(40, DateRange.ALWAYS)));

    @Test
    void aSeatIsFilledUntilTheLastDayOfItsHolder() {
        assertThat(executives(LEFT).filled()).isEqualTo(1);
        assertThat(executives(LEFT.plusDays(1)).filled()).isZero();
        assertThat(executives(LEFT.plusDays(1)).vacant()).isEqualTo(1);
    }

    @Test
    void aSeatCountsOnlyWhileItExists() {
        assertThat(executives(LocalDate.of(2026, 2, 28)).seats()).isEqualTo(1);
        assertThat(executives(LocalDate.of(2026, 3, 1)).seats()).isEqualTo(2);
        assertThat(headcount.at(LocalDate.of(2026, 1, 1), Seat::department))
                .extracting(HeadcountLine::group)
                .containsExactly("Sales");
    }

    @Test
    void startersAndLeaversAreThoseOfTheMonthSoFar() {
        assertThat(executives(LEFT.minusDays(1)).leavers()).isZero();
        assertThat(executives(LEFT).leavers()).isEqualTo(1);
        assertThat(executives(BACKFILLED).starters()).isEqualTo(1);
        assertThat(executives(BACKFILLED.plusMonths(1)).starters()).isZero();
    }

    @Test
    void whoHoldsTwoSeatsIsOnePerson() {
        var total = headcount.total(LocalDate.of(2026, 6, 30));
        assertThat(total.seats()).isEqualTo(3);
        assertThat(total.filled()).isEqualTo(3);
        assertThat(total.people()).isEqualTo(2);
    }

    @Test
    void tenureIsTheAverageOfWholeMonths() {
        assertThat(headcount.total(LocalDate.of(2026, 4, 30)).tenureMonths()).isEqualTo((72 + 0) / 2);
    }

    @Test
    void theSeriesEndsWithTheMonthBegun() {
        var months = headcount.months(YearMonth.of(2026, 1), LocalDate.of(2026, 4, 15));
        assertThat(months)
                .extracting(HeadcountMonth::month)
                .containsExactly(
                        YearMonth.of(2026, 1), YearMonth.of(2026, 2), YearMonth.of(2026, 3), YearMonth.of(2026, 4));
        assertThat(months.get(1).total().leavers()).isEqualTo(1);
        assertThat(months.get(2).total().vacant()).isEqualTo(2);
        assertThat(months.get(3).total().starters()).isEqualTo(1);
    }

    @Test
    void groupsAlwaysAddUpToTheWhole() {
        var random = new Random(11);
        var seats = new ArrayList<Seat>();
        var holdings = new ArrayList<Holding>();
        var employments = new ArrayList<Employment>();
        for (var key = 1; key <= 200; key++) {
            seats.add(new Seat(key, "T" + key % 7, "D" + key % 3, key % 5, DateRange.ALWAYS));
            var start = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(500));
            var span = new DateRange(start, start.plusDays(1 + random.nextInt(400)));
            employments.add(new Employment(key, span));
            holdings.add(new Holding(key, key, span));
        }
        var all = new Headcount(seats, holdings, employments);
        for (var day = LocalDate.of(2025, 1, 31); day.getYear() < 2027; day = day.plusDays(17)) {
            var total = all.total(day);
            for (var lines : List.of(all.at(day, Seat::title), all.at(day, Seat::department))) {
                assertThat(lines.stream().mapToInt(HeadcountLine::seats).sum()).isEqualTo(total.seats());
                assertThat(lines.stream().mapToInt(HeadcountLine::filled).sum()).isEqualTo(total.filled());
                assertThat(lines.stream().mapToInt(HeadcountLine::starters).sum())
                        .isEqualTo(total.starters());
                assertThat(lines.stream().mapToInt(HeadcountLine::leavers).sum())
                        .isEqualTo(total.leavers());
                assertThat(lines).allMatch(line -> line.seats() == line.filled() + line.vacant());
            }
        }
    }

    private HeadcountLine executives(LocalDate day) {
        return headcount.at(day, Seat::title).stream()
                .filter(line -> line.group().equals("Account Executive"))
                .findFirst()
                .orElseThrow();
    }
}
