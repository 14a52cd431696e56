package org.openspm.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openspm.domain.shared.NotFound;
import org.openspm.domain.testing.PostgresTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Greta leads Jonas, who leads Ana until the end of June 2026, when Ana's seat passes to Bo; Piet is in another team. */
@PostgresTest
@Transactional
class VisibilityTests {
    private static final LocalDate ANAS_LAST_DAY = LocalDate.of(2026, 6, 30);

    @Autowired
    private JdbcClient database;

    @Autowired
    private AuditTrail audit;

    private int greta;
    private int jonas;
    private int ana;
    private int bo;
    private int piet;

    @BeforeEach
    void company() {
        database.sql("insert into title (code, name) values ('seller', 'Seller')")
                .update();
        greta = person("greta");
        jonas = person("jonas");
        ana = person("ana");
        bo = person("bo");
        piet = person("piet");
        seat("top");
        seat("lead");
        seat("west");
        seat("east");
        sits("greta", "top", "[2020-01-01,)");
        sits("jonas", "lead", "[2020-01-01,)");
        sits("ana", "west", "[2020-01-01,2026-07-01)");
        sits("bo", "west", "[2026-07-01,)");
        sits("piet", "east", "[2020-01-01,)");
        below("lead", "top", "[2020-01-01,)");
        below("west", "lead", "[2020-01-01,)");
    }

    @Test
    void showsEverybodyTheOwnPayAndNobodyElses() {
        assertThat(on(ANAS_LAST_DAY).visiblePeople(rep(ana))).containsExactly(ana);
        assertThat(on(ANAS_LAST_DAY).maySee(rep(ana), ana)).isTrue();
        assertThat(on(ANAS_LAST_DAY).maySee(rep(ana), bo)).isFalse();
        assertThat(on(ANAS_LAST_DAY).maySee(rep(ana), jonas)).isFalse();
    }

    @Test
    void showsAManagerTheWholeSubtreeButNoPeerAndNoSuperior() {
        assertThat(on(ANAS_LAST_DAY).team(manager(greta))).containsExactlyInAnyOrder(jonas, ana);
        assertThat(on(ANAS_LAST_DAY).team(manager(jonas))).containsExactly(ana);
        assertThat(on(ANAS_LAST_DAY).maySee(manager(jonas), greta)).isFalse();
        assertThat(on(ANAS_LAST_DAY).maySee(manager(jonas), piet)).isFalse();
    }

    @Test
    void losesAReportOnTheDayAfterTheReportsLastDayInTheSeat() {
        assertThat(on(ANAS_LAST_DAY).maySee(manager(jonas), ana)).isTrue();
        assertThat(on(ANAS_LAST_DAY.plusDays(1)).maySee(manager(jonas), ana)).isFalse();
        assertThat(on(ANAS_LAST_DAY.plusDays(1)).maySee(manager(jonas), bo)).isTrue();
    }

    @Test
    void takesAccessFromAManagerTheDayTheOwnSeatEnds() {
        database.sql(
                        "update position_assignment set valid = '[2020-01-01,2026-07-01)' where person_id = (select id from person where key = ?)")
                .param(jonas)
                .update();
        assertThat(on(ANAS_LAST_DAY).team(manager(jonas))).containsExactly(ana);
        assertThat(on(ANAS_LAST_DAY.plusDays(1)).team(manager(jonas))).isEmpty();
    }

    @Test
    void followsTheReportingLinesOfTheDay() {
        database.sql(
                        "update hierarchy_link set valid = '[2020-01-01,2026-03-01)' where position_id = (select id from position where code = 'west')")
                .update();
        assertThat(on(LocalDate.of(2026, 2, 28)).team(manager(jonas))).containsExactly(ana);
        assertThat(on(LocalDate.of(2026, 3, 1)).team(manager(jonas))).isEmpty();
    }

    @Test
    void ignoresHierarchiesThatAreNotReporting() {
        database.sql("insert into hierarchy (code, name, kind) values ('overlay', 'Overlay', 'OVERLAY')")
                .update();
        link("overlay", "east", "lead", "[2020-01-01,)");
        assertThat(on(ANAS_LAST_DAY).maySee(manager(jonas), piet)).isFalse();
    }

    @Test
    void endsOnHierarchiesThatFormARing() {
        below("top", "west", "[2020-01-01,)");
        assertThat(on(ANAS_LAST_DAY).team(manager(jonas))).containsExactlyInAnyOrder(ana, greta);
    }

    @Test
    void needsTheRoleBesidesTheSeat() {
        assertThat(on(ANAS_LAST_DAY).team(rep(jonas))).isEmpty();
    }

    @Test
    void showsEverybodyToWhoRunsPaysAndChecks() {
        for (var role : Role.values()) {
            var expected = Set.of(Role.ADMIN, Role.FINANCE, Role.AUDITOR).contains(role);
            assertThat(on(ANAS_LAST_DAY).maySee(new Viewer("x", null, Set.of(role)), piet))
                    .as(role.name())
                    .isEqualTo(expected);
        }
    }

    @Test
    void refusesAsIfThePersonDidNotExist() {
        assertThatThrownBy(() -> on(ANAS_LAST_DAY).disclose(rep(ana), bo, "statement"))
                .isInstanceOf(NotFound.class);
        assertThat(views()).isZero();
    }

    @Test
    void logsALookAtSomebodyElsesPayOnly() {
        on(ANAS_LAST_DAY).disclose(rep(ana), ana, "statement");
        assertThat(views()).isZero();
        on(ANAS_LAST_DAY).disclose(manager(jonas), ana, "statement");
        assertThat(views()).isEqualTo(1);
        assertThat(database.sql("select actor || subject_id || (detail ->> 'what') from audit_event")
                        .query(String.class)
                        .single())
                .isEqualTo("someone" + ana + "statement");
    }

    private Visibility on(LocalDate day) {
        var noon = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
        return new Visibility(database, audit, Clock.fixed(noon, ZoneOffset.UTC));
    }

    private long views() {
        return database.sql("select count(*) from audit_event where action = 'viewed pay'")
                .query(Long.class)
                .single();
    }

    private static Viewer rep(int person) {
        return new Viewer("someone", person, Set.of(Role.REP));
    }

    private static Viewer manager(int person) {
        return new Viewer("someone", person, Set.of(Role.MANAGER));
    }

    private int person(String code) {
        return database.sql("insert into person (code, full_name) values (?, ?) returning key")
                .params(code, code)
                .query(Integer.class)
                .single();
    }

    private void seat(String code) {
        database.sql(
                        "insert into position (code, name, title_id, valid) select ?, ?, id, '[2020-01-01,)' from title where code = 'seller'")
                .params(code, code)
                .update();
    }

    private void sits(String person, String seat, String valid) {
        database.sql("""
                        insert into position_assignment (position_id, person_id, valid)
                        select s.id, p.id, ?::daterange from position s, person p where s.code = ? and p.code = ?""").params(valid, seat, person).update();
    }

    private void below(String seat, String parent, String valid) {
        link("reporting", seat, parent, valid);
    }

    private void link(String hierarchy, String seat, String parent, String valid) {
        database.sql("""
                        insert into hierarchy_link (hierarchy_id, position_id, parent_position_id, valid)
                        select h.id, s.id, p.id, ?::daterange
                        from hierarchy h, position s, position p where h.code = ? and s.code = ? and p.code = ?""").params(valid, hierarchy, seat, parent).update();
    }
}
