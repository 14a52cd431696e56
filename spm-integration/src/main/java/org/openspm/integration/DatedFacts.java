package org.openspm.integration;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Facts with a validity, at most one per key and day. A row with a known start corrects that fact; a row that starts later ends a fact
 * left open on the day before; any other overlap is refused in words. The source yields row_no, line_no, key and value columns, valid.
 */
record DatedFacts(String target, String source, List<String> key, List<String> values, String describe)
        implements Promotion {
    private static final String START = "coalesce(lower(%s.valid), '-infinity')";
    private static final String INTERVAL = "'from ' || coalesce(lower(%1$s.valid)::text, 'the beginning') || "
            + "case when upper_inf(%1$s.valid) then ' on' else ' to ' || (upper(%1$s.valid) - 1)::text end";

    /** SQL that says an interval in words: from 2026-01-01 to 2026-03-31. */
    static String interval(String alias) {
        return INTERVAL.formatted(alias);
    }

    /** The rules that make sure the database will not refuse the facts; the field is where problems are shown. */
    List<Check> checks(String field) {
        return List.of(
                Check.inFile(Reason.OVERLAPS_ROW, field, """
                        with src as materialized (%s)
                        select s.row_no, null as value, e.line_no::text as detail
                        from src s join src e on %s and {other} and e.valid && s.valid where {row}
                        """.formatted(source, match("e", "s"))),
                Check.againstKnown(Reason.OVERLAPS_KNOWN, field, """
                        with src as materialized (%s)
                        select s.row_no, null as value, string_agg(%s || ' ' || %s, '; ') as detail
                        from src s join %s f on %s and f.valid && s.valid
                        where {row} and not (upper_inf(f.valid) and %s < %s)
                          and not exists (select from src e where %s and %s = %s)
                        group by s.row_no
                        """.formatted(
                                source,
                                describe,
                                interval("f"),
                                target,
                                match("f", "s"),
                                start("f"),
                                start("s"),
                                match("f", "e"),
                                start("f"),
                                start("e"))));
    }

    @Override
    public Counts promote(Promoting batch) {
        endOpenFacts(batch);
        long revised = correct(batch);
        return Counts.of(batch.rows(), insert(batch), revised);
    }

    private void endOpenFacts(Promoting batch) {
        batch.sql("""
                with src as materialized (%1$s),
                cut as (
                    select f.ctid as place, min(lower(s.valid)) as until
                    from %2$s f join src s on %3$s and lower(s.valid) > %4$s
                    where upper_inf(f.valid) and not exists (select from src e where %5$s and %4$s = %6$s)
                    group by f.ctid),
                changed as (
                    update %2$s f set valid = daterange(lower(f.valid), cut.until) from cut where f.ctid = cut.place
                    returning to_jsonb(old) as before, to_jsonb(new) as after)
                %7$s select count(*) from changed
                """.formatted(
                                source,
                                target,
                                match("f", "s"),
                                start("f"),
                                match("f", "e"),
                                start("e"),
                                audit("import.ended")))
                .query(Long.class)
                .single();
    }

    private long correct(Promoting batch) {
        return batch.sql("""
                with src as materialized (%1$s),
                changed as (
                    update %2$s f set %3$s from src s where %4$s and %5$s = %6$s and %7$s
                    returning s.row_no, to_jsonb(old) as before, to_jsonb(new) as after)
                %8$s select count(distinct row_no) from changed
                """.formatted(
                                source,
                                target,
                                assignments(),
                                match("f", "s"),
                                start("f"),
                                start("s"),
                                differs(),
                                audit("import.revised")))
                .query(Long.class)
                .single();
    }

    private long insert(Promoting batch) {
        var columns = Stream.concat(key.stream(), values.stream()).collect(Collectors.joining(", "));
        var selected =
                Stream.concat(key.stream(), values.stream()).map(c -> "s." + c).collect(Collectors.joining(", "));
        return batch.sql("""
                with src as materialized (%1$s),
                fresh as (
                    select s.* from src s where not exists (select from %2$s f where %3$s and %4$s = %5$s)),
                added as (insert into %2$s (%6$s, valid) select %7$s, s.valid from fresh s)
                select count(distinct row_no) from fresh
                """.formatted(source, target, match("f", "s"), start("f"), start("s"), columns, selected))
                .query(Long.class)
                .single();
    }

    private String audit(String action) {
        return """
                , audited as (
                    insert into audit_event (at, actor, action, subject, subject_id, detail)
                    select :now, :actor, '%s', '%s', coalesce(after ->> 'id', after ->> '%s', ''),
                           jsonb_build_object('batch', :batch, 'before', before, 'after', after)
                    from changed)
                """.formatted(action, target, key.getFirst());
    }

    private String assignments() {
        return Stream.concat(values.stream(), Stream.of("valid"))
                .map(c -> c + " = s." + c)
                .collect(Collectors.joining(", "));
    }

    private String differs() {
        return Stream.concat(values.stream(), Stream.of("valid"))
                .map(c -> "f." + c + " is distinct from s." + c)
                .collect(Collectors.joining(" or ", "(", ")"));
    }

    private String match(String left, String right) {
        return key.stream()
                .map(c -> "coalesce(%s.%s::text, '') = coalesce(%s.%s::text, '')".formatted(left, c, right, c))
                .collect(Collectors.joining(" and "));
    }

    private static String start(String alias) {
        return START.formatted(alias);
    }
}
