package org.openspm.incentive.run.snapshot;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.openspm.incentive.calc.input.TerritoryRule;
import org.openspm.incentive.calc.plan.Allocation.Recipient;

/** Territories of the published alignment, their rules and dated holders. */
final class TerritoryTables {
    private static final String PUBLISHED = "join alignment a on a.id = t.alignment_id and a.status = 'PUBLISHED'";

    private final Reading reading;
    private final PeopleTables people;
    private final InputKeys.Numbering numbers = new InputKeys.Numbering();
    private final Map<UUID, Integer> byId = new HashMap<>();

    TerritoryTables(Reading reading, PeopleTables people) {
        this.reading = reading;
        this.people = people;
    }

    /** The numbers of the territories by key; rules and holders are read only when a plan credits holders. */
    InputKeys.Numbering load() throws SQLException {
        loadTerritories();
        if (reading.needs().credits(Recipient.TERRITORY_HOLDER)) {
            loadRules();
            loadHolders();
        }
        return numbers;
    }

    private void loadTerritories() throws SQLException {
        var query =
                "select t.key, t.id, t.code from territory t " + PUBLISHED + " order by t.code collate \"C\", t.key";
        try (var rows = reading.rows("territory", query)) {
            while (rows.next()) {
                int key = rows.integer(0);
                var id = rows.uuid(1);
                int number = reading.builder().territory(rows.text(2));
                numbers.put(key, number);
                byId.put(id, number);
            }
        }
    }

    private void loadRules() throws SQLException {
        var query = """
                select r.territory_id, r.priority, r.country_code, r.state_code, r.postal_from, r.postal_to
                from territory_rule r join territory t on t.id = r.territory_id\s""" + PUBLISHED;
        try (var rows = reading.rows("territory_rule", query)) {
            while (rows.next()) {
                int territory = byId.getOrDefault(rows.uuid(0), InputKeys.Numbering.NONE);
                reading.builder()
                        .territoryRule(new TerritoryRule(
                                territory,
                                rows.integer(1),
                                rows.textOrNull(2),
                                rows.textOrNull(3),
                                rows.textOrNull(4),
                                rows.textOrNull(5)));
            }
        }
    }

    private void loadHolders() throws SQLException {
        var query = """
                select h.territory_id, h.role, h.person_key, h.position_key, lower(h.valid), upper(h.valid)
                from territory_assignment h join territory t on t.id = h.territory_id\s""" + PUBLISHED;
        try (var rows = reading.rows("territory_assignment", query)) {
            while (rows.next()) {
                int territory = byId.getOrDefault(rows.uuid(0), InputKeys.Numbering.NONE);
                var role = rows.text(1);
                reading.builder().territoryHolder(territory, role, people.node(rows, 2), rows.range(4));
            }
        }
    }
}
