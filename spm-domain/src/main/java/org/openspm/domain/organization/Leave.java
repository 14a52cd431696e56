package org.openspm.domain.organization;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.DateRange;
import org.openspm.domain.shared.RuleViolation;

/**
 * Why, when and how much somebody is away.
 *
 * @param kind a code of the company's own, in capitals: PARENTAL, SICK
 * @param last null while nobody knows it
 * @param share the part of the working time, as a fraction: 1 is all of it, 0.5 half
 * @param reference where the papers are; null = nowhere
 */
public record Leave(
        String kind,
        LocalDate first,
        @Nullable LocalDate last,
        BigDecimal share,
        @Nullable String reference) {
    private static final Pattern KIND = Pattern.compile("[A-Z][A-Z0-9_-]{0,31}");
    private static final int SHARE_SCALE_MAX = 6;
    private static final int REFERENCE_MAX = 200;

    public Leave {
        kind = kind.strip().toUpperCase(Locale.ROOT);
        share = share.stripTrailingZeros();
        reference = reference == null || reference.isBlank() ? null : reference.strip();
        if (!KIND.matcher(kind).matches()) {
            throw new RuleViolation(
                    "The kind “" + kind
                            + "” is no code; write up to 32 letters, digits, _ and -, beginning with a letter, such as PARENTAL.");
        }
        if (last != null && last.isBefore(first)) {
            throw new RuleViolation(
                    "The last day " + last + " is before the first day " + first + "; correct one of the two.");
        }
        if (share.signum() <= 0 || share.compareTo(BigDecimal.ONE) > 0) {
            throw new RuleViolation(
                    "The share " + share.toPlainString()
                            + " is not above 0 and at most 1; write 1 for somebody who is away all the time, 0.5 for half of it.");
        }
        if (share.scale() > SHARE_SCALE_MAX) {
            throw new RuleViolation("The share " + share.toPlainString() + " has more than " + SHARE_SCALE_MAX
                    + " decimals; round it.");
        }
        if (reference != null && reference.length() > REFERENCE_MAX) {
            throw new RuleViolation("The reference is longer than " + REFERENCE_MAX + " characters; shorten it.");
        }
    }

    /** The same until another last day. */
    public Leave until(LocalDate otherLast) {
        return new Leave(kind, first, otherLast, share, reference);
    }

    public DateRange days() {
        return DateRange.inclusive(first, last);
    }
}
