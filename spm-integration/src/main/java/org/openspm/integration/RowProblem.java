package org.openspm.integration;

/** One thing that is wrong with a row: the column of the file, the value found there, the reason and its detail. */
public record RowProblem(String column, String value, Reason reason, String detail) {
    public String sentence() {
        return reason.sentence(value, detail);
    }

    public String remedy() {
        return reason.remedy();
    }
}
