package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.input.Fields;
import org.openspm.incentive.calc.plan.Measure.Take;

/**
 * The deals of a payee in a window: numbered by day and key, ranked by what they add to the measure, the earlier first among
 * equals. What takes a deal of the window back belongs to it and has no number of its own; what takes back an earlier one has
 * no place in this window.
 */
final class DealOrder {
    private static final Deal NONE = new Deal(0, 0);

    private final List<Integer> credits;
    private final List<BigDecimal> values;
    private final Map<Integer, Deal> byCredit;
    private final @Nullable Take take;
    private final int deals;

    /** Place of a deal by day, and by size. */
    record Deal(int number, int rank) {}

    private DealOrder(
            List<Integer> credits,
            List<BigDecimal> values,
            Map<Integer, Deal> byCredit,
            @Nullable Take take,
            int deals) {
        this.credits = credits;
        this.values = values;
        this.byCredit = byCredit;
        this.take = take;
        this.deals = deals;
    }

    static DealOrder of(CompiledPlan plan, PayeeCredits all, @Nullable Take take, int payee, int first, int slot) {
        var transactions = plan.snapshot().transactions();
        var sums = new LinkedHashMap<Integer, BigDecimal>();
        var credits = new ArrayList<Integer>();
        for (int credit : all.of(payee)) {
            if (all.slot(credit) >= first && all.slot(credit) <= slot) {
                credits.add(credit);
                int row = all.log().row(credit);
                if (!transactions.takesBack(row)) {
                    sums.merge(row, all.value(credit, payee), BigDecimal::add);
                }
            }
        }
        var deals = ranked(sums);
        var byCode = new HashMap<String, Integer>();
        sums.keySet().forEach(row -> {
            byCode.putIfAbsent(transactions.code(row) + "/" + transactions.line(row), row);
            byCode.putIfAbsent(transactions.code(row), row);
        });
        var byCredit = new HashMap<Integer, Deal>();
        var values = new ArrayList<BigDecimal>();
        for (int credit : credits) {
            int row = all.log().row(credit);
            values.add(all.value(credit, payee));
            var deal = deals.get(transactions.takesBack(row) ? dealOf(plan, row, byCode) : row);
            byCredit.put(credit, deal == null ? NONE : deal);
        }
        return new DealOrder(credits, values, byCredit, take, sums.size());
    }

    private static Map<Integer, Deal> ranked(LinkedHashMap<Integer, BigDecimal> sums) {
        var rows = new ArrayList<>(sums.keySet());
        var bySize = new ArrayList<>(rows);
        bySize.sort(Comparator.<Integer, BigDecimal>comparing(sums::get).reversed());
        var ranks = new HashMap<Integer, Integer>();
        for (int place = 0; place < bySize.size(); place++) {
            ranks.put(bySize.get(place), place + 1);
        }
        var deals = new HashMap<Integer, Deal>();
        for (int place = 0; place < rows.size(); place++) {
            deals.put(rows.get(place), new Deal(place + 1, ranks.getOrDefault(rows.get(place), 0)));
        }
        return deals;
    }

    private static Integer dealOf(CompiledPlan plan, int row, Map<String, Integer> byCode) {
        var transactions = plan.snapshot().transactions();
        var reference = String.valueOf(transactions.fields().text(Fields.REFERENCE, row));
        var ofLine = byCode.get(reference + "/" + transactions.line(row));
        return ofLine != null ? ofLine : byCode.getOrDefault(reference, RawLine.NONE);
    }

    Deal deal(int credit) {
        return byCredit.getOrDefault(credit, NONE);
    }

    /** Whether a credit belongs to a deal of the window that the measure takes. */
    boolean takes(int credit) {
        var deal = deal(credit);
        return deal.number() > 0 && (take == null || take.takes(deal.number(), deal.rank(), deals));
    }

    /** What the deals that are taken add up to. */
    BigDecimal taken() {
        var sum = BigDecimal.ZERO;
        for (int i = 0; i < credits.size(); i++) {
            sum = takes(credits.get(i)) ? sum.add(values.get(i)) : sum;
        }
        return sum;
    }
}
