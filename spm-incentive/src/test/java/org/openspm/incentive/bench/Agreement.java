package org.openspm.incentive.bench;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Two peers agree when every position, measure and quarter is equal to the cent, and the count of credits too. */
final class Agreement {
    private static final int SHOWN = 5;

    private Agreement() {}

    /** Refuses to go on when an outcome differs anywhere from the reference; the first differences are named. */
    static void check(Outcome reference, Outcome other) {
        var differences = new ArrayList<String>();
        if (reference.credits() != other.credits()) {
            differences.add("credits: " + reference.credits() + " and " + other.credits());
        }
        compare("measured", reference.measured(), other.measured(), differences);
        compare("pay", reference.pay(), other.pay(), differences);
        if (!differences.isEmpty()) {
            throw new IllegalStateException(reference.peer() + " and " + other.peer() + " disagree in "
                    + differences.size() + " places, first "
                    + String.join("; ", differences.subList(0, Math.min(SHOWN, differences.size()))));
        }
    }

    private static void compare(String what, long[] expected, long[] actual, List<String> differences) {
        if (expected.length != actual.length) {
            differences.add(what + ": " + expected.length + " and " + actual.length + " cells");
            return;
        }
        for (int cell = 0; cell < expected.length; cell++) {
            if (expected[cell] != actual[cell]) {
                differences.add(
                        what + " of position " + cell / W1.CELLS + ", measure " + cell / W1.QUARTERS % W1.MEASURES
                                + ", quarter " + (cell % W1.QUARTERS + 1) + ": " + money(expected[cell]) + " and "
                                + money(actual[cell]));
            }
        }
    }

    static String money(long cents) {
        return String.format(java.util.Locale.ROOT, "%,.2f", BigDecimal.valueOf(cents, 2));
    }
}
