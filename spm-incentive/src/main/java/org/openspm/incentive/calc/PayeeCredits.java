package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.openspm.incentive.calc.expression.Unit;
import org.openspm.incentive.calc.input.NumberColumn;

/** The single credits of one measure that count for each payee: the own ones and, rolled up, those of the people below. */
final class PayeeCredits {
    private final CompiledPlan plan;
    private final int measure;
    private final CreditLog log;
    private final MeasureSums sums;
    private final Map<Integer, int[]> sorted = new ConcurrentHashMap<>();
    private final int[][] segmentsOf;

    PayeeCredits(CompiledPlan plan, int measure, CreditLog log, MeasureSums sums) {
        this.sums = sums;
        this.plan = plan;
        this.measure = measure;
        this.log = log;
        this.segmentsOf = segmentsByPayee();
    }

    CreditLog log() {
        return log;
    }

    /** What a credit adds to the measure, in the currency the plan calculates in for this payee. */
    BigDecimal value(int credit, int payee) {
        var unit = plan.plan().measures().get(measure).of().unit();
        return inCurrency(log.value(credit), credit, payee, unit);
    }

    /** The credited amount in the same currency, with four decimals. */
    long scaledAmount(int credit, int payee) {
        return inCurrency(log.amount(credit), credit, payee, Unit.MONEY)
                .movePointRight(NumberColumn.SCALE)
                .longValueExact();
    }

    private BigDecimal inCurrency(long scaled, int credit, int payee, Unit unit) {
        var amount = BigDecimal.valueOf(scaled, NumberColumn.SCALE);
        return sums.converted(amount, log.row(credit), payee, slot(credit), unit);
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
        return Arrays.stream(segmentsOf[payee])
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

    private int[][] segmentsByPayee() {
        var chains = plan.chainsOf(measure);
        var rollUp = plan.plan().measures().get(measure).rollUp();
        var lists = new HashMap<Integer, IntStream.Builder>();
        for (int segment = 0; segment < chains.segments(); segment++) {
            if ((rollUp == null || rollUp.withOwn()) && chains.own(segment) != Payees.NONE) {
                lists.computeIfAbsent(chains.own(segment), _ -> IntStream.builder())
                        .add(segment);
            }
            for (int place = chains.firstAbove(segment); rollUp != null && place < chains.endAbove(segment); place++) {
                lists.computeIfAbsent(chains.member(place), _ -> IntStream.builder())
                        .add(segment);
            }
        }
        var segments = new int[plan.payees().size()][];
        for (int payee = 0; payee < segments.length; payee++) {
            segments[payee] =
                    lists.getOrDefault(payee, IntStream.builder()).build().toArray();
        }
        return segments;
    }
}
