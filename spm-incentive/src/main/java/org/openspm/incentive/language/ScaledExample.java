package org.openspm.incentive.language;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.stream.Collectors;

/** An example with every sale made larger or smaller by one factor. */
final class ScaledExample {
    private static final int SCALE = 4;

    private ScaledExample() {}

    /**
     * @param numbers whether the numbers beside the amount, such as a quantity, are scaled too
     */
    static PlanExample of(PlanExample example, BigDecimal factor, boolean numbers) {
        return new PlanExample(
                example.name(),
                example.period(),
                example.asOf(),
                example.payees(),
                example.sales().stream()
                        .map(sale -> scaled(sale, factor, numbers))
                        .toList(),
                example.absences(),
                example.holders(),
                example.rates(),
                example.expected(),
                example.at());
    }

    private static PlanExample.Sale scaled(PlanExample.Sale sale, BigDecimal factor, boolean numbers) {
        return new PlanExample.Sale(
                sale.code(),
                sale.line(),
                sale.date(),
                times(sale.amount(), factor),
                sale.currency(),
                sale.texts(),
                numbers ? times(sale.numbers(), factor) : sale.numbers(),
                sale.dates(),
                sale.seller(),
                sale.overlay(),
                sale.territory(),
                sale.account(),
                sale.product(),
                sale.splits());
    }

    private static Map<String, BigDecimal> times(Map<String, BigDecimal> numbers, BigDecimal factor) {
        return numbers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, number -> times(number.getValue(), factor)));
    }

    private static BigDecimal times(BigDecimal number, BigDecimal factor) {
        return number.multiply(factor).setScale(SCALE, RoundingMode.HALF_UP);
    }
}
