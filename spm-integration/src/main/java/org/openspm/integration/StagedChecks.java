package org.openspm.integration;

import org.springframework.stereotype.Component;

/** Asks the rules of a kind about staged rows; rows that break one move from the staging table to the wrong rows. */
@Component
class StagedChecks {
    private static final String ALL = "true";

    /** All rules on all rows. */
    long all(Promoting batch, KindSpec spec, Mapping mapping) {
        long moved = 0;
        for (var check : spec.checks()) {
            moved += move(batch, check, mapping, ALL, "e.row_no < s.row_no");
        }
        return moved + againstKnown(batch, spec, mapping, moved);
    }

    /** The rules against what is known, until no row breaks one: a row taken out may have excused another. */
    long againstKnown(Promoting batch, KindSpec spec, Mapping mapping) {
        return againstKnown(batch, spec, mapping, 1);
    }

    /** All rules on one row that was corrected; the others stay as they are. */
    boolean accepts(Promoting batch, KindSpec spec, Mapping mapping, long row) {
        return spec.checks().stream()
                .noneMatch(check -> move(batch, check, mapping, "s.row_no = " + row, "e.row_no <> s.row_no") > 0);
    }

    private long againstKnown(Promoting batch, KindSpec spec, Mapping mapping, long before) {
        long moved = 0;
        for (long last = before; last > 0; ) {
            last = 0;
            for (var check : spec.checks()) {
                last += check.againstKnown() ? move(batch, check, mapping, ALL, "e.row_no < s.row_no") : 0;
            }
            moved += last;
        }
        return moved;
    }

    private static long move(Promoting batch, Check check, Mapping mapping, String row, String other) {
        return batch.sql("""
                with bad as materialized (%s),
                one as (select distinct on (row_no) row_no, value, detail from bad order by row_no, detail),
                moved as (delete from {stage} x using one where x.row_no = one.row_no returning x.row_no, x.line_no)
                insert into import_wrong_row (batch_id, row_no, line_no, cells, problems)
                select :batch, m.row_no, m.line_no, '{}', jsonb_build_array(jsonb_build_object(
                           'column', cast(:column as text), 'value', coalesce(o.value, ''),
                           'reason', cast(:reason as text), 'detail', coalesce(o.detail, '')))
                from moved m join one o on o.row_no = m.row_no
                on conflict (batch_id, row_no) do update set problems = excluded.problems
                """.formatted(check.sql().replace("{row}", row).replace("{other}", other)))
                .param("column", mapping.headerOf(check.field()))
                .param("reason", check.reason().name())
                .update();
    }
}
