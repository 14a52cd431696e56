package org.openspm.incentive.calc.input;

/** One named field of all rows of a table. */
public sealed interface Column permits NumberColumn, TextColumn, DateColumn, LinkColumn, KeyColumn {
    int size();
}
