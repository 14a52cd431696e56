package org.openspm.incentive.language;

import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.openspm.domain.shared.Rounding;
import org.openspm.incentive.calc.plan.RoundingPolicy;

/** Reads a rounding policy written in words: {@code half up to 2 decimals per line}. */
final class RoundingReader {
    static final String EXAMPLE = "half up to 2 decimals per line";
    static final RoundingPolicy USUAL = new RoundingPolicy(Rounding.HALF_UP_TO_CENTS, RoundingPolicy.Step.LINE);
    static final String PLAIN_EXAMPLE = "half up to whole units";
    private static final String MODE_AND_SCALE = "(half up|half down|half even|up|down|ceiling|floor) to "
            + "(\\d decimals?|cents|whole units|tens|hundreds|thousands|millions)";
    private static final Pattern POLICY = Pattern.compile(MODE_AND_SCALE + " per (line|tier|component)");
    private static final Pattern PLAIN = Pattern.compile(MODE_AND_SCALE);
    private static final Map<String, Integer> SCALES =
            Map.of("cents", 2, "whole units", 0, "tens", -1, "hundreds", -2, "thousands", -3, "millions", -6);

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
        var step = RoundingPolicy.Step.valueOf(match.group(3).toUpperCase(Locale.ROOT));
        return Optional.of(new RoundingPolicy(rounding(match.group(1), match.group(2)), step));
    }

    /** A rounding of one figure, without a step. */
    Optional<Rounding> plain(Node.Scalar scalar) {
        var match = PLAIN.matcher(scalar.text().toLowerCase(Locale.ROOT).replaceAll("\\s+", " "));
        if (!match.matches()) {
            problems.add(
                    scalar.at(),
                    scalar.word() + " is no rounding; write mode and decimals as in “" + PLAIN_EXAMPLE
                            + "”: half up, half even, half down, up, down, ceiling or floor, to 0 to 9 decimals, cents,"
                            + " whole units, tens, hundreds, thousands or millions.");
            return Optional.empty();
        }
        return Optional.of(rounding(match.group(1), match.group(2)));
    }

    private static Rounding rounding(String mode, String to) {
        int scale = SCALES.containsKey(to) ? SCALES.getOrDefault(to, 0) : to.charAt(0) - '0';
        return new Rounding(RoundingMode.valueOf(mode.toUpperCase(Locale.ROOT).replace(' ', '_')), scale);
    }

    static String write(RoundingPolicy policy) {
        return write(policy.rounding()) + " per " + policy.per().name().toLowerCase(Locale.ROOT);
    }

    static String write(Rounding rounding) {
        int scale = rounding.scale();
        var mode = rounding.mode().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return mode + " to "
                + switch (scale) {
                    case 1 -> "1 decimal";
                    case -1 -> "tens";
                    case -2 -> "hundreds";
                    case -3 -> "thousands";
                    case -6 -> "millions";
                    default -> scale + " decimals";
                };
    }
}
