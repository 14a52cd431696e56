package org.openspm.incentive.calc.payment;

import java.math.BigDecimal;
import java.util.ArrayDeque;
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
    private final Collection<String> kinds;

    /** Rows with a code that some event refers to, in the order of day and key. */
    private final Map<String, List<Integer>> rowsByCode = new HashMap<>();

    /** Rows that refer to a code, whether or not there is anything with it. */
    private final Map<String, Set<Integer>> referringTo = new HashMap<>();

    private final Map<Integer, int[]> eventsOfDeal = new HashMap<>();
    private final Map<Integer, List<Integer>> dealsOfEvent = new HashMap<>();
    private Transactions transactions;

    /** @param kinds of event that some rule looks at */
    public DealEvents(Transactions transactions, Collection<String> kinds) {
        this.transactions = transactions;
        this.kinds = Set.copyOf(kinds);
        var referring = referring();
        learn(referring);
        link(Arrays.stream(referring).boxed().toList());
    }

    /**
     * Takes in that some rows are gone and others came; returns the rows that together with them belong to the same deals,
     * before or now. What it returned before is not changed.
     *
     * @param next the transactions with the same rows, those gone marked, and the added ones behind
     */
    public Set<Integer> follow(Transactions next, int[] gone, int[] added) {
        var changed = new TreeSet<Integer>();
        Arrays.stream(gone).forEach(changed::add);
        Arrays.stream(added).forEach(changed::add);
        transactions = next;
        var codes = new TreeSet<String>();
        var events = referringTo(changed, codes);
        var concerned = new TreeSet<>(changed);
        events.forEach(event -> concerned.addAll(unlinked(event)));
        codes.forEach(code -> concerned.addAll(rowsByCode.getOrDefault(code, List.of())));
        Arrays.stream(gone).forEach(this::forget);
        learn(added);
        events.removeIf(transactions::isRemoved);
        link(events);
        events.forEach(event -> concerned.addAll(dealsOfEvent.getOrDefault(event, List.of())));
        codes.forEach(code -> concerned.addAll(rowsByCode.getOrDefault(code, List.of())));
        return concerned;
    }

    /** The rows that refer to others, and whoever refers to these or to one that does, with all codes on the way. */
    private Set<Integer> referringTo(Set<Integer> rows, Set<String> codes) {
        var events = new TreeSet<Integer>();
        var open = new ArrayDeque<Integer>(rows);
        while (!open.isEmpty()) {
            int row = open.remove();
            if (reference(row) != null) {
                events.add(row);
            }
            var code = transactions.code(row);
            if (codes.add(code)) {
                referringTo.getOrDefault(code, Set.of()).stream()
                        .filter(event -> !events.contains(event))
                        .forEach(open::add);
            }
        }
        return events;
    }

    private List<Integer> unlinked(int event) {
        var deals = dealsOfEvent.remove(event);
        if (deals == null) {
            return List.of();
        }
        deals.forEach(deal -> eventsOfDeal.computeIfPresent(
                deal,
                (_, events) ->
                        Arrays.stream(events).filter(other -> other != event).toArray()));
        return deals;
    }

    private void forget(int row) {
        var reference = reference(row);
        if (reference != null && referringTo.get(reference) instanceof Set<Integer> events) {
            events.remove(row);
        }
        if (rowsByCode.get(transactions.code(row)) instanceof List<Integer> rows) {
            rows.remove(Integer.valueOf(row));
        }
        eventsOfDeal.remove(row);
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

    /** Learns what new rows refer to, and under which code they are found. */
    private void learn(int[] rows) {
        var unknown = new TreeSet<String>();
        for (int row : rows) {
            if (reference(row) instanceof String reference) {
                referringTo.computeIfAbsent(reference, _ -> new TreeSet<>()).add(row);
                if (!rowsByCode.containsKey(reference)) {
                    unknown.add(reference);
                }
            }
            if (rowsByCode.get(transactions.code(row)) instanceof List<Integer> known) {
                known.add(row);
                known.sort(transactions::compare);
            }
        }
        index(unknown);
    }

    private void index(Set<String> unknown) {
        unknown.forEach(code -> rowsByCode.put(code, new ArrayList<>()));
        for (int row = 0; !unknown.isEmpty() && row < transactions.rows(); row++) {
            var code = transactions.isRemoved(row) ? null : transactions.code(row);
            if (code != null && unknown.contains(code)) {
                Objects.requireNonNull(rowsByCode.get(code)).add(row);
            }
        }
        unknown.forEach(code -> Objects.requireNonNull(rowsByCode.get(code)).sort(transactions::compare));
    }

    private void link(Collection<Integer> events) {
        var collected = new HashMap<Integer, Set<Integer>>();
        for (int event : events) {
            if (kinds.contains(kind(event))) {
                link(event, collected);
            }
        }
        collected.forEach((deal, more) -> eventsOfDeal.merge(
                deal,
                sorted(more.stream().mapToInt(Integer::intValue)),
                (before, added) -> sorted(IntStream.concat(Arrays.stream(before), Arrays.stream(added))
                        .distinct())));
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

    private int[] sorted(IntStream rows) {
        return rows.boxed()
                .sorted(transactions::compare)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
