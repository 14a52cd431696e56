package org.openspm.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openspm.domain.access.Role;
import org.openspm.web.testing.BrowserTest;
import org.openspm.web.testing.TestUsers;
import org.openspm.web.testing.Visit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BrowserTest
class OrganizationJourneyIT {
    private static final int LEVELS = 4;

    @Autowired
    private TestUsers users;

    @Autowired
    private JdbcClient database;

    /** A line of seats, each below the one before, the last one vacant, and a territory with an account on the map. */
    @BeforeEach
    void aSmallOrganization() {
        // Without an administrator every address leads to the setup.
        users.user("org-admin", null, Role.ADMIN);
        users.user("org-finance", null, Role.FINANCE);
        if (database.sql("select count(*) from title where code = 'ORGIT'")
                        .query(Long.class)
                        .single()
                > 0) {
            return;
        }
        database.sql("insert into title (code, name) values ('ORGIT', 'Orgit seller')")
                .update();
        for (var level = 1; level <= LEVELS; level++) {
            seat(level);
        }
        database.sql("""
                        insert into quota (position_key, period_id, measure, amount, currency)
                        select s.key, t.id, 'new_bookings', 1000, 'EUR' from position s, period t
                        where s.code like 'ORGIT%' and t.code = 'ORGIT-Q'""").update();
        database.sql("""
                        insert into territory (alignment_id, code, name)
                        select id, 'ORGIT', 'Orgit land' from alignment where code = 'current'""").update();
        database.sql("""
                        insert into territory_rule (territory_id, priority, country_code)
                        select id, 100, 'IS' from territory where code = 'ORGIT'""").update();
        database.sql("""
                        insert into territory_assignment (territory_id, role, position_key, valid)
                        select t.id, 'holder', s.key, '[2024-01-01,)' from territory t, position s
                        where t.code = 'ORGIT' and s.code = 'ORGIT-1'""").update();
        database.sql("""
                        insert into account (code, name, territory_code, city, country_code, latitude, longitude)
                        values ('ORGIT', 'Orgit fisheries', 'ORGIT', 'Reykjavik', 'IS', 64.147000, -21.940000)""").update();
    }

    @Test
    void everyPageIsGoodForEverybody(Visit visit) {
        visit.signIn("org-finance");
        for (var path : new String[] {
            "/people?q=orgit",
            "/people/hierarchy",
            "/people/" + id("person", "ORGIT-1"),
            "/quotas?period=ORGIT-Q",
            "/quotas/attainment?period=ORGIT-Q",
            "/territories?country=IS",
            "/territories/" + id("territory", "ORGIT"),
            "/territories/holders?q=orgit",
            "/capacity"
        }) {
            visit.open(path).isGoodEverywhere();
            assertThat(visit.page().url()).endsWith(path);
        }
    }

    @Test
    void opensTheHierarchyWithTheKeyboard(Visit visit) {
        visit.signIn("org-finance").open("/people/hierarchy");
        var page = visit.page();
        assertThat(page.locator("text=Orgit seat 4").first().isVisible())
                .as("a seat below the levels shown stands in the list of vacant ones only")
                .isTrue();
        page.locator("li.org-item:has-text('Orgit seat 3') summary").last().press("Enter");
        page.waitForSelector("ul.org-tree >> text=Orgit seat 4");
        visit.isGoodEverywhere();
    }

    private void seat(int level) {
        database.sql("""
                        insert into position (code, name, title_id, department, valid)
                        select :code, :name, id, 'Sales', '[2024-01-01,)' from title where code = 'ORGIT'""")
                .param("code", "ORGIT-" + level)
                .param("name", "Orgit seat " + level)
                .update();
        if (level == 1) {
            database.sql("""
                            insert into period (calendar_id, code, kind, fiscal_year, valid)
                            select id, 'ORGIT-Q', 'QUARTER', 2011, '[2011-01-01,2011-04-01)' from calendar
                            where code = 'default'""").update();
        } else {
            database.sql("""
                            insert into hierarchy_link (hierarchy_id, position_id, parent_position_id, valid)
                            select h.id, s.id, above.id, '[2024-01-01,)' from hierarchy h, position s, position above
                            where h.code = 'reporting' and s.code = :code and above.code = :above""")
                    .param("code", "ORGIT-" + level)
                    .param("above", "ORGIT-" + (level - 1))
                    .update();
        }
        if (level < LEVELS) {
            database.sql("insert into person (code, full_name, hired_on) values (:code, :name, '2024-01-01')")
                    .param("code", "ORGIT-" + level)
                    .param("name", "Orgit Person " + level)
                    .update();
            database.sql("""
                            insert into position_assignment (position_id, person_id, valid)
                            select s.id, p.id, '[2024-01-01,)' from position s join person p on p.code = s.code
                            where s.code = :code""").param("code", "ORGIT-" + level).update();
        }
    }

    private Object id(String table, String code) {
        return database.sql("select id from " + table + " where code = :code")
                .param("code", code)
                .query(UUID.class)
                .single();
    }
}
