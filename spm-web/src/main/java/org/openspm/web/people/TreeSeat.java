package org.openspm.web.people;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.organization.SeatNode;

/** A seat of the tree on the page with those below it; {@code more} says that these are fetched when it is opened. */
public record TreeSeat(SeatNode seat, List<TreeSeat> reports, boolean more) {
    private static final int LEVELS_AT_ONCE = 3;

    public TreeSeat {
        reports = List.copyOf(reports);
    }

    /** The trees below the seats of some people (null: below the roots), or below one seat, a few levels at once. */
    static List<TreeSeat> of(List<SeatNode> nodes, @Nullable Set<Integer> topPeople, @Nullable UUID seat) {
        var children = new HashMap<UUID, List<SeatNode>>();
        var allowed = new HashMap<UUID, SeatNode>();
        var tops = new ArrayList<SeatNode>();
        for (var node : nodes) {
            var below = node.parentId() != null && allowed.containsKey(node.parentId());
            var top = topPeople == null ? node.depth() == 0 : isHeldBy(node, topPeople);
            if (below || top) {
                allowed.put(node.id(), node);
                if (below) {
                    children.computeIfAbsent(node.parentId(), key -> new ArrayList<>())
                            .add(node);
                } else {
                    tops.add(node);
                }
            }
        }
        var starts = seat == null ? tops : allowed.containsKey(seat) ? List.of(allowed.get(seat)) : List.<SeatNode>of();
        return starts.stream()
                .map(start -> tree(start, children, LEVELS_AT_ONCE))
                .toList();
    }

    private static TreeSeat tree(SeatNode node, Map<UUID, List<SeatNode>> children, int levels) {
        if (levels == 1) {
            return new TreeSeat(node, List.of(), node.reports() > 0);
        }
        return new TreeSeat(
                node,
                children.getOrDefault(node.id(), List.of()).stream()
                        .map(child -> tree(child, children, levels - 1))
                        .toList(),
                false);
    }

    private static boolean isHeldBy(SeatNode node, Set<Integer> people) {
        return node.personKey() != null && people.contains(node.personKey());
    }
}
