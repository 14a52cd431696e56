package org.openspm.quota.calc;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How attainment is spread over the payees: how many stand in each band of ten points, from "below 50 %" to "150 % and
 * more". A border belongs to the band above it: exactly 100 % stands in 100–110 %.
 */
public record Distribution(List<Band> bands, List<Attainment> sorted) {
    private static final int LOWEST = 50;
    private static final int HIGHEST = 150;
    private static final int WIDTH = 10;

    public Distribution {
        bands = List.copyOf(bands);
        sorted = List.copyOf(sorted);
    }

    /** Payees from {@code from} to below {@code to} percent; null is open on that side. */
    public record Band(@Nullable Integer from, @Nullable Integer to, int count) {}

    public static Distribution of(List<Attainment> attainments) {
        var sorted = attainments.stream().filter(Attainment::hasQuota).sorted().toList();
        var bands = new ArrayList<Band>();
        bands.add(new Band(null, LOWEST, below(sorted, LOWEST)));
        for (var from = LOWEST; from < HIGHEST; from += WIDTH) {
            bands.add(new Band(from, from + WIDTH, below(sorted, from + WIDTH) - below(sorted, from)));
        }
        bands.add(new Band(HIGHEST, null, sorted.size() - below(sorted, HIGHEST)));
        return new Distribution(bands, sorted);
    }

    public int count() {
        return sorted.size();
    }

    /** Payees at or above 100 % of quota. */
    public int atQuota() {
        return sorted.size() - below(sorted, 100);
    }

    /** The payee in the middle; of an even number the lower of the two. */
    public Optional<Attainment> median() {
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get((sorted.size() - 1) / 2));
    }

    private static int below(List<Attainment> sorted, int percent) {
        var border = BigDecimal.valueOf(percent, 2);
        return (int) sorted.stream().filter(one -> !one.reaches(border)).count();
    }
}
