package org.openspm.integration;

import static org.openspm.integration.OrganizationKinds.END;
import static org.openspm.integration.OrganizationKinds.PERSON;
import static org.openspm.integration.OrganizationKinds.START;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** When somebody is away, by a code of the company's own. */
final class AbsenceKind {
    private static final String[] FIRST = joined(START, "first_day", "absent_from", "leave_start");
    private static final String[] LAST = joined(END, "last_day", "absent_to", "leave_end");

    private AbsenceKind() {}

    static KindSpec absences() {
        var fields = List.of(
                Field.reference("person", Reference.PERSON, PERSON).needed(),
                Field.text(
                                "kind",
                                32,
                                "absence_type",
                                "absence_kind",
                                "absence_code",
                                "leave_type",
                                "leave_code",
                                "reason")
                        .needed(),
                Field.of("starts_on", CellType.DATE, FIRST).needed(),
                Field.of("ends_on", CellType.DATE, LAST),
                Field.of("share", CellType.SHARE, "absent_share", "part_absent", "fraction"),
                Field.text("reference", 200, "document", "case_number", "note"));
        var source = """
                select s.row_no, s.line_no, p.id as person_id, upper(s.kind) as kind, coalesce(s.share, 1) as share, s.reference,
                       daterange(s.starts_on, s.ends_on + 1) as valid
                from {stage} s join person p on p.key = s.person""";
        var facts = new DatedFacts(
                "absence", source, List.of("person_id"), List.of("kind", "share", "reference"), "f.kind");
        var code = Check.inFile(Reason.NOT_A_CODE, "kind", """
                select s.row_no, s.kind as value, '' as detail from {stage} s
                where upper(s.kind) !~ '^[A-Z][A-Z0-9_-]*$' and {row}""");
        var share = Check.inFile(Reason.OUT_OF_RANGE, "share", """
                select s.row_no, trim_scale(s.share)::text as value, 'above 0 and at most 1, the whole working time' as detail
                from {stage} s where (s.share <= 0 or s.share > 1) and {row}""");
        var employed = Check.inFile(Reason.OUT_OF_RANGE, "starts_on", """
                select s.row_no, s.starts_on::text as value,
                       'a day of the employment, from ' || coalesce(p.hired_on::text, '…') || ' to ' || coalesce(p.left_on::text, '…') as detail
                from {stage} s join person p on p.key = s.person
                where (s.starts_on < p.hired_on or s.starts_on > p.left_on) and {row}""");
        return OrganizationKinds.dated(
                ImportKind.ABSENCES,
                fields,
                facts,
                "person",
                Set.of("absences", "leave", "leaves", "leaves_of_absence"),
                code,
                share,
                employed);
    }

    private static String[] joined(String[] usual, String... more) {
        return Stream.concat(Stream.of(usual), Stream.of(more)).toArray(String[]::new);
    }
}
