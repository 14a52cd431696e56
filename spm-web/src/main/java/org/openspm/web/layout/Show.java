package org.openspm.web.layout;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.DateRange;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Writes dates, times, counts and percentages as the reader is used to; templates use {@code @show}. */
@Component("show")
public class Show {
    private static final String NOTHING = "–";
    private static final int ATTAINMENT_DECIMALS = 1;

    private final Clock clock;

    public Show(Clock clock) {
        this.clock = clock;
    }

    /** {@code 23 Nov 2026}. */
    public String date(@Nullable LocalDate date) {
        return date == null
                ? NOTHING
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                        .withLocale(locale())
                        .format(date);
    }

    /** {@code 23 Nov 2026, 09:14}, in the zone of the installation. */
    public String time(@Nullable Instant instant) {
        return instant == null
                ? NOTHING
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(locale())
                        .withZone(clock.getZone())
                        .format(instant);
    }

    /** {@code 09:14:22}, where seconds count. */
    public String clock(Instant instant) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM)
                .withLocale(locale())
                .withZone(clock.getZone())
                .format(instant);
    }

    /** {@code October 2026}. */
    public String month(YearMonth month) {
        return DateTimeFormatter.ofPattern("LLLL yyyy", locale()).format(month);
    }

    /** {@code Oct}. */
    public String shortMonth(YearMonth month) {
        return DateTimeFormatter.ofPattern("LLL", locale()).format(month);
    }

    /** {@code 1 Jan 2026 – 31 Jan 2026}; an open side is left out. */
    public String range(DateRange range) {
        var start = range.start() == null ? "" : date(range.start());
        var last = range.last() == null ? "" : date(range.last());
        return (start + " – " + last).strip();
    }

    /** {@code 12,345}. */
    public String count(@Nullable Number count) {
        return count == null
                ? NOTHING
                : NumberFormat.getIntegerInstance(locale()).format(count);
    }

    /** {@code 12,345.678}: every decimal the number has. */
    public String number(@Nullable BigDecimal number) {
        return number == null ? NOTHING : decimals(number, 0);
    }

    /** A sum of amounts in no one currency: {@code 12,345.60}, or whole when there is nothing behind the point. */
    public String total(@Nullable BigDecimal total) {
        if (total == null) {
            return NOTHING;
        }
        var shortest = total.stripTrailingZeros();
        return decimals(shortest, shortest.scale() > 0 ? 2 : 0);
    }

    private static String decimals(BigDecimal number, int least) {
        var format = NumberFormat.getNumberInstance(locale());
        format.setMinimumFractionDigits(least);
        format.setMaximumFractionDigits(Math.max(least, number.scale()));
        return format.format(number).replace('-', '\u2212');
    }

    /** For reading a figure that may have more decimals than matter: with cents, rounded half up, or whole. */
    public String figure(@Nullable BigDecimal number) {
        return number == null ? NOTHING : total(number.setScale(2, RoundingMode.HALF_UP));
    }

    /** A share as a percentage with one decimal: {@code 0.874} is {@code 87.4 %}. */
    public String percent(@Nullable BigDecimal share) {
        if (share == null) {
            return NOTHING;
        }
        var rounded = share.movePointRight(2).setScale(ATTAINMENT_DECIMALS, RoundingMode.HALF_UP);
        var format = NumberFormat.getNumberInstance(locale());
        format.setMinimumFractionDigits(ATTAINMENT_DECIMALS);
        return format.format(rounded).replace('-', '\u2212') + "\u00a0%";
    }

    /** A rate as a percentage with all its decimals: {@code 0.035} is {@code 3.5 %}. */
    public String rate(@Nullable BigDecimal rate) {
        return rate == null ? NOTHING : number(rate.movePointRight(2).stripTrailingZeros()) + "\u00a0%";
    }

    /** A name of the plan language as people write it: {@code new_bookings} is {@code New bookings}. */
    public String words(String name) {
        var words = name.replace('_', ' ');
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
