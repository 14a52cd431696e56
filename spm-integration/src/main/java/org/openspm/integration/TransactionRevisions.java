package org.openspm.integration;

import java.util.stream.Collectors;

/**
 * Transactions by source, code and line: a new key is inserted, the same content again changes nothing, changed content becomes a new
 * revision and the earlier one is no longer current. Lines follow a header whose date, seller, account or territory changed.
 */
record TransactionRevisions(String source) implements Promotion {

    @Override
    public Counts promote(Promoting batch) {
        long rows = batch.rows();
        compare(batch);
        long revised = batch.sql("""
                update transaction t set current = false from {stage} s
                where s.earlier is not null and not s.same and t.id = s.earlier""").update();
        long inserted = insert(batch) - revised;
        if (revised > 0) {
            moveLinesAlong(batch);
        }
        return Counts.of(rows, inserted, revised);
    }

    /** Marks rows whose key is known: with the current revision's id, and whether the content is the same. */
    private void compare(Promoting batch) {
        var content = TransactionKinds.content().map(c -> "t." + c).collect(Collectors.joining(", "));
        var sent = TransactionKinds.content().map(c -> "r." + c).collect(Collectors.joining(", "));
        batch.sql("""
                update {stage} x set earlier = t.id, revision = t.revision, same = (%s) is not distinct from (%s)
                from (%s) r join transaction t
                  on t.source = r.source and t.code = r.code and t.line_no = r.line_no and t.current
                where x.row_no = r.row_no""".formatted(content, sent, source)).update();
    }

    private long insert(Promoting batch) {
        var content = TransactionKinds.content().collect(Collectors.joining(", "));
        var sent = TransactionKinds.content().map(c -> "r." + c).collect(Collectors.joining(", "));
        return batch.sql("""
                insert into transaction (source, code, line_no, revision, %s, batch_id, recorded_at)
                select r.source, r.code, r.line_no, coalesce(r.revision, 0) + 1, %s, :batch, :now
                from (%s) r where not r.same""".formatted(content, sent, source)).update();
    }

    private void moveLinesAlong(Promoting batch) {
        var inherited = TransactionKinds.inherited();
        var content = TransactionKinds.content().collect(Collectors.joining(", "));
        var lineContent = TransactionKinds.content()
                .map(c -> (inherited.contains(c) ? "h." : "l.") + c)
                .collect(Collectors.joining(", "));
        var headerPart = inherited.stream().map(c -> "h." + c).collect(Collectors.joining(", "));
        var linePart = inherited.stream().map(c -> "l." + c).collect(Collectors.joining(", "));
        batch.sql("""
                with moved as (
                    update transaction l set current = false
                    from {stage} s join transaction h
                      on h.code = s.code and h.source = coalesce(s.source, :source) and h.line_no = 0 and h.current
                    where s.earlier is not null and not s.same and coalesce(s.order_line, 0) = 0 and l.source = h.source and l.code = h.code and l.line_no > 0
                      and l.current and l.batch_id <> :batch and (%3$s) is distinct from (%4$s)
                    returning l.*, h.id as header)
                insert into transaction (source, code, line_no, revision, %1$s, batch_id, recorded_at)
                select l.source, l.code, l.line_no, l.revision + 1, %2$s, :batch, :now
                from moved l join transaction h on h.id = l.header""".formatted(content, lineContent, headerPart, linePart)).update();
    }
}
