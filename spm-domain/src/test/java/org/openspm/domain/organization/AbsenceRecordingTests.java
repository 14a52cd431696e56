package org.openspm.domain.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openspm.domain.organization.AbsenceQuery.Order;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.NotFound;
import org.openspm.domain.shared.PageRequest;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.domain.testing.PostgresTest;
import org.openspm.domain.testing.SmallCompany;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@PostgresTest
@Transactional
class AbsenceRecordingTests {
    private static final String MIRA = "mira";

    @Autowired
    private AbsenceRecording recording;

    @Autowired
    private Absences absences;

    @Autowired
    private JdbcClient database;

    private UUID ana = new UUID(0, 0);

    @BeforeEach
    void company() {
        SmallCompany.load(database);
        ana = SmallCompany.id(database, "person", "M3");
    }

    @Test
    void recordsAnAbsenceAndFindsItOnItsDays() {
        recording.record(ana, leave(" parental", "2026-02-10", "2026-03-31"), MIRA);
        assertThat(awayOn("2026-02-09")).isEmpty();
        assertThat(awayOn("2026-02-10")).containsExactly("Ana Bakker PARENTAL");
        assertThat(awayOn("2026-03-31")).containsExactly("Ana Bakker PARENTAL");
        assertThat(awayOn("2026-04-01")).isEmpty();
        assertThat(absences.kinds()).containsExactly("PARENTAL");
    }

    @Test
    void refusesAnAbsenceThatBeginsOutsideOfTheEmployment() {
        database.sql("update person set hired_on = '2025-03-01', left_on = '2026-06-30' where id = :ana")
                .param("ana", ana)
                .update();
        assertThatThrownBy(() -> recording.record(ana, leave("SICK", "2025-02-28", null), MIRA))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("Ana Bakker is employed from 2025-03-01 to 2026-06-30; an absence that begins on 2025-02-28"
                        + " lies outside of it. Choose a day of the employment, or correct that.");
        assertThatThrownBy(() -> recording.record(ana, leave("SICK", "2026-07-01", null), MIRA))
                .isInstanceOf(RuleViolation.class);
        recording.record(ana, leave("SICK", "2025-03-01", "2025-03-01"), MIRA);
        recording.record(ana, leave("PARENTAL", "2026-06-30", "2026-12-31"), MIRA);
        assertThat(awayOn("2026-06-30")).containsExactly("Ana Bakker PARENTAL");
    }

    @Test
    void refusesADayOnWhichThePersonIsAwayAlready() {
        recording.record(ana, leave("PARENTAL", "2026-02-10", "2026-03-31"), MIRA);
        assertThatThrownBy(() -> recording.record(ana, leave("SICK", "2026-03-31", null), MIRA))
                .isInstanceOf(RuleViolation.class)
                .hasMessage(
                        "Ana Bakker is away already from 2026-02-10 to 2026-03-31 (PARENTAL); end that absence before"
                                + " 2026-03-31, or choose days outside of it.");
        recording.record(ana, leave("SICK", "2026-04-01", null), MIRA);
        recording.record(SmallCompany.id(database, "person", "M6"), leave("SICK", "2026-03-31", null), MIRA);
        assertThat(awayOn("2026-04-01")).containsExactly("Ana Bakker SICK", "Dirk Evers SICK");
    }

    @Test
    void endsAnOpenAbsenceAndRefusesAChangeOfAnOlderVersion() {
        var open = recording.record(ana, leave("SICK", "2026-02-10", null), MIRA);
        assertThat(open.isOpen()).isTrue();
        var ended = recording.end(open.id(), LocalDate.parse("2026-02-14"), MIRA);
        assertThat(ended.last()).isEqualTo("2026-02-14");
        assertThat(ended.version()).isEqualTo(open.version() + 1);
        assertThatThrownBy(() -> recording.change(open.id(), leave("SICK", "2026-02-11", null), open.version(), MIRA))
                .isInstanceOf(Conflict.class);
        var later = recording.change(open.id(), leave("SICK", "2026-02-12", "2026-02-20"), ended.version(), MIRA);
        assertThat(later.leave().first()).isEqualTo("2026-02-12");
        assertThatThrownBy(() -> recording.end(open.id(), LocalDate.parse("2026-02-11"), MIRA))
                .hasMessageContaining("2026-02-11 is before the first day 2026-02-12");
    }

    @Test
    void keepsWhatWasKnownBeforeWhenAnAbsenceIsTakenBack() {
        var recorded = recording.record(ana, leave("SICK", "2026-02-10", null), MIRA);
        assertThat(recording
                        .end(recorded.id(), LocalDate.parse("2026-02-10"), MIRA)
                        .leave()
                        .days()
                        .days())
                .isEqualTo(1);
        recording.remove(recorded.id(), MIRA);
        assertThat(absences.ofPerson(ana)).isEmpty();
        assertThatThrownBy(() -> recording.remove(recorded.id(), MIRA)).isInstanceOf(NotFound.class);
        assertThat(database.sql("select action from audit_event where subject = 'absence' order by id")
                        .query(String.class)
                        .list())
                .containsExactly("absence recorded", "absence ended", "absence removed");
        assertThat(database.sql("select count(*) from audit_event where detail::text like '%SICK%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void showsOnlyThoseWhoMayBeSeen() {
        recording.record(ana, leave("SICK", "2026-02-10", null), MIRA);
        var query = new AbsenceQuery("", "", null, null, Order.FIRST, false, Set.of(-1));
        assertThat(absences.find(query, new PageRequest(1, 10)).total()).isZero();
    }

    @Test
    void refusesAKindThatIsNoCodeAndAShareOfNothing() {
        assertThatThrownBy(() -> leave("on the beach", "2026-02-10", null))
                .hasMessageContaining("“ON THE BEACH” is no code");
        var day = LocalDate.parse("2026-02-10");
        assertThatThrownBy(() -> new Leave("SICK", day, null, BigDecimal.ZERO, null))
                .hasMessageContaining("The share 0 is not above 0 and at most 1");
        assertThatThrownBy(() -> new Leave("SICK", day, null, new BigDecimal("1.01"), null))
                .isInstanceOf(RuleViolation.class);
    }

    @Test
    void theDatabaseRefusesAnOverlapByItself() {
        recording.record(ana, leave("SICK", "2026-02-10", null), MIRA);
        assertThatThrownBy(() -> database.sql(
                                "insert into absence (person_id, kind, valid) values (?, 'SICK', '[2026-05-01,2026-05-02)')")
                        .param(ana)
                        .update())
                .hasMessageContaining("absence_person_id_valid_key");
    }

    private List<String> awayOn(String day) {
        var query = new AbsenceQuery("", "", LocalDate.parse(day), null, Order.NAME, false, null);
        return absences.find(query, new PageRequest(1, 10)).items().stream()
                .map(one -> one.personName() + " " + one.leave().kind())
                .toList();
    }

    private static Leave leave(String kind, String first, @Nullable String last) {
        return new Leave(
                kind, LocalDate.parse(first), last == null ? null : LocalDate.parse(last), BigDecimal.ONE, "HR-1");
    }
}
