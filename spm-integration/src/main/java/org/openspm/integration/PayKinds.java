package org.openspm.integration;

import static org.openspm.integration.OrganizationKinds.END;
import static org.openspm.integration.OrganizationKinds.PERSON;
import static org.openspm.integration.OrganizationKinds.POSITION;
import static org.openspm.integration.OrganizationKinds.START;

import java.util.List;
import java.util.Set;
import org.openspm.integration.KindSpec.Extras;

/** Quotas, the values plans look up per payee, and who is on which plan. */
final class PayKinds {
    /** Names of values that are ratios: a currency beside them belongs to the other values of the row. */
    private static final String RATIO = "(^|_)(pct|percent|percentage|rate|ratio|factor|multiplier|share)(_|$)";

    private PayKinds() {}

    static KindSpec quotas() {
        var fields = List.of(
                Field.reference("person", Reference.PERSON, PERSON),
                Field.reference("position", Reference.POSITION, POSITION),
                Field.reference("period", Reference.PERIOD, "period_id", "period_code")
                        .needed(),
                Field.text("measure", 64),
                Field.of("amount", CellType.AMOUNT, "quota", "target", "quota_amount")
                        .needed(),
                Field.of("currency", CellType.CURRENCY, "currency_code"));
        var source = """
                select s.row_no, s.person as person_key, s.position as position_key, s.period as period_id,
                       coalesce(s.measure, 'credited_sales') as measure, s.amount, s.currency
                from {stage} s""";
        var match = """
                coalesce(t.person_key, 0) = coalesce(s.person_key, 0) and coalesce(t.position_key, 0) = coalesce(s.position_key, 0)
                and t.period_id = s.period_id and t.measure = s.measure""";
        var positive = Check.inFile(Reason.OUT_OF_RANGE, "amount", """
                select s.row_no, null as value, 'zero or more' as detail from {stage} s where s.amount < 0 and {row}""");
        return new KindSpec(
                ImportKind.QUOTAS,
                fields,
                List.of(),
                Extras.IGNORED,
                Set.of("quotas"),
                List.of(
                        Checks.oneHolder("person", "position"),
                        positive,
                        Checks.duplicate("period", "person", "position", "measure")),
                new Upsert(
                        "quota",
                        source,
                        match,
                        List.of("person_key", "position_key", "period_id", "measure"),
                        Upsert.columns("amount", "currency"),
                        true));
    }

    static KindSpec payeeValues() {
        var fields = List.of(
                Field.reference("person", Reference.PERSON, PERSON),
                Field.reference("position", Reference.POSITION, POSITION),
                Field.reference("title", Reference.TITLE, "job_title"),
                Field.text("name", 64, "value_name"),
                Field.of("value", CellType.RATE),
                Field.of("currency", CellType.CURRENCY, "currency_code"),
                Field.of("starts_on", CellType.DATE, START),
                Field.of("ends_on", CellType.DATE, END));
        var source = """
                select s.row_no, s.line_no, v.name, s.person as person_key, s.position as position_key, s.title as title_id,
                       v.value, case when v.name ~ '%s' then null else s.currency end as currency,
                       daterange(s.starts_on, s.ends_on + 1) as valid
                from {stage} s, lateral (
                    select s.name, s.value where s.name is not null and s.value is not null
                    union all
                    select x.key, x.value::numeric(24,12) from jsonb_each_text(s.extras) x) v""".formatted(RATIO);
        var facts = new DatedFacts(
                "payee_value",
                source,
                List.of("name", "person_key", "position_key", "title_id"),
                List.of("value", "currency"),
                "f.name");
        var empty = Check.inFile(Reason.NO_VALUE, "value", """
                select s.row_no, null as value, '' as detail from {stage} s
                where (s.name is null or s.value is null) and coalesce(s.extras, '{}') = '{}' and {row}""");
        var spec = OrganizationKinds.dated(
                ImportKind.PAYEE_VALUES,
                fields,
                facts,
                "person",
                Set.of("payee_values", "commission_rates", "target_incentives"),
                Checks.oneHolder("person", "position", "title"),
                empty);
        return new KindSpec(
                spec.kind(), fields, List.of(), Extras.VALUES, spec.fileNames(), spec.checks(), spec.promotion());
    }

    static KindSpec planAssignments() {
        var fields = List.of(
                Field.reference("plan", Reference.PLAN, "plan_id", "plan_code").needed(),
                Field.reference("person", Reference.PERSON, PERSON),
                Field.reference("position", Reference.POSITION, POSITION),
                Field.reference("title", Reference.TITLE, "job_title"),
                Field.of("starts_on", CellType.DATE, START),
                Field.of("ends_on", CellType.DATE, END));
        var source = """
                select s.row_no, s.line_no, s.plan as plan_id, s.person as person_key, s.position as position_key,
                       s.title as title_id, daterange(s.starts_on, s.ends_on + 1) as valid
                from {stage} s""";
        var facts = new DatedFacts(
                "plan_assignment",
                source,
                List.of("plan_id", "person_key", "position_key", "title_id"),
                List.of(),
                "(select x.code from compensation_plan x where x.id = f.plan_id)");
        return OrganizationKinds.dated(
                ImportKind.PLAN_ASSIGNMENTS,
                fields,
                facts,
                "plan",
                Set.of("plan_assignments"),
                Checks.oneHolder("person", "position", "title"));
    }
}
