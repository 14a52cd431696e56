package org.openspm.incentive.calc.input;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Dates as days since 1970-01-01. */
public final class DateColumn implements Column {
    public static final int MISSING = Short.MIN_VALUE;

    private final IntVector days;

    DateColumn(IntVector days) {
        this.days = days;
    }

    @Override
    public int size() {
        return days.size();
    }

    @Override
    public Column with(Column more) {
        return new DateColumn(days.with(((DateColumn) more).days.all()));
    }

    @Override
    public Column missing(int rows) {
        return new DateColumn(IntVector.filled(MISSING, rows));
    }

    public IntVector days() {
        return days;
    }

    /** The epoch day, or {@link #MISSING}. */
    public int day(int row) {
        return days.get(row);
    }

    public @Nullable LocalDate get(int row) {
        int day = days.get(row);
        return day == MISSING ? null : LocalDate.ofEpochDay(day);
    }
}
