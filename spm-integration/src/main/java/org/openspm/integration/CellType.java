package org.openspm.integration;

/** How the text of a cell is read, and the type it has in the staging table. */
enum CellType {
    TEXT("text"),
    CODE("text"),
    INTEGER("integer"),
    BOOLEAN("boolean"),
    DATE("date"),
    AMOUNT("numeric(19,4)"),
    RATE("numeric(24,12)"),
    SHARE("numeric(9,6)"),
    LATITUDE("numeric(9,6)"),
    LONGITUDE("numeric(9,6)"),
    CURRENCY("text"),
    COUNTRY("text"),
    EVENT_TYPE("text"),
    PERIOD_KIND("text"),
    REFERENCE("integer");

    private final String sqlType;

    CellType(String sqlType) {
        this.sqlType = sqlType;
    }

    String sqlType() {
        return sqlType;
    }

    boolean isNumber() {
        return this == AMOUNT || this == RATE || this == SHARE || this == LATITUDE || this == LONGITUDE;
    }
}
