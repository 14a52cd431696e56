package org.openspm.incentive.language;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.plan.PayPeriod;

/** Reads codes of periods in examples; they are of the kind that the plan pays by. */
final class ExamplePeriods {
    private static final Pattern ANY = Pattern.compile("(19|2\\d)\\d{2}(-Q[1-4]|-H[12]|-(0[1-9]|1[0-2])[ab]?)?");

    private final Problems problems;
    private final @Nullable PayPeriod pays;

    ExamplePeriods(Problems problems, @Nullable PayPeriod pays) {
        this.problems = problems;
        this.pays = pays;
    }

    static boolean isPeriod(String text) {
        return ANY.matcher(text).matches();
    }

    Optional<String> read(Node.Scalar scalar) {
        var code = scalar.text();
        if (!ANY.matcher(code).matches() || (pays != null && kindOf(code) != pays)) {
            problems.add(
                    scalar.at(),
                    scalar.word() + " is no " + (pays == null ? "period" : Values.word(pays)) + " of an example; write "
                            + (pays == null ? "2026, 2026-Q1 or 2026-01" : sample(pays)) + ".");
            return Optional.empty();
        }
        return Optional.of(code);
    }

    private static PayPeriod kindOf(String code) {
        if (code.contains("Q")) {
            return PayPeriod.QUARTER;
        }
        if (code.contains("H")) {
            return PayPeriod.HALF_YEAR;
        }
        if (code.endsWith("a") || code.endsWith("b")) {
            return PayPeriod.HALF_MONTH;
        }
        return code.contains("-") ? PayPeriod.MONTH : PayPeriod.YEAR;
    }

    private static String sample(PayPeriod kind) {
        return switch (kind) {
            case YEAR -> "2026";
            case HALF_YEAR -> "2026-H1";
            case HALF_MONTH -> "2026-01a";
            case QUARTER -> "2026-Q1";
            case MONTH -> "2026-01";
        };
    }
}
