package org.openspm.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.PageRequest;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.domain.testing.PostgresTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PostgresTest
class ImportTests {
    private static final String ACTOR = "tester";

    @Autowired
    private ImportReception reception;

    @Autowired
    private ImportStaging staging;

    @Autowired
    private ImportPromotion promotion;

    @Autowired
    private RowCorrection correction;

    @Autowired
    private ColumnCorrection columns;

    @Autowired
    private ImportDiscard discard;

    @Autowired
    private ImportRecovery recovery;

    @Autowired
    private ImportBatches batches;

    @Autowired
    private WrongRowFile wrongRowFile;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void empty() {
        CompanyTables.empty(jdbc);
    }

    @Test
    void listsEveryReasonOfAWrongRowAndPromotesTheValidOnes() {
        people("P1");
        var batch = staged("orders.csv", """
                transaction_id,order_date,amount,currency,salesperson_id
                T1,2026-01-05,100.10,EUR,P1
                T2,2026-02-30,12.345678,euro,P9
                T3,2026-01-06,-5,EUR,
                """);
        assertThat(batch.kind()).isEqualTo(ImportKind.TRANSACTIONS);
        assertThat(batch.rowsValid()).isEqualTo(2);
        var wrong = wrong(batch);
        assertThat(wrong).hasSize(1);
        assertThat(wrong.getFirst().line()).isEqualTo(3);
        assertThat(wrong.getFirst().problems())
                .extracting(p -> p.column() + " " + p.reason())
                .containsExactly(
                        "order_date NOT_A_DATE",
                        "amount TOO_MANY_DECIMALS",
                        "currency NOT_A_CURRENCY",
                        "salesperson_id UNKNOWN_PERSON");
        var promoted = promotion.promote(batch.id(), false, ACTOR);
        assertThat(promoted.status()).isEqualTo(ImportStatus.PROMOTED);
        assertThat(promoted.promoted()).isEqualTo(new Counts(2, 0, 0));
        assertThat(wrong(promoted)).hasSize(1);
        assertThat(number("select sum(amount) from transaction")).isEqualByComparingTo("95.10");
    }

    @Test
    void correctsAWrongRowInPlace() {
        people("P1");
        var batch = staged("orders.csv", """
                transaction_id,order_date,amount,currency,salesperson_id
                T1,2026-01-05,abc,EUR,P9
                T2,2026-01-05,1,EUR,P1
                """);
        var still = correction.correct(batch.id(), 1, List.of("T1", "2026-01-05", "7", "EUR", "P9"), ACTOR);
        assertThat(still.orElseThrow().problems())
                .extracting(RowProblem::reason)
                .containsExactly(Reason.UNKNOWN_PERSON);
        var twice = correction.correct(batch.id(), 1, List.of("T2", "2026-01-05", "7", "EUR", "P1"), ACTOR);
        assertThat(twice.orElseThrow().problems())
                .extracting(p -> p.sentence())
                .containsExactly("“T2” was already given by line 3.");
        assertThat(correction.correct(batch.id(), 1, List.of("T1", "2026-01-05", "7", "EUR", "P1"), ACTOR))
                .isEmpty();
        assertThat(batches.get(batch.id()).rowsWrong()).isZero();
        assertThat(batches.get(batch.id()).controlTotal()).isEqualByComparingTo("8");
        assertThat(promotion.promote(batch.id(), true, ACTOR).promoted()).isEqualTo(new Counts(2, 0, 0));
        assertThat(number("select count(*) from audit_event where action = 'import.corrected' and subject_id = '"
                        + batch.id() + "'"))
                .isEqualByComparingTo("3");
    }

    @Test
    void refusesToPromoteWhenAllRowsMustBeValidAndOneIsNot() {
        var batch = staged("people.csv", "person_id,full_name\nP1,Ana\nP2,\n");
        assertThatThrownBy(() -> promotion.promote(batch.id(), true, ACTOR))
                .isInstanceOf(RuleViolation.class)
                .hasMessageContaining("1 wrong rows");
        assertThat(number("select count(*) from person")).isZero();
        assertThat(batches.get(batch.id()).status()).isEqualTo(ImportStatus.STAGED);
    }

