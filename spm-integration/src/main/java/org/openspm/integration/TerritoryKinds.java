package org.openspm.integration;

import static org.openspm.integration.OrganizationKinds.END;
import static org.openspm.integration.OrganizationKinds.PERSON;
import static org.openspm.integration.OrganizationKinds.POSITION;
import static org.openspm.integration.OrganizationKinds.START;

import java.util.List;
import java.util.Set;
import org.openspm.integration.KindSpec.Extras;

/** Territories of the current alignment, the areas that belong to them and who holds them. */
final class TerritoryKinds {
    static final String[] TERRITORY = {"territory_id", "territory_code"};
    private static final String KNOWN =
            "(select t.code, p.code as parent from territory t join alignment a on a.id = t.alignment_id and a.code = 'current'"
                    + " left join territory p on p.id = t.parent_id)";

    private TerritoryKinds() {}

    static KindSpec territories() {
        var fields = List.of(
                Field.code("code", TERRITORY),
                Field.text("name", 200, "territory_name").needed(),
                Field.code("parent", "parent_territory_id", "parent_id", "parent_code")
                        .optional(),
                Field.text("level", 32),
                Field.of("country_code", CellType.COUNTRY, "country"));
        var source = """
                select s.row_no, a.id as alignment_id, s.code, s.name, s.level, s.country_code
                from {stage} s join alignment a on a.code = 'current'""";
        var upsert = new Upsert(
                "territory",
                source,
                "t.alignment_id = s.alignment_id and t.code = s.code",
                List.of("alignment_id", "code"),
                Upsert.columns("name", "level", "country_code"),
                true);
        var parents = """
                with wanted as (
                    select t.id, p.id as parent_id, t.xmin = pg_current_xact_id()::xid as touched
                    from {stage} s join alignment a on a.code = 'current'
                    join territory t on t.alignment_id = a.id and t.code = s.code
                    left join territory p on p.alignment_id = a.id and p.code = s.parent
                    where t.parent_id is distinct from p.id),
                changed as (
                    update territory t set parent_id = w.parent_id from wanted w where t.id = w.id returning w.touched)
                select count(*) filter (where not touched) from changed""";
        return new KindSpec(
                ImportKind.TERRITORIES,
                fields,
                List.of("code"),
                Extras.IGNORED,
                Set.of("territories"),
                List.of(
                        Checks.duplicate("code"),
                        Checks.notOwnParent("parent"),
                        Checks.parentExists("parent", KNOWN),
                        Checks.noCycle("parent", "select code, parent from " + KNOWN + " k")),
                new WithParents(upsert, parents));
    }

    static KindSpec rules() {
        var fields = List.of(
                Field.reference("territory", Reference.TERRITORY, TERRITORY).needed(),
                Field.of("country_code", CellType.COUNTRY, "country"),
                Field.text("state_code", 16, "state", "province", "region"),
                Field.text("postal_from", 32, "postal_code_from", "zip_from"),
                Field.text("postal_to", 32, "postal_code_to", "zip_to"),
                Field.of("priority", CellType.INTEGER));
        var source = """
                select s.row_no, t.id as territory_id, s.country_code, s.state_code, s.postal_from, s.postal_to,
                       coalesce(s.priority, 100) as priority
                from {stage} s join territory t on t.key = s.territory""";
        var match = """
                coalesce(t.country_code, '') = coalesce(s.country_code, '') and coalesce(t.state_code, '') = coalesce(s.state_code, '')
                and coalesce(t.postal_from, '') = coalesce(s.postal_from, '') and coalesce(t.postal_to, '') = coalesce(s.postal_to, '')
                and t.priority = s.priority
                and (select x.alignment_id from territory x where x.id = t.territory_id)
                  = (select x.alignment_id from territory x where x.id = s.territory_id)""";
        var area = Check.inFile(Reason.NO_VALUE, "country_code", """
                select s.row_no, '' as value, '' as detail from {stage} s
                where num_nonnulls(s.country_code, s.state_code, s.postal_from, s.postal_to) = 0 and {row}""");
        return new KindSpec(
                ImportKind.TERRITORY_RULES,
                fields,
                List.of(),
                Extras.IGNORED,
                Set.of("territory_rules"),
                List.of(area, Checks.duplicate("state_code", "country_code", "postal_from", "postal_to", "priority")),
                new Upsert(
                        "territory_rule",
                        source,
                        match,
                        List.of("country_code", "state_code", "postal_from", "postal_to", "priority"),
                        List.of(Upsert.Column.of("territory_id", "territory")),
                        false));
    }

    static KindSpec assignments() {
        var fields = List.of(
                Field.reference("territory", Reference.TERRITORY, TERRITORY).needed(),
                Field.reference("person", Reference.PERSON, PERSON),
                Field.reference("position", Reference.POSITION, POSITION),
                Field.text("role", 32),
                Field.of("starts_on", CellType.DATE, START),
                Field.of("ends_on", CellType.DATE, END));
        var source = """
                select s.row_no, s.line_no, t.id as territory_id, coalesce(s.role, 'holder') as role,
                       s.person as person_key, s.position as position_key,
                       daterange(s.starts_on, s.ends_on + 1) as valid
                from {stage} s join territory t on t.key = s.territory""";
        var facts = new DatedFacts(
                "territory_assignment",
                source,
                List.of("territory_id", "role", "person_key", "position_key"),
                List.of(),
                "f.role");
        return OrganizationKinds.dated(
                ImportKind.TERRITORY_ASSIGNMENTS,
                fields,
                facts,
                "territory",
                Set.of("territory_assignments", "territory_holders"),
                Checks.oneHolder("person", "position"));
    }
}
