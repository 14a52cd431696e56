package org.openspm.integration;

import static org.openspm.integration.Upsert.Column.merged;

import java.util.List;
import java.util.Set;
import org.openspm.integration.KindSpec.Extras;

/** People, seats and the dated relations between them. */
final class OrganizationKinds {
    static final String[] START = {"effective_start", "valid_from", "from", "start_date", "start"};
    static final String[] END = {"effective_end", "valid_to", "to", "end_date", "end"};
    static final String[] PERSON = {"person_id", "person_code", "employee_id", "payee_id", "salesperson_id", "seller_id"
    };
    static final String[] POSITION = {"position_id", "position_code", "seat", "seat_id"};

    private OrganizationKinds() {}

    static KindSpec people() {
        var fields = List.of(
                Field.code("code", "person_id", "person_code", "employee_id", "employee_number", "payee_id"),
                Field.text("full_name", 200, "name", "display_name"),
                Field.text("given_name", 100, "first_name"),
                Field.text("family_name", 100, "last_name", "surname"),
                Field.text("email", 254, "email_address", "e_mail"),
                Field.text("job_title", 200, "title", "function"),
                Field.text("department", 200, "department_name"),
                Field.of("hired_on", CellType.DATE, "hire_date", "start_date", "employed_from"),
                Field.of("left_on", CellType.DATE, "termination_date", "leave_date", "end_date", "employed_to"),
                Field.of("payee", CellType.BOOLEAN, "is_payee", "paid"));
        var source = """
                select row_no, code, coalesce(full_name, concat_ws(' ', given_name, family_name)) as full_name, given_name,
                       family_name, email, job_title, department, hired_on, left_on, coalesce(payee, true) as payee
                from {stage}""";
        var columns = List.of(
                Upsert.Column.of("full_name", "full_name", "given_name", "family_name"),
                Upsert.Column.of("given_name"),
                Upsert.Column.of("family_name"),
                Upsert.Column.of("email"),
                Upsert.Column.of("job_title"),
                Upsert.Column.of("department"),
                Upsert.Column.of("hired_on"),
                Upsert.Column.of("left_on"),
                Upsert.Column.of("payee"));
        var named = Check.inFile(Reason.MISSING, "full_name", """
                select s.row_no, '' as value, '' as detail from {stage} s
                where coalesce(s.full_name, s.given_name, s.family_name) is null and {row}""");
        return new KindSpec(
                ImportKind.PEOPLE,
                fields,
                List.of("code"),
                Extras.IGNORED,
                Set.of("people", "persons", "employees", "payees"),
                List.of(named, Checks.endNotBeforeStart("hired_on", "left_on"), Checks.duplicate("code")),
                new Upsert("person", source, "t.code = s.code", List.of("code"), columns, true));
    }

    static KindSpec positions() {
        var fields = List.of(
                Field.code("code", POSITION),
                Field.text("name", 200, "position_name"),
                Field.text("title", 200, "job_title", "title_code").needed(),
                Field.text("department", 200, "department_name"),
                Field.of("starts_on", CellType.DATE, START),
                Field.of("ends_on", CellType.DATE, END));
        var source = """
                select s.row_no, s.code, coalesce(s.name, s.title) as name, t.id as title_id, s.department,
                       daterange(s.starts_on, s.ends_on + 1) as valid
                from {stage} s join title t on t.code = s.title""";
        var columns = List.of(
                merged("name", "coalesce(s.name, t.name)", "name", "title"),
                Upsert.Column.of("title_id", "title"),
                Upsert.Column.of("department"),
                Upsert.Column.of("valid", "starts_on", "ends_on"));
        var upsert = new Upsert("position", source, "t.code = s.code", List.of("code"), columns, true);
        var held = Check.againstKnown(Reason.ASSIGNED_OUTSIDE, "code", """
                select s.row_no, s.code as value, string_agg(h.code || ' ' || %s, '; ') as detail
                from {stage} s join position p on p.code = s.code join position_assignment f on f.position_id = p.id
                join person h on h.id = f.person_id
                where {row} and not f.valid <@ daterange(s.starts_on, s.ends_on + 1) group by s.row_no, s.code
                """.formatted(DatedFacts.interval("f")));
        return new KindSpec(
                ImportKind.POSITIONS,
                fields,
                List.of("code"),
                Extras.IGNORED,
                Set.of("positions", "seats"),
                List.of(Checks.endNotBeforeStart("starts_on", "ends_on"), Checks.duplicate("code"), held),
                batch -> {
                    batch.sql("""
                            insert into title (code, name) select distinct title, title from {stage}
                            on conflict (code) do nothing""").update();
                    return upsert.promote(batch);
                });
    }