    @Test
    void saysThatTheSameFileIsKnownEvenWhenItIsPackedDifferently() throws Exception {
        var csv = "person_id,full_name\nP1,Ana\n";
        var first = promoted("people.csv", csv);
        var packed = new ByteArrayOutputStream();
        try (var gzip = new java.util.zip.GZIPOutputStream(packed)) {
            gzip.write(csv.getBytes(StandardCharsets.UTF_8));
        }
        var again = reception.receive(
                "people.csv.gz", new ByteArrayInputStream(packed.toByteArray()), null, ImportOptions.NONE, ACTOR);
        assertThat(again.known()).isTrue();
        assertThat(again.batch().id()).isEqualTo(first.id());
        assertThat(number("select count(*) from import_batch")).isEqualByComparingTo("1");
    }

    @Test
    void keepsRevisionsOfTransactionsWhoseContentChanged() {
        people("P1", "P2");
        var header = "transaction_id,order_date,amount,currency,salesperson_id\n";
        promoted("orders.csv", header + "T1,2026-01-05,100,EUR,P1\nT2,2026-01-05,50,EUR,P1\n");
        promoted("transaction_lines.csv", "transaction_id,line_no,line_amount\nT1,1,60\nT1,2,40\nT2,1,50\n");
        var second = promoted(
                "orders.csv", header + "T1,2026-01-05,100,EUR,P2\nT2,2026-01-05,50.00,EUR,P1\nT3,2026-01-06,1,EUR,\n");
        assertThat(second.promoted()).isEqualTo(new Counts(1, 1, 1));
        assertThat(jdbc.sql("""
                select t.code || '/' || t.line_no || ' r' || t.revision || case when t.current then ' now ' else ' was ' end || p.code
                from transaction t join person p on p.key = t.seller_key where t.code = 'T1' order by 1""").query(String.class).list())
                .containsExactly(
                        "T1/0 r1 was P1",
                        "T1/0 r2 now P2",
                        "T1/1 r1 was P1",
                        "T1/1 r2 now P2",
                        "T1/2 r1 was P1",
                        "T1/2 r2 now P2");
        assertThat(number("select sum(amount) from transaction where current and line_no = 0"))
                .isEqualByComparingTo("151");
    }

    @Test
    void endsAnOpenFactTheDayBeforeALaterOneStartsAndRefusesOtherOverlapsInWords() {
        people("P1");
        var header = "person_id,currency,effective_start,effective_end\n";
        promoted("payee_currencies.csv", header + "P1,EUR,2025-01-01,\n");
        var later = promoted("payee_currencies.csv", header + "P1,USD,2026-01-01,2026-06-30\n");
        assertThat(later.promoted()).isEqualTo(new Counts(1, 0, 0));
        assertThat(currencies()).containsExactly("EUR [2025-01-01,2026-01-01)", "USD [2026-01-01,2026-07-01)");
        var overlap = staged("payee_currencies.csv", header + "P1,GBP,2026-06-01,\n");
        assertThat(wrong(overlap).getFirst().problems().getFirst().sentence())
                .isEqualTo("For P1 this interval overlaps what is known: USD from 2026-01-01 to 2026-06-30.");
        var corrected = promoted("payee_currencies.csv", header + "P1,USD,2026-01-01,2026-05-31\n");
        assertThat(corrected.promoted()).isEqualTo(new Counts(0, 1, 0));
        assertThat(currencies()).containsExactly("EUR [2025-01-01,2026-01-01)", "USD [2026-01-01,2026-06-01)");
        assertThat(number(
                        "select count(*) from audit_event where action in ('import.ended', 'import.revised') and detail ->> 'batch' in ('"
                                + later.id() + "', '" + corrected.id() + "')"))
                .isEqualByComparingTo("2");
    }

