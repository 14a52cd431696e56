package org.openspm.web.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openspm.domain.access.Role;
import org.openspm.domain.testing.SmallCompany;
import org.openspm.incentive.plan.PlanDrafting;
import org.openspm.web.testing.PageTest;
import org.openspm.web.testing.TestUsers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Values of titles, seats and persons: which counts, what it replaces, who uses it. */
@PageTest
class PlanValueTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestUsers users;

    @Autowired
    private JdbcClient database;

    @Autowired
    private PlanDrafting drafting;

    @BeforeEach
    void values() {
        database.sql("select set_config('spm.actor', 'mira', true)")
                .query(String.class)
                .single();
        SmallCompany.load(database);
        drafting.write("""
                plan: USES
                title: Uses a rate
                currency: EUR
                pays: month
                values: {odd_rate: percent}
                credits: [{credit: sale, of: orders, to: seller}]
                measures: [{measure: sales, credits: sale, sum: amount}]
                components: [{component: C, on: sales, rate: payee.odd_rate}]
                """, "mira");
        database.sql("""
                insert into payee_value (name, title_id, value, valid)
                select 'odd_rate', s.title_id, 0.05, '[2020-01-01,)' from position s
                  join position_assignment a on a.position_id = s.id join person p on p.id = a.person_id
                 where a.valid @> current_date order by p.code limit 1""").update();
        database.sql("""
                insert into payee_value (name, person_key, value, valid)
                select 'odd_rate', p.key, 0.07, '[2020-01-01,)' from position s
                  join position_assignment a on a.position_id = s.id join person p on p.id = a.person_id
                 where a.valid @> current_date order by p.code limit 1""").update();
        database.sql(
                        "insert into payee_value (name, person_key, value, valid) select 'old_rate', key, 0.01, '[2019-01-01,2020-01-01)' from person limit 1")
                .update();
    }

    @Test
    void saysWhatThePersonsValueReplacesWhoUsesItAndWhoRecordedIt() {
        var answer = get("/api/v1/plan-values?level=person&value=odd_rate");

        assertThat(answer).hasStatusOk();
        assertThat(answer).bodyJson().extractingPath("$.items[0].level").isEqualTo("PERSON");
        assertThat(answer).bodyJson().extractingPath("$.items[0].insteadOf").isEqualTo("TITLE");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.items[0].instead")
                .asString()
                .isEqualTo("0.05");
        assertThat(answer).bodyJson().extractingPath("$.items[0].plans[0]").isEqualTo("USES");
        assertThat(answer).bodyJson().extractingPath("$.items[0].recordedBy").isEqualTo("mira");
    }

    @Test
    void listsFiltersAndExports() {
        assertThat(page("/plan-values?value=odd_rate"))
                .bodyText()
                .contains("2 values", "USES", "Title", "Person", "5\u00a0%", "7\u00a0%");
        assertThat(page("/plan-values?q=old_rate")).bodyText().contains("No such value");
        assertThat(page("/plan-values?q=old_rate&ever=yes")).bodyText().contains("1 values", "no plan uses it");
        assertThat(page("/plan-values?q=old_rate&day=2019-06-01")).bodyText().contains("1 values");
        assertThat(page("/plan-values?value=odd_rate&export=csv")).bodyText().contains("odd_rate,person", "USES");
        assertThat(page("/plan-values?level=planet")).bodyText().contains("use person, position or title");
    }

    private MvcTestResult get(String uri) {
        return mvc.get().uri(uri).with(users.signedIn(Role.AUDITOR)).exchange();
    }

    private MvcTestResult page(String uri) {
        return mvc.get()
                .uri(uri)
                .locale(Locale.UK)
                .with(users.signedIn(Role.AUDITOR))
                .exchange();
    }
}
