package org.openspm.integration.file;

import java.util.List;
import java.util.regex.Pattern;

/** Finds out how a file writes numbers and dates, from values that can be read in one way only. */
public final class DialectDetection {
    private static final Pattern SURE_COMMA =
            Pattern.compile("-?\\d*,(\\d{1,2}|\\d{4,})|-?\\d{1,3}(\\.\\d{3})+,\\d+|-?\\d{4,},\\d+|-?0,\\d+");
    private static final Pattern SURE_POINT =
            Pattern.compile("-?\\d*\\.(\\d{1,2}|\\d{4,})|-?\\d{1,3}(,\\d{3})+\\.\\d+|-?\\d{4,}\\.\\d+|-?0\\.\\d+");
    private static final Pattern ONE_MARK = Pattern.compile("-?\\d{1,3}[.,]\\d{3}");
    private static final Pattern SLASHED = Pattern.compile("(\\d{1,2})[/-](\\d{1,2})[/-]\\d{4}");
    private static final int MONTHS = 12;

    private DialectDetection() {}

    /** Point unless values say comma; undecided when they contradict each other or can only be read both ways. */
    public static DecimalMark decimalMark(char delimiter, List<String> numbers) {
        boolean comma = numbers.stream().anyMatch(SURE_COMMA.asMatchPredicate());
        boolean point = numbers.stream().anyMatch(SURE_POINT.asMatchPredicate());
        if (comma || point) {
            return comma && point ? DecimalMark.UNDECIDED : comma ? DecimalMark.COMMA : DecimalMark.POINT;
        }
        boolean doubtful = numbers.stream().anyMatch(ONE_MARK.asMatchPredicate());
        return doubtful ? doubt(delimiter, numbers) : DecimalMark.POINT;
    }

    /** ISO unless a value over 12 tells the place of the day; undecided when nothing or a contradiction does. */
    public static DateOrder dateOrder(List<String> dates) {
        boolean slashed = false;
        boolean dayFirst = false;
        boolean monthFirst = false;
        for (var date : dates) {
            var matcher = SLASHED.matcher(date);
            if (matcher.matches()) {
                slashed = true;
                dayFirst |= Integer.parseInt(matcher.group(1)) > MONTHS;
                monthFirst |= Integer.parseInt(matcher.group(2)) > MONTHS;
            }
        }
        if (!slashed) {
            return DateOrder.ISO;
        }
        return dayFirst == monthFirst ? DateOrder.UNDECIDED : dayFirst ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST;
    }

    /** A comma-separated file with bare points writes 1.234 as a decimal: nobody groups thousands by the point there. */
    private static DecimalMark doubt(char delimiter, List<String> numbers) {
        boolean commas = numbers.stream().anyMatch(number -> number.indexOf(',') >= 0);
        return delimiter == ',' && !commas ? DecimalMark.POINT : DecimalMark.UNDECIDED;
    }
}
