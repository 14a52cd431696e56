package org.openspm.incentive.run.snapshot;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.openspm.incentive.calc.input.PeriodKind;

/** The periods of the company calendar. */
final class CalendarTables {
    private static final String PERIODS = """
            select id, code, kind, fiscal_year, lower(valid), upper(valid)
            from period order by code collate "C", kind""";

    private final Reading reading;
    private final List<UUID> ids = new ArrayList<>();
    private final Map<UUID, Integer> numbers = new HashMap<>();

    CalendarTables(Reading reading) {
        this.reading = reading;
    }

    void load() throws SQLException {
        try (var rows = reading.rows("period", PERIODS)) {
            while (rows.next()) {
                var id = rows.uuid(0);
                var code = rows.text(1);
                var kind = PeriodKind.valueOf(rows.text(2));
                numbers.put(id, reading.builder().period(code, kind, rows.integer(3), rows.range(4)));
                ids.add(id);
            }
        }
    }

    List<UUID> ids() {
        return ids;
    }

    int number(UUID id) {
        return numbers.getOrDefault(id, InputKeys.Numbering.NONE);
    }
}
