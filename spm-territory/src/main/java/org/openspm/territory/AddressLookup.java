package org.openspm.territory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.territory.calc.Address;
import org.openspm.territory.calc.AddressRule;
import org.openspm.territory.calc.RuleBook;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds the territory of an address by the rules of the current alignment, and says why it is that one. */
@Service
@Transactional(readOnly = true)
public class AddressLookup {
    private final JdbcClient database;

    AddressLookup(JdbcClient database) {
        this.database = database;
    }

    /** The territory of the address, each rule that was looked at in order, and how many are for other countries. */
    public record Answer(Optional<RuleRow> territory, List<Considered> considered, int elsewhere) {
        public Answer {
            considered = List.copyOf(considered);
        }
    }

    /** A rule and what became of the address at it; {@code late}: it fits too, but an earlier one decided. */
    public record Considered(RuleRow row, AddressRule.Verdict verdict, boolean late) {}

    public Answer find(Address address) {
        var rules = rules();
        Map<Integer, RuleRow> byKey = new HashMap<>();
        rules.forEach(row -> byKey.putIfAbsent(row.rule().territory(), row));
        var explanation = new RuleBook(rules.stream().map(RuleRow::rule).toList()).explain(address);
        return new Answer(
                explanation.match().map(rule -> row(rule, byKey)),
                explanation.steps().stream()
                        .map(step -> new Considered(row(step.rule(), byKey), step.verdict(), step.late()))
                        .toList(),
                explanation.elsewhere());
    }

    /** All rules in the order of their territories. */
    public List<RuleRow> rules() {
        return rules(null);
    }

    /** The rules that lead to one territory. */
    public List<RuleRow> rulesOf(UUID territory) {
        return rules(territory);
    }

    private List<RuleRow> rules(@Nullable UUID territory) {
        return database.sql("""
                        select t.id, t.key, t.code, t.name, r.priority, r.country_code, r.state_code, r.postal_from, r.postal_to
                        from territory_rule r
                        join territory t on t.id = r.territory_id
                        join alignment l on l.id = t.alignment_id and l.code = 'current'
                        where cast(:territory as uuid) is null or t.id = :territory
                        order by t.name, r.priority, r.country_code, r.state_code, r.postal_from""")
                .param("territory", territory)
                .query((row, number) -> new RuleRow(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        row.getString("name"),
                        new AddressRule(
                                row.getInt("key"),
                                row.getInt("priority"),
                                row.getString("country_code"),
                                row.getString("state_code"),
                                row.getString("postal_from"),
                                row.getString("postal_to"))))
                .list();
    }

    private static RuleRow row(AddressRule rule, Map<Integer, RuleRow> byKey) {
        var territory = Objects.requireNonNull(byKey.get(rule.territory()));
        return new RuleRow(territory.territoryId(), territory.territoryCode(), territory.territoryName(), rule);
    }
}
