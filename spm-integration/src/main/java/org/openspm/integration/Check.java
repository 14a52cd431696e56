package org.openspm.integration;

/**
 * A rule that staged rows are checked against all at once. The query returns row_no, value and detail of the rows that break it; in it
 * {stage} is the staging table, {row} restricts s to the rows to be checked and {other} tells the row that e must be for a duplicate.
 */
record Check(Reason reason, String field, boolean againstKnown, String sql) {

    /** A rule among the rows of the file alone. */
    static Check inFile(Reason reason, String field, String sql) {
        return new Check(reason, field, false, sql);
    }

    /** A rule between the rows and what is known; asked again at promotion. */
    static Check againstKnown(Reason reason, String field, String sql) {
        return new Check(reason, field, true, sql);
    }
}