    @Test
    void takesAbsencesInAndTellsOfEachThatCannotBe() {
        people("P1", "P2");
        var header = "employee_id,leave_type,first_day,last_day,share,case_number\n";
        var first = promoted("leave.csv", header + """
                P1,parental,2026-01-05,2026-03-31,,HR-1
                P2,SICK,2026-02-02,,50 %,
                """);
        assertThat(first.promoted()).isEqualTo(new Counts(2, 0, 0));
        assertThat(absences())
                .containsExactly("P1 PARENTAL [2026-01-05,2026-04-01) 1 HR-1", "P2 SICK [2026-02-02,) 0.5 null");
        jdbc.sql("update person set hired_on = '2025-01-01', left_on = '2026-12-31' where code = 'P2'")
                .update();
        var wrong = staged("leave.csv", header + """
                P1,SICK,2026-03-31,2026-04-02,,
                P1,on the beach,2026-05-04,,,
                P2,SICK,2026-01-05,2026-01-09,120 %,
                P9,SICK,2026-01-05,,,
                P2,,2026-01-05,,,
                P2,SICK,2026-01-12,2026-01-11,,
                P2,SICK,2024-12-31,2025-01-02,,
                """);
        assertThat(wrong(wrong))
                .extracting(row -> row.line() + " " + row.problems().getFirst().reason())
                .containsExactly(
                        "2 OVERLAPS_KNOWN",
                        "3 NOT_A_CODE",
                        "4 OUT_OF_RANGE",
                        "5 UNKNOWN_PERSON",
                        "6 MISSING",
                        "7 END_BEFORE_START",
                        "8 OUT_OF_RANGE");
        assertThat(wrong(wrong).getLast().problems().getFirst().sentence())
                .isEqualTo("“2024-12-31” is not a day of the employment, from 2025-01-01 to 2026-12-31.");
        assertThat(wrong(wrong).getFirst().problems().getFirst().sentence())
                .isEqualTo("For P1 this interval overlaps what is known: PARENTAL from 2026-01-05 to 2026-03-31.");
        var back = promoted("leave.csv", header + "P2,SICK,2026-02-02,2026-02-13,50 %,\nP2,PARENTAL,2026-02-14,,,\n");
        assertThat(back.promoted()).isEqualTo(new Counts(1, 1, 0));
        assertThat(absences())
                .containsExactly(
                        "P1 PARENTAL [2026-01-05,2026-04-01) 1 HR-1",
                        "P2 SICK [2026-02-02,2026-02-14) 0.5 null",
                        "P2 PARENTAL [2026-02-14,) 1 null");
    }

