package org.openspm.web.people;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.organization.SeatNode;

/** The seats of a hierarchy that somebody may see: everybody's, or those of some people and all below them. */
record SeatForest(Map<UUID, SeatNode> seats, List<SeatNode> tops, Map<UUID, List<SeatNode>> reports) {
    private static final int LEVELS_AT_ONCE = 3;

    /** A seat nobody holds, and the one it reports to. */
    public record Vacancy(SeatNode seat, @Nullable SeatNode above) {}

    /** {@code nodes} come each after the one above it; {@code topPeople} limits to what those hold, null does not. */
    static SeatForest of(List<SeatNode> nodes, @Nullable Set<Integer> topPeople) {
        var forest = new SeatForest(new LinkedHashMap<>(), new ArrayList<>(), new HashMap<>());
        for (var node : nodes) {
            var below = node.parentId() != null && forest.seats.containsKey(node.parentId());
            var top = topPeople == null ? node.depth() == 0 : isHeldBy(node, topPeople);
            if (below) {
                forest.reports
                        .computeIfAbsent(node.parentId(), parent -> new ArrayList<>())
                        .add(node);
            } else if (top) {
                forest.tops.add(node);
            }
            if (below || top) {
                forest.seats.put(node.id(), node);
            }
        }
        return forest;
    }

    /** All seats, each after the one above it. */
    List<SeatNode> all() {
        return List.copyOf(seats.values());
    }

    /** The trees from the top, or the one below a seat; a few levels at once. */
    List<TreeSeat> trees(@Nullable UUID seat) {
        var starts = seat == null ? tops : seats.containsKey(seat) ? List.of(seats.get(seat)) : List.<SeatNode>of();
        return starts.stream().map(start -> tree(start, LEVELS_AT_ONCE)).toList();
    }

    List<Vacancy> vacancies() {
        return seats.values().stream()
                .filter(SeatNode::vacant)
                .map(seat -> new Vacancy(seat, seat.parentId() == null ? null : seats.get(seat.parentId())))
                .toList();
    }

    private TreeSeat tree(SeatNode node, int levels) {
        if (levels == 1) {
            return new TreeSeat(node, List.of(), node.reports() > 0);
        }
        return new TreeSeat(
                node,
                reports.getOrDefault(node.id(), List.of()).stream()
                        .map(report -> tree(report, levels - 1))
                        .toList(),
                false);
    }

    private static boolean isHeldBy(SeatNode node, Set<Integer> people) {
        return node.personKey() != null && people.contains(node.personKey());
    }
}
