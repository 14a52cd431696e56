package org.openspm.web.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openspm.domain.access.Role;
import org.openspm.domain.testing.SmallCompany;
import org.openspm.web.testing.PageTest;
import org.openspm.web.testing.TestUsers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@PageTest
class LeaveTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestUsers users;

    @Autowired
    private JdbcClient database;

    private UUID ana = new UUID(0, 0);
    private UUID hanna = new UUID(0, 0);

    @BeforeEach
    void company() {
        SmallCompany.load(database);
        ana = SmallCompany.id(database, "person", "M3");
        hanna = SmallCompany.id(database, "person", "M1");
        away(ana, "PARENTAL", "[2026-02-10,2026-04-01)");
        away(hanna, "SICK", "[2026-03-01,)");
    }

    @Test
    void theListShowsWhoIsAwayOnTheDayInBothLanguages() {
        assertThat(get("/leave?day=2026-03-15", finance())).bodyText().contains("Ana Bakker", "Hanna Holm", "2 away");
        assertThat(get("/leave?day=2026-04-15", finance()))
                .bodyText()
                .contains("Hanna Holm")
                .doesNotContain("Ana Bakker");
        assertThat(get("/leave?all=true&kind=PARENTAL", finance()))
                .bodyText()
                .contains("Ana Bakker", "on any day")
                .doesNotContain("Hanna Holm");
        var file = get("/leave?all=true&q=bakker&export=csv", finance());
        assertThat(file).hasStatusOk().bodyText().contains("M3,Ana Bakker,PARENTAL,2026-02-10,2026-03-31,1");
        assertThat(mvc.get()
                        .uri("/leave?day=2026-03-15")
                        .locale(Locale.of("nl"))
                        .with(finance()))
                .bodyText()
                .contains("Wie is er niet", "einde niet bekend")
                .doesNotContain("??");
    }

    @Test
    void aRepSeesTheOwnLeaveAndAManagerThatOfTheOwnPeople() {
        var rep = users.signedIn("ana", "M3", Role.REP);
        assertThat(get("/leave?all=true", rep))
                .bodyText()
                .contains("Ana Bakker")
                .doesNotContain("Hanna Holm");
        assertThat(get("/leave/" + absenceOf(ana), rep))
                .hasStatusOk()
                .bodyText()
                .contains("PARENTAL")
                .doesNotContain("name=\"percent\"");
        assertThat(get("/leave/" + absenceOf(hanna), rep)).hasStatus(404);
        var manager = users.signedIn("jonas", "M2", Role.MANAGER);
        assertThat(get("/leave?all=true", manager))
                .bodyText()
                .contains("Ana Bakker")
                .doesNotContain("Hanna Holm");
        assertThat(get("/leave/" + absenceOf(hanna), manager)).hasStatus(404);
        assertThat(get("/api/v1/absences", rep))
                .bodyText()
                .contains("\"total\":1")
                .doesNotContain("Hanna");
        assertThat(get("/api/v1/absences/" + absenceOf(hanna), rep)).hasStatus(404);
        assertThat(post("/leave/" + absenceOf(ana) + "/removal", rep)).hasStatus(403);
    }

    @Test
    void anAdministratorRecordsEndsCorrectsAndRemoves() {
        var admin = users.signedIn(Role.ADMIN);
        assertThat(get("/people/" + hanna, admin)).bodyText().contains("Leave", "SICK", "/leave/new?person=");
        assertThat(get("/leave/new?person=" + ana, admin)).bodyText().contains("name=\"percent\"");
        var ended = post("/leave/" + absenceOf(hanna) + "/end?last=2026-03-20", admin);
        assertThat(ended).hasStatus3xxRedirection();
        assertThat(valid(hanna)).isEqualTo("[2026-03-01,2026-03-21)");
        var twice = post("/leave?person=" + hanna + "&kind=parental&first=2026-03-20&percent=50", admin);
        assertThat(twice).hasStatusOk().bodyText().contains("Hanna Holm is away already from 2026-03-01 to 2026-03-20");
        var wrong = post("/leave?person=" + hanna + "&kind=on%20the%20beach&first=2026-03-25&percent=500", admin);
        assertThat(wrong).hasStatusOk().bodyText().contains("such as PARENTAL", "is-invalid");
        var recorded =
                post("/leave?person=" + hanna + "&kind=parental&first=2026-03-25&percent=50&reference=HR-7", admin);
        assertThat(recorded).hasStatus3xxRedirection();
        assertThat(get("/people/" + hanna, admin)).bodyText().contains("PARENTAL", "HR-7", "50");
        var anas = absenceOf(ana);
        var changed = post(
                "/leave/" + anas + "?person=" + ana
                        + "&kind=SICK&first=2026-02-11&last=2026-02-12&percent=100&version=0",
                admin);
        assertThat(changed).hasStatus3xxRedirection();
        assertThat(valid(ana)).isEqualTo("[2026-02-11,2026-02-13)");
        assertThat(post(
                        "/leave/" + anas + "?person=" + ana + "&kind=SICK&first=2026-02-14&percent=100&version=0",
                        admin))
                .hasStatus(409);
        assertThat(post("/leave/" + anas + "/removal", admin)).hasStatus3xxRedirection();
        assertThat(get("/leave/" + anas, admin)).hasStatus(404);
    }

    @Test
    void programsRecordChangeEndAndRemove() {
        var admin = users.signedIn(Role.INTEGRATOR);
        var body = "{\"person\":\"" + ana + "\",\"kind\":\"SICK\",\"first\":\"2026-05-04\",\"share\":\"0.5\"}";
        var created = send("POST", "/api/v1/absences", body, admin);
        assertThat(created).hasStatus(201).bodyText().contains("\"share\":\"0.5\"", "\"version\":0");
        var address = created.getResponse().getHeader("Location");
        assertThat(send("POST", "/api/v1/absences", body, admin))
                .hasStatus(422)
                .bodyText()
                .contains("is away already from 2026-05-04 on (SICK)");
        assertThat(send("POST", address + "/end", "{\"last\":\"2026-05-08\"}", admin))
                .hasStatusOk()
                .bodyText()
                .contains("\"last\":\"2026-05-08\"");
        var change = "{\"kind\":\"SICK\",\"first\":\"2026-05-05\",\"last\":\"2026-05-08\",\"version\":";
        assertThat(send("PUT", address, change + "0}", admin)).hasStatus(409);
        assertThat(send("PUT", address, change + "1}", admin))
                .hasStatusOk()
                .bodyText()
                .contains("\"first\":\"2026-05-05\"", "\"share\":\"1\"");
        assertThat(get("/api/v1/absences?asOf=2026-05-06&person=" + ana, admin))
                .bodyText()
                .contains("\"total\":1");
        assertThat(send("DELETE", address, "", admin)).hasStatus(204);
        assertThat(get("/api/v1/absences?person=" + ana + "&kind=sick", admin))
                .bodyText()
                .contains("\"total\":0");
        assertThat(send("POST", "/api/v1/absences", "{\"kind\":\"SICK\"}", admin))
                .hasStatus4xxClientError();
    }

    private RequestPostProcessor finance() {
        return users.signedIn(Role.FINANCE);
    }

    private MvcTestResult get(String address, RequestPostProcessor user) {
        return mvc.get().uri(address).locale(Locale.UK).with(user).exchange();
    }

    private MvcTestResult post(String address, RequestPostProcessor user) {
        return mvc.post()
                .uri(address)
                .locale(Locale.UK)
                .with(user)
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .exchange();
    }

    private MvcTestResult send(String method, String address, String body, RequestPostProcessor user) {
        return mvc.method(org.springframework.http.HttpMethod.valueOf(method))
                .uri(address)
                .with(user)
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private void away(UUID person, String kind, String days) {
        database.sql("insert into absence (person_id, kind, valid) values (?, ?, ?::daterange)")
                .params(person, kind, days)
                .update();
    }

    private UUID absenceOf(UUID person) {
        return database.sql("select id from absence where person_id = ? order by valid limit 1")
                .param(person)
                .query(UUID.class)
                .single();
    }

    private String valid(UUID person) {
        return database.sql("select valid::text from absence where person_id = ? order by valid limit 1")
                .param(person)
                .query(String.class)
                .single();
    }
}
