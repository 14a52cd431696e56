package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.openspm.incentive.calc.plan.RoundingPolicy;

/**
 * Rounds each line once, at the step the policy names; totals are sums of rounded lines. When a cap or floor of the period
 * bites, the difference to it is a line of its own, so that the lines still add up to what is paid.
 */
final class LineRounding {
    private static final String CAP_LINE = "cap";
    private static final String FLOOR_LINE = "floor";

    private final RoundingPolicy policy;

    LineRounding(RoundingPolicy policy) {
        this.policy = policy;
    }

    /** @param factor share × exchange rate, applied before rounding */
    List<ComponentResult.Line> rounded(List<RawLine> raw, BigDecimal factor, Limits limits) {
        var grouped = grouped(raw);
        var total = BigDecimal.ZERO;
        for (var line : raw) {
            total = total.add(line.amount());
        }
        var limit = limits.ofPeriod(total);
        if (limit != null && grouped.size() == 1 && policy.per() == RoundingPolicy.Step.COMPONENT) {
            return List.of(posted(grouped.getFirst(), limit.multiply(factor)));
        }
        var lines = new ArrayList<ComponentResult.Line>(grouped.size() + 1);
        for (var line : grouped) {
            lines.add(posted(line, line.amount().multiply(factor)));
        }
        if (limit != null) {
            lines.add(difference(lines, total, limit, factor));
        }
        return lines;
    }

    private ComponentResult.Line difference(
            List<ComponentResult.Line> lines, BigDecimal total, BigDecimal limit, BigDecimal factor) {
        boolean cap = limit.compareTo(total) < 0;
        var paid = policy.rounding().apply(limit.multiply(factor));
        var sum = lines.stream().map(ComponentResult.Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        var raw = RawLine.of(
                cap ? CAP_LINE : FLOOR_LINE,
                0,
                total,
                null,
                limit.subtract(total),
                new RawLine.Origin.Limited(cap, limit, total));
        return new ComponentResult.Line(raw, paid.subtract(sum));
    }

    private ComponentResult.Line posted(RawLine line, BigDecimal amount) {
        return new ComponentResult.Line(line, policy.rounding().apply(amount));
    }

    private List<RawLine> grouped(List<RawLine> raw) {
        return switch (policy.per()) {
            case LINE -> raw;
            case TIER -> byTier(raw);
            case COMPONENT -> raw.isEmpty() ? List.of() : List.of(summed(0, raw));
        };
    }

    private static List<RawLine> byTier(List<RawLine> raw) {
        var groups = new TreeMap<Integer, List<RawLine>>();
        for (var line : raw) {
            groups.computeIfAbsent(line.tier(), _ -> new ArrayList<>(1)).add(line);
        }
        var together = new ArrayList<RawLine>(groups.size());
        groups.forEach((tier, lines) -> together.add(
                lines.size() == 1 && lines.getFirst().row() == RawLine.NONE ? lines.getFirst() : summed(tier, lines)));
        return together;
    }

    private static RawLine summed(int tier, List<RawLine> lines) {
        var base = BigDecimal.ZERO;
        var amount = BigDecimal.ZERO;
        for (var line : lines) {
            base = base.add(line.base());
            amount = amount.add(line.amount());
        }
        return RawLine.of(
                tier == 0 ? "" : "tier:" + tier,
                tier,
                base,
                lines.size() == 1 ? lines.getFirst().rate() : null,
                amount,
                new RawLine.Origin.Together(lines));
    }
}
