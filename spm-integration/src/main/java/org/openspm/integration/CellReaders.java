package org.openspm.integration;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openspm.integration.CellReader.Refusal;
import org.openspm.integration.file.DateText;
import org.openspm.integration.file.DecimalText;
import org.openspm.integration.file.Dialect;

/** The reader of each field for one file: its dialect and what its codes stand for are known. */
final class CellReaders {
    private static final Map<String, String> YES_NO = yesNo();
    private static final Set<String> EVENT_TYPES = Set.of("order", "invoice", "payment", "return");
    private static final Set<String> PERIOD_KINDS = Set.of("HALF_MONTH", "MONTH", "QUARTER", "HALF_YEAR", "YEAR");
    private static final int WHOLE_DIGITS_AMOUNT = 15;
    private static final int WHOLE_DIGITS_RATE = 12;

    private final DecimalText decimals;
    private final DateText dates;
    private final Map<Reference, Map<String, byte[]>> known;

    CellReaders(Dialect dialect, Map<Reference, Map<String, byte[]>> known) {
        this.decimals = new DecimalText(dialect.decimalMark());
        this.dates = new DateText(dialect.dateOrder());
        this.known = known;
    }

    CellReader of(Field field) {
        return switch (field.type()) {
            case TEXT, CODE -> (text, out) -> text(text, field.max(), out);
            case INTEGER -> CellReaders::integer;
            case BOOLEAN -> CellReaders::yesOrNo;
            case DATE -> this::date;
            case AMOUNT -> (text, out) -> decimal(text, WHOLE_DIGITS_AMOUNT, 4, out);
            case RATE -> (text, out) -> decimal(text, WHOLE_DIGITS_RATE, 12, out);
            case SHARE -> this::share;
            case LATITUDE -> (text, out) -> degrees(text, 90, out);
            case LONGITUDE -> (text, out) -> degrees(text, 180, out);
            case CURRENCY -> (text, out) -> letters(text, 3, Reason.NOT_A_CURRENCY, out);
            case COUNTRY -> (text, out) -> letters(text, 2, Reason.NOT_A_COUNTRY, out);
            case EVENT_TYPE -> (text, out) -> oneOf(text.toLowerCase(Locale.ROOT), EVENT_TYPES, out);
            case PERIOD_KIND ->
                (text, out) -> oneOf(text.toUpperCase(Locale.ROOT).replaceAll("[ -]", "_"), PERIOD_KINDS, out);
            case REFERENCE -> reference(java.util.Objects.requireNonNull(field.reference()));
        };
    }

    /** A number of a named value, or null when it is none. */
    @Nullable
    Refusal number(String text, CopyBuffer out) {
        return decimal(text, WHOLE_DIGITS_RATE, 12, out);
    }

    @Nullable
    String plain(String text) {
        return decimals.plain(text);
    }

    private CellReader reference(Reference reference) {
        var codes = known.getOrDefault(reference, Map.of());
        var unknown = Refusal.of(reference.unknown());
        return (text, out) -> {
            var key = codes.get(text);
            if (key == null) {
                return unknown;
            }
            out.plain(key);
            return null;
        };
    }

