package org.openspm.territory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the territories of the current alignment as a tree, with holders as of a day. */
@Service
@Transactional(readOnly = true)
public class TerritoryTree {
    private final TerritoryHolders holders;
    private final JdbcClient database;

    TerritoryTree(TerritoryHolders holders, JdbcClient database) {
        this.holders = holders;
        this.database = database;
    }

    private record Row(
            UUID id,
            int key,
            String code,
            String name,
            @Nullable String level,
            @Nullable UUID parentId,
            int rules,
            int accounts) {}

    /** Every territory, each after the one it belongs to. */
    public List<TerritoryNode> at(LocalDate day) {
        var rows = rows();
        var known = rows.stream().map(Row::id).collect(Collectors.toSet());
        var byParent = new HashMap<UUID, List<Row>>();
        var roots = new ArrayList<Row>();
        for (var row : rows) {
            if (row.parentId() == null || !known.contains(row.parentId())) {
                roots.add(row);
            } else {
                byParent.computeIfAbsent(row.parentId(), key -> new ArrayList<>())
                        .add(row);
            }
        }
        var held = holders.at(day).stream().collect(Collectors.groupingBy(TerritoryHolder::territoryId));
        var nodes = new ArrayList<TerritoryNode>();
        roots.forEach(root -> collect(root, 0, byParent, held, nodes));
        return nodes;
    }

    public Optional<TerritoryNode> territory(UUID id, LocalDate day) {
        return at(day).stream().filter(node -> node.id().equals(id)).findFirst();
    }

    /** Adds a territory and all below; returns the accounts in them. */
    private static int collect(
            Row row,
            int depth,
            Map<UUID, List<Row>> byParent,
            Map<UUID, List<TerritoryHolder>> held,
            List<TerritoryNode> nodes) {
        var place = nodes.size();
        nodes.add(node(row, depth, 0, 0, List.of()));
        var children = byParent.getOrDefault(row.id(), List.of());
        var accounts = row.accounts();
        for (var child : children) {
            accounts += collect(child, depth + 1, byParent, held, nodes);
        }
        nodes.set(place, node(row, depth, children.size(), accounts, held.getOrDefault(row.id(), List.of())));
        return accounts;
    }

    private static TerritoryNode node(Row row, int depth, int children, int accounts, List<TerritoryHolder> holders) {
        return new TerritoryNode(
                row.id(),
                row.key(),
                row.code(),
                row.name(),
                row.level(),
                row.parentId(),
                depth,
                children,
                row.rules(),
                accounts,
                holders);
    }

    private List<Row> rows() {
        return database.sql("""
                        select t.id, t.key, t.code, t.name, t.level, t.parent_id, coalesce(r.count, 0) as rules,
                               coalesce(a.count, 0) as accounts
                        from territory t
                        join alignment l on l.id = t.alignment_id and l.code = 'current'
                        left join (select territory_id, count(*) from territory_rule group by 1) r on r.territory_id = t.id
                        left join (select territory_code, count(*) from account group by 1) a on a.territory_code = t.code
                        order by t.name, t.code""")
                .query((row, number) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getInt("key"),
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("level"),
                        row.getObject("parent_id", UUID.class),
                        row.getInt("rules"),
                        row.getInt("accounts")))
                .list();
    }
}
