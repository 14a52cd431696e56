package org.openspm.web.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.openspm.domain.shared.Currency;
import org.openspm.domain.shared.Money;
import org.openspm.incentive.run.RunTotal;

/** What a run pays for one period: its components, and their sum in each currency. */
record PeriodTotals(String code, List<RunTotal> totals, List<Money> sums) {

    /** In the order in which the periods come first. */
    static List<PeriodTotals> of(List<RunTotal> totals) {
        return totals.stream()
                .collect(Collectors.groupingBy(RunTotal::period, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(period -> new PeriodTotals(period.getKey(), period.getValue(), sums(period.getValue())))
                .toList();
    }

    private static List<Money> sums(List<RunTotal> totals) {
        return totals.stream()
                .map(RunTotal::amount)
                .collect(Collectors.groupingBy(
                        money -> money.currency().code(), java.util.TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(currency ->
                        currency.getValue().stream().reduce(Money.zero(Currency.of(currency.getKey())), Money::plus))
                .toList();
    }
}
