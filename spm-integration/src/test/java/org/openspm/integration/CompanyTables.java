package org.openspm.integration;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables an import fills; imports commit by themselves, so tests of one database begin by emptying them. */
final class CompanyTables {
    private CompanyTables() {}

    static void empty(JdbcClient jdbc) {
        jdbc.sql("""
                truncate import_batch, import_mapping, person, position, title, hierarchy_link, territory, account, product,
                         transaction, exchange_rate, period, quota, payee_value, transaction_split, compensation_plan cascade""").update();
    }
}
