package org.openspm.integration;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Rules that several kinds share. */
final class Checks {
    private Checks() {}

    /** No two rows of a file with the same key. */
    static Check duplicate(String... key) {
        var same = Arrays.stream(key)
                .map(c -> "coalesce(e.%1$s::text, '') = coalesce(s.%1$s::text, '')".formatted(c))
                .collect(Collectors.joining(" and "));
        return Check.inFile(Reason.DUPLICATE, key[0], """
                select s.row_no, null as value, min(e.line_no)::text as detail
                from {stage} s join {stage} e on %s and {other} where {row} group by s.row_no
                """.formatted(same));
    }

    static Check endNotBeforeStart(String start, String end) {
        return Check.inFile(Reason.END_BEFORE_START, end, """
                select s.row_no, s.%2$s::text as value, s.%1$s::text as detail
                from {stage} s where s.%2$s < s.%1$s and {row}
                """.formatted(start, end));
    }

    /** Exactly one of the fields holds a value. */
    static Check oneHolder(String... fields) {
        var columns = Arrays.stream(fields).map(f -> "s." + f).collect(Collectors.joining(", "));
        return Check.inFile(Reason.NEEDS_ONE_HOLDER, fields[0], """
                select s.row_no, null as value, '%s' as detail from {stage} s where num_nonnulls(%s) <> 1 and {row}
                """.formatted(String.join(", ", fields), columns));
    }

    /** The code names a row of the file or one that is known. */
    static Check parentExists(String field, String known) {
        return Check.againstKnown(Reason.UNKNOWN_PARENT, field, """
                select s.row_no, s.%1$s as value, '' as detail from {stage} s
                where s.%1$s is not null and {row}
                  and not exists (select from {stage} e where e.code = s.%1$s)
                  and not exists (select from %2$s k where k.code = s.%1$s)
                """.formatted(field, known));
    }

    static Check notOwnParent(String field) {
        return Check.inFile(Reason.OWN_PARENT, field, """
                select s.row_no, s.code as value, '' as detail from {stage} s where s.%s = s.code and {row}
                """.formatted(field));
    }

    /** Following parents, of the file first and of what is known otherwise, never comes back; links yields code and parent. */
    static Check noCycle(String field, String links) {
        return Check.againstKnown(Reason.CYCLE, field, """
                with recursive known as (%2$s),
                link as (
                    select e.code, e.%1$s as parent from {stage} e where e.%1$s is not null
                    union all
                    select k.code, k.parent from known k
                    where k.parent is not null and not exists (select from {stage} e where e.code = k.code)),
                walk as (
                    select s.row_no, s.code as origin, s.%1$s as at, array[s.code, s.%1$s]::text[] as path
                    from {stage} s where s.%1$s is not null and {row}
                    union all
                    select w.row_no, w.origin, l.parent, w.path || l.parent::text
                    from walk w join link l on l.code = w.at
                    where w.at <> w.origin and not l.parent::text = any (w.path[2:]))
                select w.row_no, w.origin as value, array_to_string(w.path, ' → ') as detail from walk w where w.at = w.origin
                """.formatted(field, links));
    }

    static Check known(Reason reason, String field, String known) {
        return Check.againstKnown(reason, field, """
                select s.row_no, s.%1$s as value, '' as detail from {stage} s
                where s.%1$s is not null and {row} and not exists (select from %2$s k where k.code = s.%1$s)
                """.formatted(field, known));
    }
}
