package org.openspm.incentive.calc.input;

/** One named field of all rows of a table. */
public sealed interface Column permits NumberColumn, TextColumn, DateColumn, LinkColumn, KeyColumn {
    int size();

    /** This column with the rows of another one of its kind behind; this one stays as it is. */
    Column with(Column more);

    /** A column of the same kind with rows that have nothing in it. */
    Column missing(int rows);
}
