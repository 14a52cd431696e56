package org.openspm.integration;

/** Rows of a tree: first the rows, then the links to their parents; the statement returns how many rows only got a new parent. */
record WithParents(Promotion rows, String parents) implements Promotion {
    @Override
    public Counts promote(Promoting batch) {
        var counts = rows.promote(batch);
        if (!batch.mapped().contains("parent")) {
            return counts;
        }
        long moved = batch.sql(parents).query(Long.class).single();
        return new Counts(counts.inserted(), counts.revised() + moved, counts.same() - moved);
    }
}