    private static @Nullable Refusal text(String text, int max, CopyBuffer out) {
        if (text.length() > max) {
            return new Refusal(Reason.TOO_LONG, Integer.toString(max));
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\t' && c != '\n' && c != '\r') {
                return Refusal.of(Reason.UNPRINTABLE);
            }
        }
        out.text(text);
        return null;
    }

    private static @Nullable Refusal integer(String text, CopyBuffer out) {
        try {
            out.plain(Integer.toString(Integer.parseInt(text)));
            return null;
        } catch (NumberFormatException none) {
            return Refusal.of(Reason.NOT_A_WHOLE_NUMBER);
        }
    }

    private static @Nullable Refusal yesOrNo(String text, CopyBuffer out) {
        var value = YES_NO.get(text.toLowerCase(Locale.ROOT));
        if (value == null) {
            return Refusal.of(Reason.NOT_YES_OR_NO);
        }
        out.plain(value);
        return null;
    }

    private @Nullable Refusal date(String text, CopyBuffer out) {
        var day = dates.day(text);
        if (day == null) {
            return Refusal.of(dates.isAmbiguous(text) ? Reason.AMBIGUOUS_DATE : Reason.NOT_A_DATE);
        }
        out.plain(day.toString());
        return null;
    }

    private @Nullable Refusal decimal(String text, int wholeMax, int scaleMax, CopyBuffer out) {
        var plain = decimals.plain(text);
        if (plain == null) {
            return Refusal.of(decimals.isAmbiguous(text) ? Reason.AMBIGUOUS_NUMBER : Reason.NOT_A_NUMBER);
        }
        int point = plain.indexOf('.');
        int whole = (point < 0 ? plain.length() : point) - (plain.charAt(0) == '-' ? 1 : 0);
        if (whole > wholeMax) {
            return Refusal.of(Reason.TOO_LARGE);
        }
        int end = point < 0 ? plain.length() : withoutTrailingZeros(plain, point + 1 + scaleMax);
        if (point >= 0 && end - point - 1 > scaleMax) {
            return new Refusal(Reason.TOO_MANY_DECIMALS, Integer.toString(scaleMax));
        }
        out.plain(end == plain.length() ? plain : plain.substring(0, end));
        return null;
    }

    private @Nullable Refusal degrees(String text, int max, CopyBuffer out) {
        var plain = decimals.plain(text);
        if (plain == null) {
            return Refusal.of(decimals.isAmbiguous(text) ? Reason.AMBIGUOUS_NUMBER : Reason.NOT_A_NUMBER);
        }
        var value = new java.math.BigDecimal(plain);
        if (value.abs().compareTo(java.math.BigDecimal.valueOf(max)) > 0) {
            return new Refusal(Reason.OUT_OF_RANGE, "between -" + max + " and " + max);
        }
        out.plain(value.setScale(6, java.math.RoundingMode.HALF_UP).toPlainString());
        return null;
    }

    /** A share as a part of one, or in percent with the sign. */
    private @Nullable Refusal share(String text, CopyBuffer out) {
        if (!text.endsWith("%")) {
            return decimal(text, 3, 6, out);
        }
        var plain = decimals.plain(text.substring(0, text.length() - 1).strip());
        if (plain == null) {
            return Refusal.of(Reason.NOT_A_NUMBER);
        }
        var part = new java.math.BigDecimal(plain).movePointLeft(2).stripTrailingZeros();
        if (part.scale() > 6) {
            return new Refusal(Reason.TOO_MANY_DECIMALS, "4");
        }
        return part.precision() - part.scale() > 3 ? Refusal.of(Reason.TOO_LARGE) : written(part.toPlainString(), out);
    }

    private static @Nullable Refusal letters(String text, int count, Reason reason, CopyBuffer out) {
        if (text.length() != count || !text.chars().allMatch(CellReaders::isLetter)) {
            return Refusal.of(reason);
        }
        return written(text.toUpperCase(Locale.ROOT), out);
    }

    private static @Nullable Refusal oneOf(String text, Set<String> allowed, CopyBuffer out) {
        if (!allowed.contains(text)) {
            return new Refusal(
                    Reason.NOT_ONE_OF,
                    String.join(", ", allowed.stream().sorted().toList()));
        }
        return written(text, out);
    }

    private static @Nullable Refusal written(String ascii, CopyBuffer out) {
        out.plain(ascii);
        return null;
    }

    private static boolean isLetter(int c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    private static int withoutTrailingZeros(String plain, int keep) {
        int end = plain.length();
        while (end > keep && plain.charAt(end - 1) == '0') {
            end--;
        }
        return end;
    }

    private static Map<String, String> yesNo() {
        var words = new HashMap<String, String>();
        Set.of("y", "yes", "true", "t", "1", "j", "ja", "x").forEach(word -> words.put(word, "true"));
        Set.of("n", "no", "false", "f", "0", "nee", "nein").forEach(word -> words.put(word, "false"));
        return Map.copyOf(words);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
