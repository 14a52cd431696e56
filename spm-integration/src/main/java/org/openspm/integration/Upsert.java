package org.openspm.integration;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rows that have a key: unknown ones are inserted, known ones get the columns the file holds, equal ones stay untouched. Each change
 * leaves an audit event with the row before and after.
 */
record Upsert(String target, String source, String match, List<String> key, List<Column> columns, boolean versioned)
        implements Promotion {

    /** A column, the fields that it comes from, and the value it gets when the row is known. */
    record Column(String name, List<String> fields, String update) {
        static Column of(String name, String... fields) {
            return new Column(name, fields.length == 0 ? List.of(name) : List.of(fields), "s." + name);
        }

        /** A column whose known value is kept where the row says nothing else. */
        static Column merged(String name, String update, String... fields) {
            return new Column(name, List.of(fields), update);
        }
    }

    static List<Column> columns(String... names) {
        return Stream.of(names).map(Column::of).toList();
    }

    @Override
    public Counts promote(Promoting batch) {
        return batch.sql(statement(batch))
                .query((row, n) -> Counts.of(batch.rows(), row.getLong(1), row.getLong(2)))
                .single();
    }

    private String statement(Promoting batch) {
        return """
                with merged as (
                    merge into %1$s t using (%2$s) s on %3$s
                    when matched and %4$s then update set %5$s
                    when not matched then insert (%6$s) values (%7$s)
                    returning merge_action() as act, s.row_no,
                        case merge_action() when 'UPDATE' then to_jsonb(old) end as before,
                        case merge_action() when 'UPDATE' then to_jsonb(new) end as after),
                audited as (
                    insert into audit_event (at, actor, action, subject, subject_id, detail)
                    select :now, :actor, 'import.revised', '%1$s', coalesce(before ->> 'id', ''),
                           jsonb_build_object('batch', :batch, 'before', before, 'after', after)
                    from merged where act = 'UPDATE'),
                by_row as (select row_no, bool_or(act = 'INSERT') as inserted from merged group by row_no)
                select count(*) filter (where inserted), count(*) filter (where not inserted) from by_row
                """.formatted(
                        target, source, match, changed(batch), assignments(batch), insertColumns(), insertValues());
    }

    private List<Column> replaced(Promoting batch) {
        return columns.stream().filter(c -> batch.maps(c.fields())).toList();
    }

    private String changed(Promoting batch) {
        var conditions = replaced(batch).stream()
                .map(c -> "t." + c.name() + " is distinct from " + c.update())
                .toList();
        return conditions.isEmpty() ? "false" : "(" + String.join(" or ", conditions) + ")";
    }

    private String assignments(Promoting batch) {
        var replaced = replaced(batch);
        var touched = replaced.isEmpty() ? columns.subList(0, 1) : replaced;
        var assignments =
                touched.stream().map(c -> c.name() + " = " + c.update()).collect(Collectors.joining(", "));
        return versioned ? assignments + ", version = t.version + 1" : assignments;
    }

    private String insertColumns() {
        return insertNames().collect(Collectors.joining(", "));
    }

    private String insertValues() {
        return insertNames().map(name -> "s." + name).collect(Collectors.joining(", "));
    }

    private Stream<String> insertNames() {
        return Stream.concat(key.stream(), columns.stream().map(Column::name)).distinct();
    }
}
