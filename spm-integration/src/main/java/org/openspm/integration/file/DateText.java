package org.openspm.integration.file;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a day as a file writes it; 03/04/2026 only when the file's order of day and month is known. */
public final class DateText {
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4})");
    private static final Pattern MIDNIGHT = Pattern.compile("[T ]00:00(:00(\\.0+)?)?");
    private static final int YEAR_MIN = 1900;
    private static final int YEAR_MAX = 2999;

    private final DateOrder order;

    public DateText(DateOrder order) {
        this.order = order;
    }

    /** The day, or null when the text is none in this file; 30 February is none. */
    public @Nullable LocalDate day(String text) {
        return isIso(text) ? iso(text) : numbers(text);
    }

    /** Whether the text could be two different days and the file does not tell which. */
    public boolean isAmbiguous(String text) {
        var matcher = NUMBERS.matcher(text);
        return order != DateOrder.DAY_FIRST
                && order != DateOrder.MONTH_FIRST
                && matcher.matches()
                && !matcher.group(2).equals(".");
    }

    private @Nullable LocalDate numbers(String text) {
        var matcher = NUMBERS.matcher(text);
        if (!matcher.matches() || isAmbiguous(text)) {
            return null;
        }
        int first = Integer.parseInt(matcher.group(1));
        int second = Integer.parseInt(matcher.group(3));
        int year = Integer.parseInt(matcher.group(4));
        boolean monthFirst = order == DateOrder.MONTH_FIRST && !matcher.group(2).equals(".");
        return monthFirst ? of(year, first, second) : of(year, second, first);
    }

    private static boolean isIso(String text) {
        return text.length() >= 10 && text.charAt(4) == '-' && text.charAt(7) == '-';
    }

    private static @Nullable LocalDate iso(String text) {
        if (text.length() > 10 && !MIDNIGHT.matcher(text.substring(10)).matches()) {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        return year < 0 || month < 0 || day < 0 ? null : of(year, month, day);
    }

    private static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + (c - '0');
        }
        return value;
    }

    private static @Nullable LocalDate of(int year, int month, int day) {
        if (year < YEAR_MIN || year > YEAR_MAX) {
            return null;
        }
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }
}
