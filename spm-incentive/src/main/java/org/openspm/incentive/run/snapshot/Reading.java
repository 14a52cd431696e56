package org.openspm.incentive.run.snapshot;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Objects;
import org.openspm.domain.shared.DateRange;
import org.openspm.incentive.calc.input.SnapshotBuilder;

/** One reading of the input: from where, into what, and how much of it. */
record Reading(Connection connection, InputHashes hashes, SnapshotBuilder builder, InputNeeds needs, DateRange scope) {

    InputRows rows(String table, String query) throws SQLException {
        return InputRows.of(connection, hashes.of(InputPart.of(table)), table, query);
    }

    LocalDate firstDay() {
        return Objects.requireNonNull(scope.start());
    }

    /** The first day after the scope. */
    LocalDate end() {
        return Objects.requireNonNull(scope.end());
    }

    /** Texts as a list for {@code in (…)}; the list is never empty, an empty text matches nothing. */
    static String literals(Iterable<String> texts) {
        var list = new StringBuilder("''");
        texts.forEach(text -> list.append(", '").append(text.replace("'", "''")).append('\''));
        return list.toString();
    }
}
