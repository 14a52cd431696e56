package org.openspm.web.territories;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.openspm.territory.AccountPlace;

/**
 * Accounts as dots over the outline of the land, on a drawing 720 by 400. Degrees become units, a degree of longitude as
 * wide as it is at the middle of the picture.
 *
 * @param land how {@code img/land.svg}, drawn in tenths of a degree, is moved and scaled to lie under the dots
 * @param held dots of accounts in the territories looked at
 * @param open those among them whose territory nobody holds
 * @param others further accounts that fall into the picture
 */
public record AccountMap(String land, String held, String open, String others, int count, int openCount) {
    public static final int WIDTH = 720;
    public static final int HEIGHT = 400;

    private static final int MARGIN = 36;
    private static final int DIGITS = 9;
    private static final BigDecimal SPAN_MIN = new BigDecimal("1.5");
    private static final BigDecimal RIGHT_ANGLE_SQUARED = new BigDecimal("8100");
    private static final BigDecimal NARROWEST = new BigDecimal("0.2");

    /** The picture of the accounts wanted, framed by them; null without any. */
    static @Nullable AccountMap of(
            List<AccountPlace> places, Predicate<AccountPlace> wanted, Predicate<AccountPlace> unheld) {
        var here = places.stream().filter(wanted).toList();
        if (here.isEmpty()) {
            return null;
        }
        var frame = Frame.around(here);
        var open = here.stream().filter(unheld).toList();
        return new AccountMap(
                frame.land(),
                frame.dots(here.stream().filter(unheld.negate()).toList()),
                frame.dots(open),
                frame.dots(places.stream().filter(wanted.negate()).toList()),
                here.size(),
                open.size());
    }

    /** The middle of the picture in degrees and the units of a degree each way. */
    private record Frame(BigDecimal longitude, BigDecimal latitude, BigDecimal xUnits, BigDecimal yUnits) {
        static Frame around(List<AccountPlace> places) {
            var west = extreme(places, Frame::x, false);
            var east = extreme(places, Frame::x, true);
            var south = extreme(places, Frame::y, false);
            var north = extreme(places, Frame::y, true);
            var latitude = middle(south, north);
            var shrink = shrink(latitude);
            var across = east.subtract(west).multiply(shrink).max(SPAN_MIN);
            var up = north.subtract(south).max(SPAN_MIN);
            var scale = BigDecimal.valueOf(WIDTH - 2L * MARGIN)
                    .divide(across, DIGITS, RoundingMode.HALF_UP)
                    .min(BigDecimal.valueOf(HEIGHT - 2L * MARGIN).divide(up, DIGITS, RoundingMode.HALF_UP));
            return new Frame(middle(west, east), latitude, shrink.multiply(scale), scale);
        }

        /** One path of strokes without length, whose round ends are the dots; what lies outside is left out. */
        String dots(List<AccountPlace> places) {
            var path = new StringBuilder();
            for (var place : places) {
                var left = units(x(place).subtract(longitude), xUnits, WIDTH);
                var top = units(latitude.subtract(y(place)), yUnits, HEIGHT);
                if (inside(left, WIDTH) && inside(top, HEIGHT)) {
                    path.append('M')
                            .append(left.toPlainString())
                            .append(' ')
                            .append(top.toPlainString())
                            .append("h0");
                }
            }
            return path.toString();
        }

        String land() {
            return "translate(" + units(longitude.negate(), xUnits, WIDTH) + " " + units(latitude, yUnits, HEIGHT)
                    + ") scale(" + tenth(xUnits) + " " + tenth(yUnits) + ")";
        }

        private static BigDecimal units(BigDecimal degrees, BigDecimal scale, int extent) {
            return degrees.multiply(scale).add(BigDecimal.valueOf(extent / 2)).setScale(1, RoundingMode.HALF_UP);
        }

        private static String tenth(BigDecimal scale) {
            return scale.movePointLeft(1).setScale(4, RoundingMode.HALF_UP).toPlainString();
        }

        private static boolean inside(BigDecimal units, int extent) {
            return units.signum() >= 0 && units.compareTo(BigDecimal.valueOf(extent)) <= 0;
        }

        /** A cosine good enough for a picture: 1 − (latitude ÷ 90)². */
        private static BigDecimal shrink(BigDecimal latitude) {
            return BigDecimal.ONE
                    .subtract(latitude.multiply(latitude).divide(RIGHT_ANGLE_SQUARED, DIGITS, RoundingMode.HALF_UP))
                    .max(NARROWEST);
        }

        private static BigDecimal middle(BigDecimal low, BigDecimal high) {
            return low.add(high).divide(BigDecimal.TWO, DIGITS, RoundingMode.HALF_UP);
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
}
