package org.openspm.integration;

import java.util.List;
import java.util.Set;
import org.openspm.integration.KindSpec.Extras;

/** Periods of the company calendar; the years and quarters above them follow from the rows when the file leaves them out. */
final class CalendarKinds {
    private static final String ROWS = """
            select s.row_no, s.line_no, c.id as calendar_id, s.code,
                   coalesce(s.kind, case when s.ends_on - s.starts_on < 20 then 'HALF_MONTH'
                                         when s.ends_on - s.starts_on < 45 then 'MONTH'
                                         when s.ends_on - s.starts_on < 135 then 'QUARTER'
                                         when s.ends_on - s.starts_on < 250 then 'HALF_YEAR' else 'YEAR' end) as kind,
                   s.fiscal_year, s.quarter, daterange(s.starts_on, s.ends_on + 1) as valid
            from {stage} s join calendar c on c.code = 'default'""";

    /** A quarter above the months, or their halves, that name one: FY2026-Q1. */
    private static final String QUARTERS = """
            insert into period (calendar_id, code, kind, fiscal_year, valid)
            select r.calendar_id, 'FY' || r.fiscal_year || '-Q' || right(r.quarter, 1), 'QUARTER', r.fiscal_year,
                   daterange(min(lower(r.valid)), max(upper(r.valid)))
            from (%s) r where r.kind in ('HALF_MONTH', 'MONTH') and r.quarter ~ '[1-4]$'
            group by r.calendar_id, r.fiscal_year, right(r.quarter, 1)
            on conflict (calendar_id, code) do update set valid = excluded.valid + period.valid
            where not period.valid @> excluded.valid and period.status = 'OPEN'""".formatted(ROWS);

    /** A year above the quarters or months of one: FY2026. */
    private static final String YEARS = """
            insert into period (calendar_id, code, kind, fiscal_year, valid)
            select p.calendar_id, 'FY' || p.fiscal_year, 'YEAR', p.fiscal_year,
                   daterange(min(lower(p.valid)), max(upper(p.valid)))
            from period p join calendar c on c.id = p.calendar_id and c.code = 'default'
            where p.kind <> 'YEAR' and p.fiscal_year in (select fiscal_year from {stage})
              and not exists (select from period y where y.calendar_id = p.calendar_id and y.kind = 'YEAR'
                              and y.fiscal_year = p.fiscal_year and y.code <> 'FY' || p.fiscal_year)
            group by p.calendar_id, p.fiscal_year
            on conflict (calendar_id, code) do update set valid = excluded.valid
            where not period.valid @> excluded.valid and period.status = 'OPEN'""";

    private static final String PARENTS = """
            update period p set parent_id = w.parent_id
            from (select p.id, (select u.id from period u
                                where u.calendar_id = p.calendar_id and u.fiscal_year = p.fiscal_year and u.valid @> p.valid
                                  and (u.kind = 'YEAR' and p.kind <> 'YEAR' or u.kind = 'QUARTER' and p.kind in ('HALF_MONTH', 'MONTH')
                                       or u.kind = 'MONTH' and p.kind = 'HALF_MONTH')
                                order by array_position(array['MONTH', 'QUARTER', 'YEAR'], u.kind::text) limit 1) as parent_id
                  from period p join calendar c on c.id = p.calendar_id and c.code = 'default'
                  where p.fiscal_year in (select fiscal_year from {stage})) w
            where w.id = p.id and p.parent_id is distinct from w.parent_id""";

    private CalendarKinds() {}

    static KindSpec periods() {
        var fields = List.of(
                Field.text("code", 32, "period_id", "period_code", "period").needed(),
                Field.of("kind", CellType.PERIOD_KIND, "period_kind", "period_type", "type"),
                Field.of("fiscal_year", CellType.INTEGER, "year").needed(),
                Field.text("quarter", 8, "fiscal_quarter"),
                Field.of("starts_on", CellType.DATE, OrganizationKinds.START).needed(),
                Field.of("ends_on", CellType.DATE, OrganizationKinds.END).needed());
        var upsert = new Upsert(
                "period",
                ROWS,
                "t.calendar_id = s.calendar_id and t.code = s.code",
                List.of("calendar_id", "code"),
                List.of(
                        Upsert.Column.of("kind", "kind", "starts_on", "ends_on"),
                        Upsert.Column.of("fiscal_year"),
                        Upsert.Column.of("valid", "starts_on", "ends_on")),
                true);
        return new KindSpec(
                ImportKind.PERIODS,
                fields,
                List.of("code"),
                Extras.IGNORED,
                Set.of("periods", "calendar"),
                checks(),
                batch -> {
                    var counts = upsert.promote(batch);
                    batch.sql(QUARTERS).update();
                    batch.sql(YEARS).update();
                    batch.sql(PARENTS).update();
                    return counts;
                });
    }

    private static List<Check> checks() {
        var year = Check.inFile(Reason.OUT_OF_RANGE, "fiscal_year", """
                select s.row_no, s.fiscal_year::text as value, 'between 1900 and 2999' as detail from {stage} s
                where s.fiscal_year not between 1900 and 2999 and {row}""");
        var overlap = Check.inFile(Reason.OVERLAPS_ROW, "code", """
                with src as materialized (%s)
                select s.row_no, s.code as value, e.line_no::text as detail
                from src s join src e on e.kind = s.kind and e.valid && s.valid and {other} where {row}""".formatted(ROWS));
        var known = Check.againstKnown(Reason.OVERLAPS_KNOWN, "code", """
                with src as materialized (%s)
                select s.row_no, s.code as value, string_agg(p.code || ' ' || %s, '; ') as detail
                from src s join period p on p.calendar_id = s.calendar_id and p.kind = s.kind and p.code <> s.code
                     and p.valid && s.valid
                where {row} and not exists (select from src e where e.code = p.code)
                group by s.row_no, s.code""".formatted(ROWS, DatedFacts.interval("p")));
        var open = Check.againstKnown(Reason.PERIOD_NOT_OPEN, "code", """
                with src as materialized (%s)
                select s.row_no, s.code as value, lower(p.status) as detail
                from src s join period p on p.calendar_id = s.calendar_id and p.code = s.code
                where p.status <> 'OPEN' and (p.valid, p.kind, p.fiscal_year) is distinct from (s.valid, s.kind, s.fiscal_year)
                  and {row}""".formatted(ROWS));
        return List.of(
                Checks.endNotBeforeStart("starts_on", "ends_on"), year, Checks.duplicate("code"), overlap, known, open);
    }
}
