package org.openspm.incentive.calc.input;

import java.time.LocalDate;
import org.openspm.domain.shared.DateRange;

/** A period of the company calendar, closed on both sides; quarters need not be three calendar months. */
public record Period(String code, PeriodKind kind, int fiscalYear, DateRange range) {

    public Period {
        if (range.start() == null || range.end() == null) {
            throw new IllegalArgumentException("Period " + code + " has no first or last day: " + range);
        }
    }

    public int startDay() {
        return Days.start(range);
    }

    /** First day after the period. */
    public int endDay() {
        return Days.end(range);
    }

    public LocalDate lastDate() {
        return LocalDate.ofEpochDay(endDay() - 1L);
    }

    public boolean contains(Period other) {
        return startDay() <= other.startDay() && other.endDay() <= endDay();
    }
}
