package org.openspm.incentive.language;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Currency;

/**
 * What a component pays one payee for less and for more of the same sales.
 *
 * @param example name of the example whose sales are scaled
 * @param unitMoney whether the measure is money; else it counts units
 * @param points from nothing sold to the double, the value rising
 * @param here the example as it is written
 */
public record PayoutCurve(
        String component,
        String measure,
        String example,
        String payee,
        Currency currency,
        boolean unitMoney,
        List<Point> points,
        Point here) {

    public PayoutCurve {
        points = List.copyOf(points);
    }

    /** Whether the values can be told as a share of the quota. */
    public boolean onAttainment() {
        return points.stream().allMatch(point -> point.attainment() != null);
    }

    /**
     * One calculation.
     *
     * @param value of the measure
     * @param attainment value ÷ quota; null without a quota
     * @param amount earned by the component in the period
     */
    public record Point(BigDecimal value, @Nullable BigDecimal attainment, BigDecimal amount) {}
}
