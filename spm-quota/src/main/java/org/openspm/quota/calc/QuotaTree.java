package org.openspm.quota.calc;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Quotas and values of a measure along a hierarchy: a node's total is its own plus the totals below it, so every total
 * ties to the sum of its rows. What a node was set for its team may differ from the sum: the over-assignment.
 */
public final class QuotaTree {
    private final Map<Integer, Node> nodes = new LinkedHashMap<>();
    private final Map<Integer, List<Integer>> children = new HashMap<>();
    private final List<Integer> roots = new ArrayList<>();

    /** A seat in the tree with what is its own: its quota and value for the measure, and what was set for its team. */
    public record Node(
            int seat,
            @Nullable Integer parent,
            BigDecimal quota,
            BigDecimal value,
            @Nullable BigDecimal teamQuota) {}

    /** Totals at a seat: its own and everything below. */
    public record Total(
            BigDecimal quota,
            BigDecimal value,
            int seats,
            @Nullable BigDecimal teamQuota) {
        public Attainment attainment() {
            return new Attainment(value, quota);
        }

        /** Sum of the seats' quotas above what was set for the team: 1,050 against 1,000 is 50. */
        public Optional<BigDecimal> overAssignment() {
            return teamQuota == null ? Optional.empty() : Optional.of(quota.subtract(teamQuota));
        }

        private Total plus(Total other) {
            return new Total(quota.add(other.quota), value.add(other.value), seats + other.seats, teamQuota);
        }
    }

    public QuotaTree(List<Node> list) {
        list.forEach(node -> nodes.put(node.seat(), node));
        for (var node : list) {
            if (node.parent() == null || !nodes.containsKey(node.parent())) {
                roots.add(node.seat());
            } else {
                children.computeIfAbsent(node.parent(), key -> new ArrayList<>())
                        .add(node.seat());
            }
        }
    }

    public List<Integer> roots() {
        return List.copyOf(roots);
    }

    public List<Integer> childrenOf(int seat) {
        return List.copyOf(children.getOrDefault(seat, List.of()));
    }

    /** The totals of every seat that hangs below a root; a circle of seats is a mistake in the data and is refused. */
    public Map<Integer, Total> totals() {
        var totals = new LinkedHashMap<Integer, Total>();
        roots.forEach(root -> total(root, totals));
        if (totals.size() != nodes.size()) {
            var lost = nodes.keySet().stream()
                    .filter(seat -> !totals.containsKey(seat))
                    .findFirst();
            throw new IllegalArgumentException("Seat " + lost.orElseThrow() + " is its own superior");
        }
        return totals;
    }

    private Total total(int seat, Map<Integer, Total> totals) {
        var node = Optional.ofNullable(nodes.get(seat)).orElseThrow();
        var total = new Total(node.quota(), node.value(), 1, node.teamQuota());
        for (var child : children.getOrDefault(seat, List.of())) {
            total = total.plus(total(child, totals));
        }
        totals.put(seat, total);
        return total;
    }
}
