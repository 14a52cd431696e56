package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.input.Node;
import org.openspm.incentive.calc.input.NumberColumn;
import org.openspm.incentive.calc.plan.Allocation;

/**
 * Notices when several rules credit the same transaction to the same measure: somebody twice, or all together more than the
 * transaction is. An overlay is credited besides the others, so it does not count among what they get together.
 */
final class CreditConflicts {
    private static final int ENTRY_BITS = 24;

    private final CompiledPlan plan;
    private final BitSet shared;
    private final boolean[] mask = new boolean[CreditBatch.CAPACITY];
    private int[] measures = new int[256];
    private int[] rows = new int[256];
    private int[] rules = new int[256];
    private int[] recipients = new int[256];
    private boolean[] overlays = new boolean[256];
    private long[] amounts = new long[256];
    private int size;

    private CreditConflicts(CompiledPlan plan, BitSet shared) {
        this.plan = plan;
        this.shared = shared;
    }

    /** Null when every measure takes the credits of one rule only: then there is nothing to notice. */
    static @Nullable CreditConflicts of(CompiledPlan plan) {
        var once = new BitSet();
        var several = new BitSet();
        for (int rule = 0; rule < plan.rules().size(); rule++) {
            for (var feed : plan.feedsOf(rule)) {
                (once.get(feed.measure()) ? several : once).set(feed.measure());
            }
        }
        return several.isEmpty() ? null : new CreditConflicts(plan, several);
    }

    /** Some credits of a rule. */
    void add(int rule, CreditBatch credits) {
        var to = plan.rules().get(rule).rule().to();
        for (var feed : plan.feedsOf(rule)) {
            if (shared.get(feed.measure())) {
                feed.when().eval(credits.rows(), mask);
                for (int i = 0; i < credits.size(); i++) {
                    if (mask[i]) {
                        boolean overlay =
                                to.get(credits.rows().allocations()[i]).recipient() == Allocation.Recipient.OVERLAY;
                        note(feed.measure(), rule, credits, i, overlay);
                    }
                }
            }
        }
    }

    private void note(int measure, int rule, CreditBatch credits, int i, boolean overlay) {
        if (size == rows.length) {
            int capacity = size * 2;
            measures = Arrays.copyOf(measures, capacity);
            rows = Arrays.copyOf(rows, capacity);
            rules = Arrays.copyOf(rules, capacity);
            recipients = Arrays.copyOf(recipients, capacity);
            overlays = Arrays.copyOf(overlays, capacity);
            amounts = Arrays.copyOf(amounts, capacity);
        }
        measures[size] = measure;
        rows[size] = credits.rows().rows()[i];
        rules[size] = rule;
        recipients[size] = credits.recipients()[i];
        overlays[size] = overlay;
        amounts[size++] = credits.rows().amounts()[i];
    }

    /** All rules have credited the same transactions: what they did together is looked at, and forgotten. */
    void endBatch(Map<String, Finding> findings) {
        var order = new long[size];
        for (int entry = 0; entry < size; entry++) {
            order[entry] = (long) rows[entry] << ENTRY_BITS | entry;
        }
        Arrays.sort(order);
        for (int from = 0; from < size; ) {
            int to = from + 1;
            while (to < size && order[to] >> ENTRY_BITS == order[from] >> ENTRY_BITS) {
                to++;
            }
            if (to - from > 1) {
                look(order, from, to, findings);
            }
            from = to;
        }
        size = 0;
    }

    /** The credits of one transaction. */
    private void look(long[] order, int from, int to, Map<String, Finding> findings) {
        for (int measure = shared.nextSetBit(0); measure >= 0; measure = shared.nextSetBit(measure + 1)) {
            var sums = new TreeMap<Integer, Long>();
            var rulesOf = new TreeMap<Integer, TreeSet<Integer>>();
            for (int place = from; place < to; place++) {
                int entry = (int) (order[place] & ((1 << ENTRY_BITS) - 1));
                if (measures[entry] == measure) {
                    rulesOf.computeIfAbsent(recipients[entry], _ -> new TreeSet<>())
                            .add(rules[entry]);
                    if (!overlays[entry]) {
                        sums.merge(rules[entry], amounts[entry], Math::addExact);
                    }
                }
            }
            int row = (int) (order[from] >> ENTRY_BITS);
            together(row, measure, sums, findings);
            for (var credited : rulesOf.entrySet()) {
                if (credited.getValue().size() > 1) {
                    twice(row, measure, credited.getKey(), credited.getValue(), findings);
                }
            }
        }
    }

    private void together(int row, int measure, TreeMap<Integer, Long> sums, Map<String, Finding> findings) {
        if (sums.size() < 2) {
            return;
        }
        var stated = plan.snapshot().transactions().amounts().get(row);
        var whole = stated == null ? BigDecimal.ZERO : stated.abs();
        var most = sums.values().stream().map(CreditConflicts::amount).reduce(whole, BigDecimal::max);
        var sum = sums.values().stream().map(CreditConflicts::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(most) <= 0) {
            return;
        }
        var name = plan.plan().measures().get(measure).name();
        var key = plan.snapshot().transactions().key(row);
        findings.computeIfAbsent(
                "together " + name + key,
                _ -> new Finding(
                        Finding.Kind.OVER_CREDITED,
                        row,
                        Node.NONE,
                        -1,
                        plan.version(),
                        name,
                        "Rules " + names(sums.keySet()) + " of plan "
                                + plan.plan().code()
                                + " together credit transaction " + key + " with " + plain(sum) + " to measure “" + name
                                + "”, which is more than " + plain(most)
                                + "; let the condition of one of them exclude what the other takes."));
    }

    private void twice(int row, int measure, int recipient, TreeSet<Integer> rulesOf, Map<String, Finding> findings) {
        var name = plan.plan().measures().get(measure).name();
        var key = plan.snapshot().transactions().key(row);
        int node = plan.payees().node(recipient);
        findings.computeIfAbsent(
                "twice " + name + key + " " + plan.payees().code(recipient),
                _ -> new Finding(
                        Finding.Kind.CREDITED_TWICE,
                        row,
                        node,
                        -1,
                        plan.version(),
                        name,
                        plan.snapshot().roster().name(node) + " is credited with transaction " + key + " by rules "
                                + names(rulesOf) + " of plan " + plan.plan().code() + ", both for measure “" + name
                                + "”; correct the transaction, or let one rule exclude what the other takes."));
    }

    private String names(Iterable<Integer> numbers) {
        var names = new StringBuilder();
        for (int number : numbers) {
            names.append(names.isEmpty() ? "“" : " and “")
                    .append(plan.rules().get(number).rule().name())
                    .append('”');
        }
        return names.toString();
    }

    private static BigDecimal amount(long scaled) {
        return BigDecimal.valueOf(scaled, NumberColumn.SCALE).abs();
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}
