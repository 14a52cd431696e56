package org.openspm.incentive.run.snapshot;

import java.util.List;
import java.util.Locale;

/**
 * A part of what calculations read, small enough to be a cause when a result changes. They stand in the order in which they
 * build on each other: what one names is in those before it.
 */
public enum InputPart {
    CALENDAR("period"),
    PEOPLE("person", "title", "position", "position_assignment", "payee_currency"),
    HIERARCHIES("hierarchy", "hierarchy_link"),
    TERRITORIES("alignment", "territory", "territory_rule", "territory_assignment"),
    ACCOUNTS("account", "account_assignment", "product"),
    TRANSACTIONS("transaction", "transaction_split"),
    PLAN_ASSIGNMENTS("plan_assignment"),
    ABSENCES("absence"),
    VALUES("payee_value"),
    QUOTAS("quota"),
    EXCHANGE_RATES("exchange_rate"),
    PLANS("plan_version");

    private final List<String> tables;

    InputPart(String... tables) {
        this.tables = List.of(tables);
    }

    static InputPart of(String table) {
        for (var part : values()) {
            if (part.tables.contains(table)) {
                return part;
            }
        }
        throw new IllegalArgumentException("No part of the input reads table " + table);
    }

    /** The setting that says as of which moment its tables are seen in the schema {@code as_of}. */
    String setting() {
        return "spm.as_of_" + name().toLowerCase(Locale.ROOT);
    }
}
