package org.openspm.web.cockpit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openspm.domain.access.Role;
import org.openspm.domain.testing.SmallCompany;
import org.openspm.web.testing.PageTest;
import org.openspm.web.testing.SmallPay;
import org.openspm.web.testing.TestUsers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@PageTest
class CockpitTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestUsers users;

    @Autowired
    private JdbcClient database;

    @Autowired
    private CockpitFigures figures;

    @BeforeEach
    void aCalculatedCompany() {
        SmallCompany.load(database);
        SmallPay.load(database);
    }

    @Test
    void programsReadWhatThePageShows() {
        var number = figures.now().run().number();
        assertThat(mvc.get().uri("/cockpit").locale(Locale.UK).with(users.signedIn(Role.FINANCE)))
                .hasStatusOk()
                .bodyText()
                .contains(Long.toString(number));
        assertThat(mvc.get().uri("/api/v1/cockpit").with(users.signedIn(Role.FINANCE)))
                .hasStatusOk()
                .bodyJson()
                .satisfies(cockpit -> {
                    assertThat(cockpit).extractingPath("$.run.number").isEqualTo((int) number);
                    assertThat(cockpit).extractingPath("$.run.status").isEqualTo("CALCULATED");
                    assertThat(cockpit).extractingPath("$.stages.length()").isEqualTo(5);
                    assertThat(cockpit)
                            .extractingPath("$.next")
                            .isEqualTo(figures.now().next().name());
                });
    }

    @Test
    void programsReadByWhichPlansAPersonIsPaid() {
        database.sql("""
                        insert into plan_assignment (plan_id, person_key, valid)
                        select c.id, p.key, '[2026-01-01,)' from compensation_plan c, person p
                        where c.code = 'AE' and p.code = 'M2'""").update();
        var address = "/api/v1/people/" + SmallCompany.id(database, "person", "M2") + "/plans?asOf=2026-03-15";

        assertThat(mvc.get().uri(address).with(users.signedIn(Role.FINANCE)))
                .hasStatusOk()
                .bodyJson()
                .satisfies(plans -> {
                    assertThat(plans).extractingPath("$.total").isEqualTo(1);
                    assertThat(plans).extractingPath("$.items[0].code").isEqualTo("AE");
                    assertThat(plans).extractingPath("$.items[0].via").isEqualTo("PERSON");
                });
        assertThat(mvc.get().uri(address).with(users.signedIn("ben", "M1", Role.REP)))
                .hasStatus(403);
    }
}
