package org.openspm.incentive.run.snapshot;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A moment as {@code as_of.now()} writes it: the newest change that was committed, and those before it that were not.
 */
record Moment(long newest, Set<Long> missing) {
    /** A change that stayed open while so many others were committed is taken for rolled back, as in the schema as_of. */
    private static final long LONGEST_WAIT = 100_000;

    static Moment of(String text) {
        var missing = new TreeSet<Long>();
        var list = text.substring(text.indexOf('{') + 1, text.indexOf('}'));
        for (var one : list.isEmpty() ? new String[0] : list.split(",")) {
            missing.add(Long.parseLong(one));
        }
        return new Moment(Long.parseLong(text.substring(0, text.indexOf(';'))), missing);
    }

    /** The moment that the connection's transaction sees, found from this one on. */
    Moment next(Connection connection) throws SQLException {
        var committed = new TreeSet<Long>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select id from input_change where " + is("id"))) {
            while (row.next()) {
                committed.add(row.getLong(1));
            }
        }
        long latest = committed.isEmpty() ? newest : Math.max(newest, committed.last());
        var open = new TreeSet<>(missing);
        for (long change = newest + 1; change < latest; change++) {
            open.add(change);
        }
        open.removeAll(committed);
        open.removeIf(change -> change < latest - LONGEST_WAIT);
        return new Moment(latest, open);
    }

    /** The condition for changes that this moment did not see: later ones, and earlier ones that were not committed. */
    String is(String column) {
        return missing.isEmpty()
                ? column + " > " + newest
                : "(" + column + " > " + newest + " or " + column + " = any ('" + list() + "'))";
    }

    @Override
    public String toString() {
        return newest + ";" + list();
    }

    private String list() {
        return missing.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