    private List<String> absences() {
        return jdbc.sql("""
                        select p.code, a.kind, a.valid::text as days, trim_scale(a.share)::text as share, a.reference
                        from absence a join person p on p.id = a.person_id order by p.code, a.valid""")
                .query((row, _) -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3) + " "
                        + row.getString(4) + " " + row.getString(5))
                .list();
    }

    @Test
    void findsOverlapsDuplicatesAndCyclesInsideAFile() {
        people("P1");
        var overlap = staged("payee_currencies.csv", """
                person_id,currency,effective_start,effective_end
                P1,EUR,2025-01-01,2025-12-31
                P1,USD,2025-12-31,
                P1,USD,2024-05-01,2024-01-01
                """);
        assertThat(wrong(overlap))
                .extracting(row -> row.line() + " " + row.problems().getFirst().reason())
                .containsExactly("3 OVERLAPS_ROW", "4 END_BEFORE_START");
        var territories = staged("territories.csv", """
                territory_id,name,parent_territory_id
                A,North,C
                B,South,A
                C,West,B
                D,East,X
                D,East again,
                """);
        assertThat(wrong(territories))
                .extracting(row -> row.line() + " " + row.problems().getFirst().reason())
                .containsExactlyInAnyOrder("2 CYCLE", "3 CYCLE", "4 CYCLE", "5 UNKNOWN_PARENT", "6 DUPLICATE");
    }

    @Test
    void readsSemicolonsDecimalCommasAndDutchDates() {
        var batch = promoted(
                "orders.csv",
                "\uFEFForder_id;datum;amount;currency\r\nT1;31-03-2026;1.234,56;EUR\r\nT2;01-04-2026;7,5;EUR\r\n"
                        .replace("datum", "order_date"));
        assertThat(batch.rowsWrong()).isZero();
        assertThat(number("select sum(amount) from transaction")).isEqualByComparingTo("1242.06");
        assertThat(jdbc.sql("select event_date::text from transaction where code = 'T2'")
                        .query(String.class)
                        .single())
                .isEqualTo("2026-04-01");
    }

    @Test
    void asksForTheDateOrderWhenTheFileDoesNotTellAndRemembersTheAnswer() {
        var csv = "order_id,order_date,amount,currency\nT1,03/04/2026,1,EUR\n";
        var batch = staged("orders.csv", csv);
        assertThat(wrong(batch).getFirst().problems())
                .extracting(RowProblem::reason)
                .containsExactly(Reason.AMBIGUOUS_DATE);
        var reading = new ColumnCorrection.Reading(
                ImportKind.TRANSACTIONS,
                batch.mapping().columns().stream().map(Mapping.Column::target).toList(),
                "POINT",
                "DAY_FIRST");
        columns.read(batch.id(), reading, ACTOR);
        assertThat(staging.stage(batch.id()).rowsWrong()).isZero();
        var next = staged("orders.csv", csv.replace("T1,03", "T2,05"));
        assertThat(next.mapping().dateOrder()).isEqualTo("DAY_FIRST");
        assertThat(next.rowsWrong()).isZero();
    }

    @Test
    void refusesAMappingThatLeavesOutWhatEveryRowNeeds() {
        var batch = staged("people.csv", "person_id,full_name\nP1,Ana\n");
        assertThatThrownBy(() -> columns.read(
                        batch.id(),
                        new ColumnCorrection.Reading(ImportKind.PEOPLE, List.of("-", "full_name"), "POINT", "ISO"),
                        ACTOR))
                .isInstanceOf(RuleViolation.class)
                .hasMessageContaining("“code”");
    }

    @Test
    void promotesOnlyWhatMatchesTheDeclaredCountAndTotal() {
        var options = new ImportOptions("crm", null, 2L, new BigDecimal("30.00"), false);
        var csv = "order_id,order_date,amount,currency\nT1,2026-01-01,10,EUR\nT2,2026-01-01,20.01,EUR\n";
        var batch = staging.stage(receive("orders.csv", csv, options).id());
        assertThatThrownBy(() -> promotion.promote(batch.id(), false, ACTOR))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("The sender declared a total of 30.00; the valid rows add up to 30.0100. "
                        + "Correct the rows or the declared total.");
        assertThat(number("select count(*) from transaction")).isZero();
    }

    @Test
    void discardsABatchByItsName() {
        var batch = staged("people.csv", "person_id,full_name\nP1,Ana\n");
        assertThatThrownBy(() -> discard.discard(batch.id(), "other.csv", ACTOR))
                .isInstanceOf(RuleViolation.class);
        assertThat(discard.discard(batch.id(), "people.csv", ACTOR).status()).isEqualTo(ImportStatus.DISCARDED);
        assertThat(number("select count(*) from import_file_part")).isZero();
        assertThat(number("select count(*) from pg_tables where schemaname = 'staging' and tablename = 'batch_"
                        + batch.number() + "'"))
                .isZero();
        assertThatThrownBy(() -> promotion.promote(batch.id(), false, ACTOR)).isInstanceOf(Conflict.class);
    }

    @Test
    void setsInterruptedBatchesBackToTheirLastFinishedStep() {
        var checking = staged("people.csv", "person_id,full_name\nP1,Ana\n");
        var promoting = staged("people2.csv", "person_id,full_name\nP2,Bo\n");
        jdbc.sql("update import_batch set status = 'STAGING' where id = ?")
                .param(checking.id())
                .update();
        jdbc.sql("update import_batch set status = 'PROMOTING' where id = ?")
                .param(promoting.id())
                .update();
        assertThat(recovery.recover()).containsExactly(checking.id());
        assertThat(staging.stage(checking.id()).status()).isEqualTo(ImportStatus.STAGED);
        assertThat(promotion.promote(promoting.id(), true, ACTOR).promoted()).isEqualTo(new Counts(1, 0, 0));
    }

    @Test
    void givesWrongRowsBackAsAFileThatCanBeCorrectedAndSent() throws Exception {
        var batch = staged("people.csv", "person_id,full_name,hire_date\nP1,=Ana,2026-13-01\n");
        var out = new ByteArrayOutputStream();
        wrongRowFile.write(batch.id(), out);
        var csv = out.toString(StandardCharsets.UTF_8);
        assertThat(csv.lines())
                .containsExactly(
                        "person_id,full_name,hire_date,import_line,import_reason",
                        "P1,'=Ana,2026-13-01,2,hire_date: “2026-13-01” is not a date. Write it like 2026-03-31.");
        assertThat(promoted(
                                "people-wrong.csv",
                                csv.replace("2026-13-01,2", "2026-12-01,2").replace("'=", ""))
                        .rowsWrong())
                .isZero();
    }

    @Test
    void refusesAFileThatCannotBeReadAndSaysWhy() {
        assertThatThrownBy(() -> receive("orders.xlsx", "PK\u0003\u0004", ImportOptions.NONE))
                .isInstanceOf(RuleViolation.class)
                .hasMessageContaining("CSV");
        assertThatThrownBy(() -> receive("people.csv", "person_id,full_name\nP1,\"Ana\nP2,Bo\n", ImportOptions.NONE))
                .isInstanceOf(RuleViolation.class)
                .hasMessageContaining("quoted cell must be closed");
    }

    @Test
    void leavesNothingInTheCompanysTablesBeforePromotion() {
        staged("people.csv", "person_id,full_name\nP1,Ana\n");
        assertThat(number("select count(*) from person")).isZero();
    }

    @Test
    void takesHalfMonthsAndHalfYearsInWhetherTheyAreCalledSoOrNot() {
        promoted("periods.csv", """
                code,kind,fiscal_year,quarter,starts_on,ends_on
                2026-01,month,2026,Q1,2026-01-01,2026-01-31
                2026-01a,half month,2026,Q1,2026-01-01,2026-01-15
                2026-01b,,2026,Q1,2026-01-16,2026-01-31
                2026-H1,half-year,2026,,2026-01-01,2026-06-30
                2026-H2,,2026,,2026-07-01,2026-12-31
                """);

        assertThat(jdbc.sql("""
                                select p.code || ' ' || p.kind || coalesce(' in ' || u.code, '')
                                  from period p left join period u on u.id = p.parent_id order by p.code""").query(String.class).list())
                .containsExactly(
                        "2026-01 MONTH in FY2026-Q1",
                        "2026-01a HALF_MONTH in 2026-01",
                        "2026-01b HALF_MONTH in 2026-01",
                        "2026-H1 HALF_YEAR in FY2026",
                        "2026-H2 HALF_YEAR in FY2026",
                        "FY2026 YEAR",
                        "FY2026-Q1 QUARTER in FY2026");
    }

    private List<String> currencies() {
        return jdbc.sql("select currency || ' ' || valid from payee_currency order by 1")
                .query(String.class)
                .list();
    }

    private void people(String... codes) {
        promoted("people.csv", "person_id,full_name\n" + String.join(",Somebody\n", codes) + ",Somebody\n");
    }

    private ImportBatch promoted(String name, String csv) {
        return promotion.promote(staged(name, csv).id(), false, ACTOR);
    }

    private ImportBatch staged(String name, String csv) {
        return staging.stage(receive(name, csv, ImportOptions.NONE).id());
    }

    private ImportBatch receive(String name, String csv, ImportOptions options) {
        return receive(name, csv, options, null);
    }

    private ImportBatch receive(String name, String csv, ImportOptions options, ImportKind kind) {
        var in = new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
        return reception.receive(name, in, kind, options, ACTOR).batch();
    }

    private List<WrongRow> wrong(ImportBatch batch) {
        return batches.wrongRows(batch.id(), new PageRequest(1, 100)).items();
    }

    private BigDecimal number(String sql) {
        return jdbc.sql(sql).query(BigDecimal.class).single();
    }
}
