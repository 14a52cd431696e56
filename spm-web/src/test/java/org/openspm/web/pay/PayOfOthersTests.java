package org.openspm.web.pay;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openspm.domain.access.Role;
import org.openspm.domain.testing.SmallCompany;
import org.openspm.web.testing.PageTest;
import org.openspm.web.testing.SmallPay;
import org.openspm.web.testing.StatementCount;
import org.openspm.web.testing.TestUsers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@PageTest
class PayOfOthersTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestUsers users;

    @Autowired
    private JdbcClient database;

    @Autowired
    private EntityManager entities;

    @BeforeEach
    void company() {
        SmallCompany.load(database);
        SmallPay.load(database);
    }

    @Test
    void aRepFindsTheOwnFiguresAndNobodyElses() {
        var ana = users.signedIn("ana", "M3", Role.REP);
        assertThat(get("/my-pay?period=2026-Q1", ana))
                .hasStatusOk()
                .bodyText()
                .contains("50.00")
                .doesNotContain("Cleo Duval");
        assertThat(get("/team", ana)).hasStatus(403);
    }

    @Test
    void aManagerFindsTheTeamAndNeitherPeersNorSuperiors() {
        assertThat(get("/team?period=2026-Q1", jonas()))
                .hasStatusOk()
                .bodyText()
                .contains("Ana Bakker", "Cleo Duval", "Dirk Evers")
                .doesNotContain("Hanna Holm", "Ben Carlier");
    }

    @Test
    void moreLinesNeedNoMoreStatementsOnThePayPage() {
        var ana = users.signedIn("ana", "M3", Role.REP);
        StatementCount.staysTheSame(
                entities,
                () -> assertThat(get("/my-pay?period=2026-Q1", ana)).hasStatusOk(),
                () -> SmallPay.addLines(database, 20));
    }

    @Test
    void moreMembersNeedNoMoreStatementsOnTheTeamPage() {
        StatementCount.staysTheSame(
                entities, () -> assertThat(get("/team?period=2026-Q1", jonas())).hasStatusOk(), this::moreMembers);
    }

    private void moreMembers() {
        database.sql("""
                        insert into position (code, name, title_id, department, valid)
                        select 'X' || n, 'Extra ' || n, t.id, 'Sales', '[2024-01-01,)'
                        from generate_series(1, 12) n, title t where t.code = 'Executive'""").update();
        database.sql("""
                        insert into person (code, full_name, hired_on) select 'X' || n, 'Extra ' || n, '2024-01-01'
                        from generate_series(1, 12) n""").update();
        database.sql("""
                        insert into position_assignment (position_id, person_id, valid)
                        select s.id, p.id, '[2024-01-01,)' from position s join person p on p.code = s.code
                        where s.code like 'X%'""").update();
        database.sql("""
                        insert into hierarchy_link (hierarchy_id, position_id, parent_position_id, valid)
                        select h.id, s.id, above.id, '[2024-01-01,)' from hierarchy h, position s, position above
                        where h.code = 'reporting' and s.code like 'X%' and above.code = 'S-MGR'""").update();
        SmallPay.measure(database, "X%");
        SmallPay.addLines(database, 2);
    }

    private RequestPostProcessor jonas() {
        return users.signedIn("jonas", "M2", Role.MANAGER);
    }

    private MvcTestResult get(String address, RequestPostProcessor user) {
        return mvc.get().uri(address).locale(Locale.UK).with(user).exchange();
    }
}
