package org.openspm.incentive.calc.payment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.input.Fields;
import org.openspm.incentive.calc.input.Transactions;

/**
 * Which events belong to which deal: a payment, invoice or return names the code of its deal as reference, or that of an
 * invoice which does. Among equal codes of several sources the event's own source counts. An event of a line belongs to that
 * line of the deal where there is one, else to the deal as a whole.
 */
public final class DealEvents {
    private final Transactions transactions;
    private final Map<String, List<Integer>> rowsByCode = new HashMap<>();
    private final Map<Integer, int[]> eventsOfDeal = new HashMap<>();
    private final Map<Integer, List<Integer>> dealsOfEvent = new HashMap<>();

    /** @param kinds of event that some rule looks at */
    public DealEvents(Transactions transactions, Collection<String> kinds) {
        this.transactions = transactions;
        var referring = referring();
        index(referring);
        var collected = new HashMap<Integer, Set<Integer>>();
        for (int event : referring) {
            if (kinds.contains(kind(event))) {
                link(event, collected);
            }
        }
        collected.forEach((deal, events) -> eventsOfDeal.put(deal, sorted(events)));
    }

    /** Events of a deal in the order of day and key. */
    public int[] of(int deal) {
        return eventsOfDeal.getOrDefault(deal, new int[0]);
    }

    /** The deal that an event belongs to; the row itself when it belongs to none. */
    public int deal(int row) {
        var deals = dealsOfEvent.get(row);
        return deals == null ? row : deals.getFirst();
    }

    /** Whether a row is an event that belongs to a known deal. */
    public boolean isOfDeal(int row) {
        return dealsOfEvent.containsKey(row);
    }

    /** Events that name a deal which is not there. */
    public boolean isLost(int row) {
        return reference(row) != null && !dealsOfEvent.containsKey(row);
    }

    /** All events that belong to some deal. */
    public IntStream linked() {
        return dealsOfEvent.keySet().stream().mapToInt(Integer::intValue);
    }

    /** The rows that together are what an event of a deal is about: the order as a whole, or the line of the event. */
    public List<Integer> whole(int event, int deal) {
        var rows = rowsOf(transactions.code(deal), deal);
        if (rows.isEmpty()) {
            return List.of(deal);
        }
        int line = transactions.line(event);
        var ofLine = rows.stream()
                .filter(row -> line > 0 && transactions.line(row) == line)
                .toList();
        if (!ofLine.isEmpty()) {
            return ofLine;
        }
        var orders = rows.stream().filter(row -> transactions.line(row) == 0).toList();
        return orders.isEmpty() ? rows : orders;
    }

    public String kind(int row) {
        var kind = transactions.fields().text(Fields.EVENT_TYPE, row);
        return kind == null ? "" : kind;
    }

    public int day(int row) {
        return transactions.eventDates().day(row);
    }

    public String key(int row) {
        return transactions.key(row);
    }

    /** What an event comes to: amount, tax and freight. */
    public BigDecimal amount(int row) {
        var sum = BigDecimal.ZERO;
        for (var field : List.of(Fields.AMOUNT, Fields.TAX, Fields.FREIGHT)) {
            var numbers = transactions.fields().numbers(field);
            var amount = numbers == null ? null : numbers.get(row);
            sum = amount == null ? sum : sum.add(amount);
        }
        return sum;
    }

    public @Nullable String currency(int row) {
        return transactions.fields().text(Fields.CURRENCY, row);
    }

    private @Nullable String reference(int row) {
        var reference = transactions.fields().text(Fields.REFERENCE, row);
        return reference == null || reference.isEmpty() ? null : reference;
    }

    private int[] referring() {
        return transactions.fields().column(Fields.REFERENCE) == null
                ? new int[0]
                : IntStream.range(0, transactions.rows())
                        .filter(row -> reference(row) != null && !transactions.isRemoved(row))
                        .toArray();
    }

    private void index(int[] referring) {
        var wanted = new TreeSet<String>();
        Arrays.stream(referring).forEach(row -> wanted.add(Objects.requireNonNull(reference(row))));
        for (int row = 0; !wanted.isEmpty() && row < transactions.rows(); row++) {
            var code = transactions.isRemoved(row) ? null : transactions.code(row);
            if (code != null && wanted.contains(code)) {
                rowsByCode.computeIfAbsent(code, _ -> new ArrayList<>()).add(row);
            }
        }
        rowsByCode.values().forEach(rows -> rows.sort(transactions::compare));
    }

    private void link(int event, Map<Integer, Set<Integer>> collected) {
        var passed = new TreeSet<Integer>(Set.of(event));
        int at = event;
        while (reference(at) instanceof String code) {
            var targets = rowsOf(code, at).stream().filter(passed::add).toList();
            if (targets.isEmpty()) {
                return;
            }
            for (int target : concerned(event, targets)) {
                collected.computeIfAbsent(target, _ -> new TreeSet<>()).add(event);
                dealsOfEvent.computeIfAbsent(event, _ -> new ArrayList<>()).add(target);
            }
            at = targets.getFirst();
        }
    }

    private List<Integer> concerned(int event, List<Integer> targets) {
        int line = transactions.line(event);
        var fitting = targets.stream()
                .filter(row -> line == 0 || transactions.line(row) == 0 || transactions.line(row) == line)
                .toList();
        boolean hasLine = fitting.stream().anyMatch(row -> transactions.line(row) == line);
        return line > 0 && !hasLine ? targets : fitting;
    }

    private List<Integer> rowsOf(String code, int near) {
        var all = rowsByCode.getOrDefault(code, List.of());
        var source = source(near);
        var own = all.stream().filter(row -> source(row).equals(source)).toList();
        return own.isEmpty() ? all : own;
    }

    private String source(int row) {
        var source = transactions.fields().text(Fields.SOURCE, row);
        return source == null ? "" : source;
    }

    private int[] sorted(Set<Integer> rows) {
        return rows.stream()
                .sorted(transactions::compare)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
