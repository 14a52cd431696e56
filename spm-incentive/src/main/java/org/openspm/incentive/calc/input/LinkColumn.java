package org.openspm.incentive.calc.input;

/** Rows of another table, by their number there; −1 is none. */
public final class LinkColumn implements Column {
    public static final int NONE = -1;

    private final IntVector rows;

    LinkColumn(IntVector rows) {
        this.rows = rows;
    }

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public Column with(Column more) {
        return new LinkColumn(rows.with(((LinkColumn) more).rows.all()));
    }

    @Override
    public Column missing(int count) {
        return new LinkColumn(IntVector.filled(NONE, count));
    }

    public IntVector rows() {
        return rows;
    }

    /** The row of the other table, or {@link #NONE}. */
    public int get(int row) {
        return rows.get(row);
    }
}
