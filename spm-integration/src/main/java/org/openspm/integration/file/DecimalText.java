package org.openspm.integration.file;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a number as a file writes it into the plain form 1234.56; never guesses what a mark means. */
public final class DecimalText {
    private static final Pattern GROUPED_BY_COMMA = Pattern.compile("-?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern GROUPED_BY_POINT = Pattern.compile("-?\\d{1,3}(\\.\\d{3})+(,\\d+)?");
    private static final Pattern ONE_MARK = Pattern.compile("-?\\d{1,3}[.,]\\d{3}");

    private final DecimalMark mark;
    private final char point;

    public DecimalText(DecimalMark mark) {
        this.mark = mark;
        this.point = mark == DecimalMark.COMMA ? ',' : '.';
    }

    /** The number with a decimal point and without groups, or null when the text is no number in this file. */
    public @Nullable String plain(String text) {
        if (!isAmbiguous(text) && isSimple(text, point)) {
            return point == ',' ? text.replace(',', '.') : text;
        }
        if (mark == DecimalMark.UNDECIDED) {
            return isAmbiguous(text) ? null : undecided(text);
        }
        return point == '.' ? ungrouped(text, GROUPED_BY_COMMA, ",") : comma(text);
    }

    /** Whether 1.234 or 1,234 could be both a thousand and a bit more than one in this file. */
    public boolean isAmbiguous(String text) {
        return mark == DecimalMark.UNDECIDED && ONE_MARK.matcher(text).matches();
    }

    private @Nullable String undecided(String text) {
        if (isSimple(text, ',')) {
            return text.replace(',', '.');
        }
        var byComma = ungrouped(text, GROUPED_BY_COMMA, ",");
        return byComma == null ? comma(text) : byComma;
    }

    private static @Nullable String comma(String text) {
        var plain = ungrouped(text, GROUPED_BY_POINT, ".");
        return plain == null ? null : plain.replace(',', '.');
    }

    private static @Nullable String ungrouped(String text, Pattern grouped, String separator) {
        return grouped.matcher(text).matches() ? text.replace(separator, "") : null;
    }

    private static boolean isSimple(String text, char point) {
        int start = !text.isEmpty() && text.charAt(0) == '-' ? 1 : 0;
        int points = 0;
        int digits = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == point) {
                points++;
            } else if (c >= '0' && c <= '9') {
                digits++;
            } else {
                return false;
            }
        }
        return digits > 0 && points <= 1 && text.charAt(text.length() - 1) != point && text.charAt(start) != point;
    }
}
