package org.openspm.incentive.run.snapshot;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.openspm.incentive.calc.input.Snapshot;
import org.openspm.incentive.calc.input.Splits;
import org.openspm.incentive.calc.input.Transactions;
import org.openspm.incentive.run.snapshot.SnapshotLoader.Tables;

/**
 * An input that was read once and since then is read only where it was changed: the changes since the moment it stands at are
 * numbered, and each says which parts it wrote to.
 */
public final class FollowedInput {
    private final SnapshotLoader loader;
    private final SnapshotLoader.Input input;
    private final Reading first;
    private final Tables tables;
    private final RowsById rows;
    private Moment moment;
    private int rowCount;

    FollowedInput(SnapshotLoader loader, SnapshotLoader.Input input, Reading first, Tables tables) {
        this.loader = loader;
        this.input = input;
        this.first = first;
        this.tables = tables;
        this.rows = new RowsById(input.snapshot().transactions());
        this.moment = Moment.of(input.asOf());
        this.rowCount = input.snapshot().transactions().rows();
    }

    /** What was read at first. */
    public SnapshotLoader.Input input() {
        return input;
    }

    /** Whether nothing was committed since the moment up to which all changes were handed out; cheap to ask. */
    public boolean isCurrent() {
        return loader.sees("select not exists (select from input_change where " + moment.is("id") + ")");
    }

    /**
     * What was changed since the last time. Where structure was changed nothing else is read.
     *
     * @param current the transactions with all changes taken in that were handed out before
     */
    public InputChanges changes(Snapshot current) {
        return loader.reading(connection -> changes(connection, current));
    }

    private InputChanges changes(Connection connection, Snapshot current) throws SQLException {
        var now = moment.next(connection);
        var parts = parts(connection, moment);
        var reading = new Reading(connection, new InputHashes(), Snapshot.builder(), first.needs(), first.scope());
        var changes = new InputChanges(parts, new int[0], nothing(), none(), nothingRead());
        if (!changes.needsReading()) {
            changes = read(reading, parts, current);
        }
        moment = now;
        return changes;
    }

    private InputChanges read(Reading reading, Set<InputPart> parts, Snapshot current) throws SQLException {
        var gone = new int[0];
        if (parts.contains(InputPart.TRANSACTIONS)) {
            var ids = touched(reading.connection(), moment);
            gone = ids.stream()
                    .mapToInt(rows::row)
                    .filter(row ->
                            row != RowsById.NONE && !current.transactions().isRemoved(row))
                    .sorted()
                    .toArray();
            tables.sales().over(reading).loadTransactions(ids);
        }
        if (InputChanges.concernsPay(parts)) {
            new PayTables(reading, tables.people(), tables.calendar()).load();
        }
        var read = reading.builder().build();
        rows.add(read.transactions(), rowCount);
        rowCount += read.transactions().rows();
        return new InputChanges(parts, gone, read.transactions(), read.splits(), read);
    }

    /** Numbers of transactions that are new, are ended, or whose agreed splits were changed. */
    private static List<Long> touched(Connection connection, Moment since) throws SQLException {
        var changed = "select id from transaction where " + since.is("change_id");
        var ended = "select id from transaction where " + since.is("ended_change");
        var split = "select t.id from transaction t join (select source, code from transaction_split where "
                + since.is("change_id") + " union select source, code from transaction_split_history where "
                + since.is("ended_change") + ") s using (source, code) where t.current";
        var ids = new TreeSet<Long>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(changed + " union " + ended + " union " + split)) {
            while (row.next()) {
                ids.add(row.getLong(1));
            }
        }
        return new ArrayList<>(ids);
    }

    private static Set<InputPart> parts(Connection connection, Moment since) throws SQLException {
        var parts = EnumSet.noneOf(InputPart.class);
        var query = "select distinct part from input_change_part where " + since.is("change_id");
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            while (row.next()) {
                parts.add(InputPart.valueOf(row.getString(1)));
            }
        }
        return parts;
    }

    private static Snapshot nothingRead() {
        return Snapshot.builder().build();
    }

    private static Transactions nothing() {
        return nothingRead().transactions();
    }

    private static Splits none() {
        return nothingRead().splits();
    }
}
