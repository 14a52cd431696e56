package org.openspm.incentive.language;

import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.openspm.domain.shared.Rounding;
import org.openspm.incentive.calc.plan.RoundingPolicy;

/** Reads a rounding policy written in words: {@code half up to 2 decimals per line}. */
final class RoundingReader {
    static final String EXAMPLE = "half up to 2 decimals per line";
    static final RoundingPolicy USUAL = new RoundingPolicy(Rounding.HALF_UP_TO_CENTS, RoundingPolicy.Step.LINE);
    private static final Pattern POLICY = Pattern.compile("(half up|half down|half even|up|down|ceiling|floor) to "
            + "(?:(\\d) decimals?|(cents)|(whole units)) per (line|tier|component)");

    private final Problems problems;

    RoundingReader(Problems problems) {
        this.problems = problems;
    }

    Optional<RoundingPolicy> read(Node.Scalar scalar) {
        var match = POLICY.matcher(scalar.text().toLowerCase(Locale.ROOT).replaceAll("\\s+", " "));
        if (!match.matches()) {
            problems.add(
                    scalar.at(),
                    scalar.word() + " is no rounding; write mode, decimals and step as in “" + EXAMPLE
                            + "”: half up, half even, half down, up, down, ceiling or floor, per line, tier or component.");
            return Optional.empty();
        }
        int scale = match.group(2) != null ? Integer.parseInt(match.group(2)) : match.group(3) != null ? 2 : 0;
        var mode = RoundingMode.valueOf(match.group(1).toUpperCase(Locale.ROOT).replace(' ', '_'));
        var step = RoundingPolicy.Step.valueOf(match.group(5).toUpperCase(Locale.ROOT));
        return Optional.of(new RoundingPolicy(new Rounding(mode, scale), step));
    }

    static String write(RoundingPolicy policy) {
        int scale = policy.rounding().scale();
        var mode = policy.rounding().mode().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        var to = scale == 1 ? "1 decimal" : scale + " decimals";
        return mode + " to " + to + " per " + policy.per().name().toLowerCase(Locale.ROOT);
    }
}
