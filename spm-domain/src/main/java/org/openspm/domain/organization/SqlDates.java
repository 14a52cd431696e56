package org.openspm.domain.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.openspm.domain.shared.DateRange;

/** Reads the two ends of a range that a query selects as {@code starts_on} (inside) and {@code ends_before} (outside). */
final class SqlDates {
    /** What to select for a column {@code valid} of the table named. */
    static String ends(String table) {
        return "lower(" + table + ".valid) as starts_on, upper(" + table + ".valid) as ends_before";
    }

    private SqlDates() {}

    static DateRange range(ResultSet row) throws SQLException {
        return new DateRange(
                row.getObject("starts_on", LocalDate.class), row.getObject("ends_before", LocalDate.class));
    }
}
