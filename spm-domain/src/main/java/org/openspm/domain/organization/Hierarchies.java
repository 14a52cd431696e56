package org.openspm.domain.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the dated trees of seats as they stood on a day. */
@Service
@Transactional(readOnly = true)
public class Hierarchies {
    private static final String SEATS = """
            select s.id, s.key, s.code, s.name, t.name as title, s.department, l.parent_position_id as parent_id,
                   p.id as person_id, p.key as person_key, p.full_name as person_name
            from position s
            join title t on t.id = s.title_id
            left join hierarchy_link l on l.position_id = s.id and l.valid @> cast(:day as date)
                 and l.hierarchy_id = :hierarchy
            left join position_assignment a on a.position_id = s.id and a.valid @> cast(:day as date)
            left join person p on p.id = a.person_id
            where s.valid @> cast(:day as date)
            order by s.name, s.code
            """;

    private final JdbcClient database;

    Hierarchies(JdbcClient database) {
        this.database = database;
    }

    /** A hierarchy to choose from. */
    public record Named(String code, String name, String kind) {}

    private record Row(
            UUID id,
            int key,
            String code,
            String name,
            String title,
            @Nullable String department,
            @Nullable UUID parentId,
            @Nullable UUID personId,
            @Nullable Integer personKey,
            @Nullable String personName) {}

    public List<Named> all() {
        return database.sql("select code, name, kind from hierarchy order by kind, code")
                .query((row, number) -> new Named(row.getString("code"), row.getString("name"), row.getString("kind")))
                .list();
    }

    /** Every seat that exists on the day, each after the one above it; seats without a superior are at depth 0. */
    public List<SeatNode> at(String hierarchy, LocalDate day) {
        var rows = database.sql(SEATS)
                .param("day", day)
                .param("hierarchy", idOf(hierarchy))
                .query(Hierarchies::row)
                .list();
        var known = new HashMap<UUID, Row>();
        rows.forEach(row -> known.put(row.id(), row));
        var children = new HashMap<UUID, List<Row>>();
        var roots = new ArrayList<Row>();
        for (var row : rows) {
            if (row.parentId() == null || !known.containsKey(row.parentId())) {
                roots.add(row);
            } else {
                children.computeIfAbsent(row.parentId(), key -> new ArrayList<>())
                        .add(row);
            }
        }
        // Whoever leads something comes before seats that stand alone.
        roots.sort(Comparator.comparing(row -> !children.containsKey(row.id())));
        var nodes = new ArrayList<SeatNode>();
        roots.forEach(root -> collect(root, 0, children, nodes));
        return nodes;
    }

    private UUID idOf(String hierarchy) {
        return database.sql("select id from hierarchy where code = :code")
                .param("code", hierarchy)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new NotFound("There is no hierarchy “" + hierarchy + "”; reporting always is."));
    }

    /** Adds the seat and all below it; returns how many are below and how many of those are vacant. */
    private static int[] collect(Row row, int depth, Map<UUID, List<Row>> children, List<SeatNode> nodes) {
        var place = nodes.size();
        nodes.add(node(row, depth, 0, 0, 0));
        var below = 0;
        var vacant = 0;
        var reports = children.getOrDefault(row.id(), List.of());
        for (var child : reports) {
            var counts = collect(child, depth + 1, children, nodes);
            below += 1 + counts[0];
            vacant += (child.personId() == null ? 1 : 0) + counts[1];
        }
        nodes.set(place, node(row, depth, reports.size(), below, vacant));
        return new int[] {below, vacant};
    }

    private static SeatNode node(Row row, int depth, int reports, int below, int vacantBelow) {
        return new SeatNode(
                row.id(),
                row.key(),
                row.code(),
                row.name(),
                row.title(),
                row.department(),
                row.parentId(),
                depth,
                row.personId(),
                row.personKey(),
                row.personName(),
                reports,
                below,
                vacantBelow);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getInt("key"),
                row.getString("code"),
                row.getString("name"),
                row.getString("title"),
                row.getString("department"),
                row.getObject("parent_id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getObject("person_key", Integer.class),
                row.getString("person_name"));
    }
}
