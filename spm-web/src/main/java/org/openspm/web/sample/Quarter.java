package org.openspm.web.sample;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;

/** A quarter of the company's year, which is the calendar year. */
record Quarter(int year, int number) {

    static List<Quarter> ofYears(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .boxed()
                .flatMap(year -> IntStream.rangeClosed(1, 4).mapToObj(number -> new Quarter(year, number)))
                .toList();
    }

    String code() {
        return year + "-Q" + number;
    }

    LocalDate first() {
        return LocalDate.of(year, number * 3 - 2, 1);
    }

    LocalDate last() {
        return first().plusMonths(3).minusDays(1);
    }

    List<YearMonth> months() {
        var first = YearMonth.from(first());
        return List.of(first, first.plusMonths(1), first.plusMonths(2));
    }

    boolean contains(LocalDate day) {
        return !day.isBefore(first()) && !day.isAfter(last());
    }
}
