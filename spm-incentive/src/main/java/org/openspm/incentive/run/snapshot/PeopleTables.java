package org.openspm.incentive.run.snapshot;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.openspm.domain.shared.Currency;
import org.openspm.incentive.calc.input.Node;
import org.openspm.incentive.calc.input.Owner;

/** People, titles, seats, who sits where, the hierarchies, and the currency each person is paid in. */
final class PeopleTables {
    private final Reading reading;
    private final InputKeys.Numbering persons = new InputKeys.Numbering();
    private final InputKeys.Numbering seats = new InputKeys.Numbering();
    private final Map<UUID, Integer> titles = new HashMap<>();

    PeopleTables(Reading reading) {
        this.reading = reading;
    }

    // Numbers are given in the order of codes, so that ties end the same way in every database.
    void load() throws SQLException {
        loadPersons();
        loadTitles();
        loadSeats();
        loadSeatHolders();
        loadHierarchies();
        loadCurrencies();
    }

    InputKeys.Numbering persons() {
        return persons;
    }

    InputKeys.Numbering seats() {
        return seats;
    }

    /** Three columns of which one is filled, person, position, title, as the owner of a value or plan. */
    Owner owner(InputRows rows, int column) {
        int person = rows.integerOr(column, InputKeys.Numbering.NONE);
        int seat = rows.integerOr(column + 1, InputKeys.Numbering.NONE);
        if (person != InputKeys.Numbering.NONE) {
            return Owner.person(persons.number(person));
        }
        return seat != InputKeys.Numbering.NONE
                ? Owner.seat(seats.number(seat))
                : Owner.title(titles.getOrDefault(rows.uuid(column + 2), InputKeys.Numbering.NONE));
    }

    /** Two columns of which one is filled, person and position, as the one who is credited. */
    int node(InputRows rows, int column) {
        int person = rows.integerOr(column, InputKeys.Numbering.NONE);
        int seat = rows.integerOr(column + 1, InputKeys.Numbering.NONE);
        return person != InputKeys.Numbering.NONE ? Node.person(persons.number(person)) : Node.seat(seats.number(seat));
    }

    private void loadPersons() throws SQLException {
        var query = "select key, code, full_name, hired_on, left_on from person order by code collate \"C\"";
        try (var rows = reading.rows("person", query)) {
            while (rows.next()) {
                int key = rows.integer(0);
                persons.put(
                        key,
                        reading.builder().person(rows.text(1), rows.text(2), rows.dateOrNull(3), rows.dateOrNull(4)));
            }
        }
    }

    private void loadTitles() throws SQLException {
        try (var rows = reading.rows("title", "select id, code from title order by code collate \"C\"")) {
            while (rows.next()) {
                var id = rows.uuid(0);
                titles.put(id, reading.builder().title(rows.text(1)));
            }
        }
    }

    private void loadSeats() throws SQLException {
        var query = "select key, code, name, title_id from position order by code collate \"C\"";
        try (var rows = reading.rows("position", query)) {
            while (rows.next()) {
                int key = rows.integer(0);
                var code = rows.text(1);
                var name = rows.text(2);
                seats.put(key, reading.builder().seat(code, name, titles.getOrDefault(rows.uuid(3), 0)));
            }
        }
    }

    private void loadSeatHolders() throws SQLException {
        var query = """
                select s.key, p.key, lower(a.valid), upper(a.valid)
                from position_assignment a
                join position s on s.id = a.position_id
                join person p on p.id = a.person_id""";
        try (var rows = reading.rows("position_assignment", query)) {
            while (rows.next()) {
                int seat = seats.number(rows.integer(0));
                reading.builder().seatHolder(seat, persons.number(rows.integer(1)), rows.range(2));
            }
        }
    }

    private void loadHierarchies() throws SQLException {
        var query = """
                select h.code, s.key, parent.key, lower(l.valid), upper(l.valid)
                from hierarchy_link l
                join hierarchy h on h.id = l.hierarchy_id
                join position s on s.id = l.position_id
                join position parent on parent.id = l.parent_position_id""";
        try (var rows = reading.rows("hierarchy_link", query)) {
            while (rows.next()) {
                var hierarchy = rows.text(0);
                int seat = seats.number(rows.integer(1));
                reading.builder().hierarchyLink(hierarchy, seat, seats.number(rows.integer(2)), rows.range(3));
            }
        }
    }

    private void loadCurrencies() throws SQLException {
        var query = """
                select p.key, c.currency, lower(c.valid), upper(c.valid)
                from payee_currency c join person p on p.id = c.person_id
                order by c.currency""";
        try (var rows = reading.rows("payee_currency", query)) {
            while (rows.next()) {
                int person = persons.number(rows.integer(0));
                reading.builder().payeeCurrency(person, Currency.of(rows.text(1)), rows.range(2));
            }
        }
    }
}
