package org.openspm.web.territories;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.openspm.territory.AccountPlace;

/**
 * Accounts as dots on a drawing: degrees become units, with a degree of longitude as wide as it is at the middle of the
 * picture. {@code here} are the dots of the territories looked at, {@code others} the rest.
 */
public record AccountMap(int width, int height, String others, String here, int count) {
    private static final int WIDTH = 720;
    private static final int HEIGHT_MAX = 480;
    private static final int MARGIN = 10;
    private static final BigDecimal FULL_CIRCLE_SHARE = new BigDecimal("8100");

    static @Nullable AccountMap of(List<AccountPlace> places, @Nullable Set<String> territories) {
        if (places.isEmpty()) {
            return null;
        }
        var west = extreme(places, AccountMap::x, false);
        var east = extreme(places, AccountMap::x, true);
        var south = extreme(places, AccountMap::y, false);
        var north = extreme(places, AccountMap::y, true);
        var shrink = shrink(north.add(south).divide(BigDecimal.TWO, 6, RoundingMode.HALF_UP));
        var across = east.subtract(west).multiply(shrink).max(BigDecimal.ONE);
        var up = north.subtract(south).max(BigDecimal.ONE);
        var scale = BigDecimal.valueOf(WIDTH - 2L * MARGIN)
                .divide(across, 6, RoundingMode.HALF_UP)
                .min(BigDecimal.valueOf(HEIGHT_MAX - 2L * MARGIN).divide(up, 6, RoundingMode.HALF_UP));
        Predicate<AccountPlace> wanted = place ->
                territories == null || (place.territoryCode() != null && territories.contains(place.territoryCode()));
        var frame = new Frame(west, north, shrink.multiply(scale), scale);
        return new AccountMap(
                WIDTH,
                up.multiply(scale).setScale(0, RoundingMode.HALF_UP).intValueExact() + 2 * MARGIN,
                frame.dots(places.stream().filter(wanted.negate()).toList()),
                frame.dots(places.stream().filter(wanted).toList()),
                (int) places.stream().filter(wanted).count());
    }

    private record Frame(BigDecimal west, BigDecimal north, BigDecimal xScale, BigDecimal yScale) {
        /** One path of strokes without length: round line ends draw the dots. */
        String dots(List<AccountPlace> places) {
            var path = new StringBuilder();
            for (var place : places) {
                path.append('M')
                        .append(units(x(place).subtract(west), xScale))
                        .append(' ')
                        .append(units(north.subtract(y(place)), yScale))
                        .append("h0");
            }
            return path.toString();
        }

        private static String units(BigDecimal distance, BigDecimal scale) {
            return distance.multiply(scale)
                    .setScale(0, RoundingMode.HALF_UP)
                    .add(BigDecimal.valueOf(MARGIN))
                    .toPlainString();
        }
    }

    /** A cosine good enough for a picture: 1 − (latitude ÷ 90)², bowed a little. */
    private static BigDecimal shrink(BigDecimal latitude) {
        return BigDecimal.ONE
                .subtract(latitude.multiply(latitude).divide(FULL_CIRCLE_SHARE, 6, RoundingMode.HALF_UP))
                .max(new BigDecimal("0.2"));
    }

    private static BigDecimal extreme(
            List<AccountPlace> places, Function<AccountPlace, BigDecimal> axis, boolean highest) {
        return places.stream()
                .map(axis)
                .reduce(highest ? BigDecimal::max : BigDecimal::min)
                .orElseThrow();
    }

    private static BigDecimal x(AccountPlace place) {
        return Objects.requireNonNull(place.longitude());
    }

    private static BigDecimal y(AccountPlace place) {
        return Objects.requireNonNull(place.latitude());
    }
}
