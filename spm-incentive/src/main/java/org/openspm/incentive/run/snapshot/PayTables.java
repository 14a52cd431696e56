package org.openspm.incentive.run.snapshot;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Currency;
import org.openspm.incentive.calc.expression.Scope;

/** Absences, quotas, values per payee, plan assignments and exchange rates: only those that the plans name. */
final class PayTables {
    private final Reading reading;
    private final PeopleTables people;
    private final CalendarTables calendar;

    PayTables(Reading reading, PeopleTables people, CalendarTables calendar) {
        this.reading = reading;
        this.people = people;
        this.calendar = calendar;
    }

    void load() throws SQLException {
        loadQuotas();
        loadValues();
        loadAssignments();
        if (reading.needs().absences()) {
            loadAbsences();
        }
        if (!reading.needs().rateTypes().isEmpty()) {
            loadRates();
        }
    }

    private void loadQuotas() throws SQLException {
        var query =
                "select measure, person_key, position_key, period_id, amount, currency from quota where measure in ("
                        + Reading.literals(reading.needs().quotas()) + ")";
        try (var rows = reading.rows("quota", query)) {
            while (rows.next()) {
                var measure = rows.text(0);
                int node = people.node(rows, 1);
                int period = calendar.number(rows.uuid(3));
                reading.builder().quota(measure, node, period, rows.decimal(4), currency(rows, 5));
            }
        }
    }

    private void loadValues() throws SQLException {
        var query = """
                select name, person_key, position_key, title_id, lower(valid), upper(valid), value, currency
                from payee_value where name in (""" + Reading.literals(reading.needs().fields(Scope.PAYEE).keySet()) + ")";
        try (var rows = reading.rows("payee_value", query)) {
            while (rows.next()) {
                var name = rows.text(0);
                var owner = people.owner(rows, 1);
                var valid = rows.range(4);
                reading.builder().value(name, owner, valid, rows.decimal(6), currency(rows, 7));
            }
        }
    }

    private void loadAbsences() throws SQLException {
        var query = """
                select p.key, a.kind, lower(a.valid), upper(a.valid), a.share
                from absence a join person p on p.id = a.person_id""";
        try (var rows = reading.rows("absence", query)) {
            while (rows.next()) {
                int person = people.persons().number(rows.integer(0));
                var kind = rows.text(1);
                reading.builder().absence(person, kind, rows.range(2), rows.decimal(4));
            }
        }
    }

    private void loadAssignments() throws SQLException {
        var query = """
                select p.code, a.person_key, a.position_key, a.title_id, lower(a.valid), upper(a.valid)
                from plan_assignment a join compensation_plan p on p.id = a.plan_id""";
        try (var rows = reading.rows("plan_assignment", query)) {
            while (rows.next()) {
                var plan = rows.text(0);
                reading.builder().assign(plan, people.owner(rows, 1), rows.range(4));
            }
        }
    }

    private void loadRates() throws SQLException {
        var query =
                "select from_currency, to_currency, rate_type, rate_date, rate from exchange_rate where rate_date < '"
                        + reading.end() + "' and rate_type in ("
                        + Reading.literals(reading.needs().rateTypes()) + ")";
        try (var rows = reading.rows("exchange_rate", query)) {
            while (rows.next()) {
                var from = Currency.of(rows.text(0));
                var to = Currency.of(rows.text(1));
                var type = rows.text(2);
                var day = java.time.LocalDate.ofEpochDay(rows.date(3));
                reading.builder().rate(from, to, type, day, rows.decimal(4));
            }
        }
    }

    private static @Nullable Currency currency(InputRows rows, int column) {
        var code = rows.textOrNull(column);
        return code == null ? null : Currency.of(code);
    }
}
