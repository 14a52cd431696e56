package org.openspm.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;
import org.junit.jupiter.api.Test;
import org.openspm.domain.testing.PostgresTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@PostgresTest
class MigrationTests {
    /** An index costs each bulk write of these, and serves only a delete of a row that is never deleted. */
    private static final List<String> RESULTS_IN_BULK = List.of("measurement", "earning", "payable", "payment_balance");

    private static final List<String> NEVER_DELETED = List.of("period", "plan_version", "compensation_plan");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Flyway flyway;

    @Test
    void everyMigrationFileIsApplied() throws IOException {
        var files = new PathMatchingResourcePatternResolver().getResources("classpath:db/migration/V*.sql");
        assertThat(flyway.info().applied())
                .hasSizeGreaterThanOrEqualTo(files.length)
                .allMatch(migration -> migration.getState() == MigrationState.SUCCESS);
        assertThat(flyway.info().pending()).isEmpty();
    }

    @Test
    void everyForeignKeyHasAnIndexThatStartsWithItsColumns() {
        var unindexed = jdbc.sql("""
                        select key.conrelid::regclass || '.' || key.conname
                        from pg_constraint key
                        where key.contype = 'f'
                          and key.connamespace = 'public'::regnamespace
                          and not (key.conrelid::regclass::text in (:bulk) and key.confrelid::regclass::text in (:kept))
                          and not exists (
                              select from pg_index index
                              where index.indrelid = key.conrelid
                                and index.indpred is null
                                and (string_to_array(index.indkey::text, ' ')::smallint[])[1 : cardinality(key.conkey)] @> key.conkey)
                        order by 1""")
                .param("bulk", RESULTS_IN_BULK)
                .param("kept", NEVER_DELETED)
                .query(String.class)
                .list();
        assertThat(unindexed).isEmpty();
    }

    @Test
    @Transactional
    void refusesTwoPeopleInOneSeatOnTheSameDay() {
        var seat = seat();
        assign(person("ana"), seat, "[2026-01-01,2026-07-01)");
        assign(person("ben"), seat, "[2026-07-01,2027-01-01)");
        assertThatThrownBy(() -> assign(person("cleo"), seat, "[2026-06-30,2026-08-01)"))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("position_assignment_pkey");
    }

    @Test
    @Transactional
    void refusesAnAssignmentOutsideOfTheSeatsOwnTime() {
        var seat = seat();
        assertThatThrownBy(() -> {
                    assign(person("ana"), seat, "[2027-06-01,2028-06-01)");
                })
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("position_assignment_position_id_valid_fkey");
    }

    @Test
    void worksUnderARoleThatIsNoSuperuser() {
        assertThat(jdbc.sql("select usesuper from pg_user where usename = current_user")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    private UUID seat() {
        var title = insert("insert into title (code, name) values ('AE', 'Account executive') returning id");
        return insert("insert into position (code, name, title_id, valid) values ('P1', 'AE West', '" + title
                + "', '[2026-01-01,2028-01-01)') returning id");
    }

    private UUID person(String code) {
        return insert("insert into person (code, full_name) values ('%s', '%s') returning id".formatted(code, code));
    }

    private UUID insert(String sql) {
        return jdbc.sql(sql).query(UUID.class).single();
    }

    private void assign(UUID person, UUID seat, String valid) {
        jdbc.sql("insert into position_assignment (position_id, person_id, valid) values (?, ?, ?::daterange)")
                .params(seat, person, valid)
                .update();
    }
}
