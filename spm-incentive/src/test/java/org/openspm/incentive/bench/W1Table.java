package org.openspm.incentive.bench;

import java.util.Locale;

/** The tables of W1 as a data warehouse would hold them: narrow types, no index. */
enum W1Table {
    POSITION("id integer not null, level smallint not null, parent integer"),
    OWNERSHIP("account integer not null, rep integer not null, valid_from date not null, valid_to date not null"),
    QUOTA("position integer not null, measure smallint not null, quarter smallint not null, "
            + "amount numeric(14,2) not null, base_rate numeric(6,4) not null"),
    TRANSACTION("id bigint not null, account integer not null, category smallint not null, event_date date not null, "
            + "amount numeric(12,2) not null, overlay integer");

    private final String columns;

    W1Table(String columns) {
        this.columns = columns;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its name in the schema of the workload. */
    String qualified() {
        return "w1.\"" + word() + "\"";
    }

    String ddl() {
        return "create table " + qualified() + " (" + columns + ")";
    }
}
