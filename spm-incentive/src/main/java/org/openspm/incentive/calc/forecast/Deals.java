package org.openspm.incentive.calc.forecast;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openspm.incentive.calc.input.Fields;
import org.openspm.incentive.calc.input.LinkColumn;
import org.openspm.incentive.calc.input.Snapshot;

/**
 * The transactions as deals: the lines of one code with the payments, invoices and returns that refer to it, however many steps
 * away. Each deal is of one seller; where none is named, of its account or territory.
 */
final class Deals {
    private static final int STEPS_MAX = 16;

    private final Snapshot snapshot;
    private final List<Deal> deals = new ArrayList<>();

    /**
     * A deal.
     *
     * @param unit whose sale it is, as a dense number
     * @param day of its first event
     * @param rows of the transactions
     */
    record Deal(int unit, int day, int[] rows) {}

    private final Map<String, Integer> units = new HashMap<>();

    Deals(Snapshot snapshot) {
        this.snapshot = snapshot;
        var transactions = snapshot.transactions();
        var byCode = new HashMap<String, List<Integer>>();
        var references = new HashMap<String, String>();
        for (int row = 0; row < transactions.rows(); row++) {
            var code = transactions.code(row);
            byCode.computeIfAbsent(code, _ -> new ArrayList<>()).add(row);
            var reference = transactions.fields().text(Fields.REFERENCE, row);
            if (reference != null && !reference.isEmpty()) {
                references.putIfAbsent(code, reference);
            }
        }
        var byRoot = new HashMap<String, List<Integer>>();
        byCode.forEach((code, rows) -> byRoot.computeIfAbsent(root(code, byCode, references), _ -> new ArrayList<>())
                .addAll(rows));
        byRoot.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(deal -> deals.add(deal(byCode.getOrDefault(deal.getKey(), deal.getValue()), deal.getValue())));
    }

    List<Deal> all() {
        return deals;
    }

    int units() {
        return units.size();
    }

    private static String root(String code, Map<String, List<Integer>> byCode, Map<String, String> references) {
        var at = code;
        for (int step = 0; step < STEPS_MAX; step++) {
            var next = references.get(at);
            if (next == null || next.equals(code) || !byCode.containsKey(next)) {
                return at;
            }
            at = next;
        }
        return at;
    }

    private Deal deal(List<Integer> own, List<Integer> all) {
        int day = own.stream()
                .mapToInt(row -> snapshot.transactions().eventDates().day(row))
                .min()
                .orElseThrow();
        var rows = all.stream()
                .sorted(snapshot.transactions()::compareKeys)
                .mapToInt(Integer::intValue)
                .toArray();
        return new Deal(units.computeIfAbsent(unit(own), _ -> units.size()), day, rows);
    }

    private String unit(List<Integer> own) {
        for (var field : List.of(Fields.SELLER, Fields.ACCOUNT, Fields.TERRITORY)) {
            var links = snapshot.transactions().fields().links(field);
            for (int row : links == null ? List.<Integer>of() : own) {
                int linked = java.util.Objects.requireNonNull(links).get(row);
                if (linked != LinkColumn.NONE) {
                    return field + " " + linked;
                }
            }
        }
        return "";
    }
}
