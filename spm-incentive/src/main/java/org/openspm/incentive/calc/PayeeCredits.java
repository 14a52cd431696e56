package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.openspm.incentive.calc.input.NumberColumn;

/** The single credits of one measure that count for each payee: the own ones and, rolled up, those of the people below. */
final class PayeeCredits {
    private final CompiledPlan plan;
    private final int measure;
    private final CreditLog log;
    private final Map<Integer, int[]> sorted = new ConcurrentHashMap<>();

    /** By payee: where its segments begin; those of the next one follow. */
    private final int[] starts;

    private int[] segments = {};

    PayeeCredits(CompiledPlan plan, int measure, CreditLog log) {
        this.plan = plan;
        this.measure = measure;
        this.log = log;
        this.starts = new int[plan.payees().size() + 1];
        groupSegments();
    }

    CreditLog log() {
        return log;
    }

    BigDecimal value(int credit) {
        return BigDecimal.valueOf(log.value(credit), NumberColumn.SCALE);
    }

    int day(int credit) {
        return plan.rules().get(log.rule(credit)).day(log.row(credit));
    }

    int slot(int credit) {
        return plan.slots().of(day(credit));
    }

    /** Credits of a payee in the order of day and key; the same transaction by rule and allocation. */
    int[] of(int payee) {
        return sorted.computeIfAbsent(payee, this::collected);
    }

    /** Key of a credit, unique for the payee and stable over revisions. */
    String key(int credit, int payee) {
        var key = plan.snapshot().transactions().key(log.row(credit));
        var parts = plan.rules().size() > 1
                || plan.rules().get(log.rule(credit)).rule().to().size() > 1;
        var recipient = log.recipient(credit);
        return key
                + (parts ? "/" + plan.rules().get(log.rule(credit)).rule().name() + ":" + log.allocation(credit) : "")
                + (recipient == payee ? "" : "/" + plan.payees().code(recipient));
    }

    private int[] collected(int payee) {
        return Arrays.stream(segments, starts[payee], starts[payee + 1])
                .flatMap(log::ofSegment)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(this::day)
                        .thenComparing((a, b) -> plan.snapshot().transactions().compareKeys(log.row(a), log.row(b)))
                        .thenComparingInt(log::rule)
                        .thenComparingInt(log::allocation)
                        .thenComparingInt(credit -> plan.payees().rank(log.recipient(credit))))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Counts, then places the segments that count for each payee, own ones and, rolled up, those below. */
    private void groupSegments() {
        eachPair((payee, segment) -> starts[payee + 1]++);
        Arrays.parallelPrefix(starts, Integer::sum);
        var next = Arrays.copyOf(starts, starts.length);
        segments = new int[starts[starts.length - 1]];
        eachPair((payee, segment) -> segments[next[payee]++] = segment);
    }

    private void eachPair(Pair pair) {
        var chains = plan.chainsOf(measure);
        var rollUp = plan.plan().measures().get(measure).rollUp();
        for (int segment = 0; segment < chains.segments(); segment++) {
            if ((rollUp == null || rollUp.withOwn()) && chains.own(segment) != Payees.NONE) {
                pair.of(chains.own(segment), segment);
            }
            for (int place = chains.firstAbove(segment); rollUp != null && place < chains.endAbove(segment); place++) {
                pair.of(chains.member(place), segment);
            }
        }
    }

    /** A payee and a segment whose credits count for it. */
    private interface Pair {
        void of(int payee, int segment);
    }
}
