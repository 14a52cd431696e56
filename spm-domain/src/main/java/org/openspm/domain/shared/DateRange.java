package org.openspm.domain.shared;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Days from {@code start} up to but not including {@code end}; null is open on that side. */
public record DateRange(@Nullable LocalDate start, @Nullable LocalDate end) {
    public static final DateRange ALWAYS = new DateRange(null, null);

    public DateRange {
        if (start != null && end != null && !start.isBefore(end)) {
            throw new RuleViolation(
                    "A range from " + start + " to before " + end + " holds no day; the end must be later.");
        }
    }

    public static DateRange from(LocalDate start) {
        return new DateRange(start, null);
    }

    /** Both days inside, as people write it: {@code inclusive(1 Jan, 31 Jan)} has 31 days. */
    public static DateRange inclusive(@Nullable LocalDate first, @Nullable LocalDate last) {
        return new DateRange(first, last == null ? null : last.plusDays(1));
    }

    public boolean contains(LocalDate day) {
        return (start == null || !day.isBefore(start)) && (end == null || day.isBefore(end));
    }

    public boolean overlaps(DateRange other) {
        return intersection(other).isPresent();
    }

    public Optional<DateRange> intersection(DateRange other) {
        var from = start == null || (other.start != null && other.start.isAfter(start)) ? other.start : start;
        var to = end == null || (other.end != null && other.end.isBefore(end)) ? other.end : end;
        return from != null && to != null && !from.isBefore(to)
                ? Optional.empty()
                : Optional.of(new DateRange(from, to));
    }

    /** The last day inside, or null when open. */
    public @Nullable LocalDate last() {
        return end == null ? null : end.minusDays(1);
    }

    /** Number of days inside; only for a range closed on both sides. */
    public long days() {
        if (start == null || end == null) {
            throw new IllegalStateException("An open range has no number of days: " + this);
        }
        return ChronoUnit.DAYS.between(start, end);
    }

    @Override
    public String toString() {
        return "[" + (start == null ? "" : start) + "," + (end == null ? "" : end) + ")";
    }
}