    static KindSpec positionAssignments() {
        var fields = List.of(
                Field.reference("position", Reference.POSITION, POSITION).needed(),
                Field.reference("person", Reference.PERSON, PERSON).needed(),
                Field.of("starts_on", CellType.DATE, START),
                Field.of("ends_on", CellType.DATE, END));
        var source = """
                select s.row_no, s.line_no, o.id as position_id, p.id as person_id,
                       daterange(s.starts_on, s.ends_on + 1) as valid
                from {stage} s join position o on o.key = s.position join person p on p.key = s.person""";
        var facts = new DatedFacts(
                "position_assignment",
                source,
                List.of("position_id"),
                List.of("person_id"),
                "(select x.code from person x where x.id = f.person_id)");
        var outside = Check.againstKnown(Reason.OUTSIDE_POSITION, "position", """
                select s.row_no, null as value, %s as detail from {stage} s join position f on f.key = s.position
                where {row} and not daterange(s.starts_on, s.ends_on + 1) <@ f.valid
                """.formatted(DatedFacts.interval("f")));
        return dated(
                ImportKind.POSITION_ASSIGNMENTS, fields, facts, "position", Set.of("position_assignments"), outside);
    }

    static KindSpec hierarchy() {
        var fields = List.of(
                Field.reference("position", Reference.POSITION, POSITION).needed(),
                Field.reference(
                                "parent",
                                Reference.POSITION,
                                "parent_position_id",
                                "parent_id",
                                "parent_position",
                                "manager_position_id",
                                "reports_to")
                        .needed(),
                Field.reference("hierarchy", Reference.HIERARCHY, "hierarchy_code", "hierarchy_id"),
                Field.of("starts_on", CellType.DATE, START),
                Field.of("ends_on", CellType.DATE, END));
        var source = """
                select s.row_no, s.line_no, coalesce(s.hierarchy, h.id) as hierarchy_id, o.id as position_id,
                       p.id as parent_position_id, daterange(s.starts_on, s.ends_on + 1) as valid
                from {stage} s join position o on o.key = s.position join position p on p.key = s.parent
                join hierarchy h on h.code = 'reporting'""";
        var facts = new DatedFacts(
                "hierarchy_link",
                source,
                List.of("hierarchy_id", "position_id"),
                List.of("parent_position_id"),
                "(select x.code from position x where x.id = f.parent_position_id)");
        var own = Check.inFile(Reason.OWN_PARENT, "parent", """
                select s.row_no, null as value, '' as detail from {stage} s where s.position = s.parent and {row}""");
        var cycle = Check.againstKnown(Reason.CYCLE, "parent", """
                with recursive src as materialized (%s),
                link as (
                    select e.hierarchy_id, e.position_id, e.parent_position_id, e.valid from src e
                    union all
                    select f.hierarchy_id, f.position_id, f.parent_position_id, f.valid from hierarchy_link f
                    where not exists (select from src e where e.hierarchy_id = f.hierarchy_id
                        and e.position_id = f.position_id
                        and (e.valid && f.valid or coalesce(lower(e.valid), '-infinity') = coalesce(lower(f.valid), '-infinity')))),
                walk as (
                    select s.row_no, s.hierarchy_id, s.position_id as origin, s.parent_position_id as at, s.valid,
                           array[s.position_id, s.parent_position_id] as path
                    from src s where {row}
                    union all
                    select w.row_no, w.hierarchy_id, w.origin, l.parent_position_id, w.valid * l.valid,
                           w.path || l.parent_position_id
                    from walk w join link l
                      on l.hierarchy_id = w.hierarchy_id and l.position_id = w.at and l.valid && w.valid
                    where w.at <> w.origin and not l.parent_position_id = any (w.path[2:]))
                select w.row_no, null as value,
                       (select string_agg(o.code, ' → ' order by p.n)
                        from unnest(w.path) with ordinality p (id, n) join position o on o.id = p.id) as detail
                from walk w where w.at = w.origin
                """.formatted(source));
        return dated(
                ImportKind.HIERARCHY, fields, facts, "position", Set.of("hierarchy", "reporting_lines"), own, cycle);
    }

    static KindSpec payeeCurrencies() {
        var fields = List.of(
                Field.reference("person", Reference.PERSON, PERSON).needed(),
                Field.of("currency", CellType.CURRENCY, "payout_currency", "payee_currency")
                        .needed(),
                Field.of("starts_on", CellType.DATE, START),
                Field.of("ends_on", CellType.DATE, END));
        var source = """
                select s.row_no, s.line_no, p.id as person_id, s.currency, daterange(s.starts_on, s.ends_on + 1) as valid
                from {stage} s join person p on p.key = s.person""";
        var facts = new DatedFacts("payee_currency", source, List.of("person_id"), List.of("currency"), "f.currency");
        return dated(ImportKind.PAYEE_CURRENCIES, fields, facts, "person", Set.of("payee_currencies"));
    }

    /** A kind of dated facts with the rules all of them share. */
    static KindSpec dated(
            ImportKind kind, List<Field> fields, DatedFacts facts, String subject, Set<String> names, Check... more) {
        var checks = new java.util.ArrayList<Check>();
        checks.add(Checks.endNotBeforeStart("starts_on", "ends_on"));
        checks.addAll(List.of(more));
        checks.addAll(facts.checks(subject));
        return new KindSpec(kind, fields, List.of(), Extras.FOREIGN, names, List.copyOf(checks), facts);
    }
}
