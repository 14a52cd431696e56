package org.openspm.incentive.run.snapshot;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.DateRange;
import org.openspm.incentive.calc.PlanVersion;
import org.openspm.incentive.calc.input.Snapshot;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.stereotype.Component;

/** Reads all that a calculation needs from PostgreSQL as of one moment, by binary copy into columns. */
@Component
public class SnapshotLoader {
    /** Raised whenever the engine would calculate something else from the same input. */
    private static final String ENGINE = "engine 1";

    private final DataSource database;

    public SnapshotLoader(DataSource database) {
        this.database = database;
    }

    /**
     * What was read.
     *
     * @param keys what the numbers of the snapshot stand for
     * @param hash of it all
     * @param parts a hash for each part that was read
     * @param asOf the moment at which it was read, to read it again later
     */
    public record Input(Snapshot snapshot, InputKeys keys, String hash, Map<InputPart, String> parts, String asOf) {}

    /** What these plans look at; with the same needs the same is read, whatever else their texts say. */
    public static String needs(List<PlanVersion> plans) {
        return new InputNeeds(plans.stream().map(PlanVersion::plan).toList()).toString();
    }

    /** The moment up to which everything committed would be read now; the same again means that nothing was changed. */
    public String moment() {
        try (var connection = database.getConnection()) {
            return AsOf.now(connection);
        } catch (SQLException e) {
            throw new UncategorizedSQLException("Asking for the newest change of the input", null, e);
        }
    }

    /** Reads the days of a scope for these plans; the hashes of the plans' texts are part of the input's hash. */
    public Input load(DateRange scope, List<PlanVersion> plans, List<String> planHashes) {
        return load(scope, plans, planHashes, null);
    }

    /** Reads the same as it was at another moment, or now when there is none. */
    public Input load(DateRange scope, List<PlanVersion> plans, List<String> planHashes, @Nullable AsOf asOf) {
        return reading(connection -> {
            var now = AsOf.now(connection);
            if (asOf != null) {
                asOf.apply(connection);
            }
            var reading = reading(connection, scope, plans);
            return input(reading, Tables.load(reading), planHashes, now);
        });
    }

    /** Reads the same as it is now, to read from then on only what was changed. */
    public FollowedInput follow(DateRange scope, List<PlanVersion> plans, List<String> planHashes) {
        return reading(connection -> {
            var now = AsOf.now(connection);
            var reading = reading(connection, scope, plans);
            var tables = Tables.load(reading);
            return new FollowedInput(this, input(reading, tables, planHashes, now), reading, tables);
        });
    }

    /** Whether something is true now. */
    boolean sees(String question) {
        return reading(connection -> {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery(question)) {
                return row.next() && row.getBoolean(1);
            }
        });
    }

    /** Something that is read in one transaction, so that all of it is of one moment. */
    @FunctionalInterface
    interface Work<T> {
        T of(Connection connection) throws SQLException;
    }

    <T> T reading(Work<T> work) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            try {
                return work.of(connection);
            } finally {
                connection.rollback();
                connection.setReadOnly(false);
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new UncategorizedSQLException("Reading the input of a calculation", null, e);
        }
    }

    private static Reading reading(Connection connection, DateRange scope, List<PlanVersion> plans) {
        var needs = new InputNeeds(plans.stream().map(PlanVersion::plan).toList());
        return new Reading(connection, new InputHashes(), Snapshot.builder(), needs, scope);
    }

    /** The tables that were read, with the numbers they gave. */
    record Tables(PeopleTables people, CalendarTables calendar, SalesTables sales) {

        static Tables load(Reading reading) throws SQLException {
            var people = new PeopleTables(reading);
            people.load();
            var calendar = new CalendarTables(reading);
            calendar.load();
            var sales = new SalesTables(reading, people, new TerritoryTables(reading, people).load());
            sales.load();
            new PayTables(reading, people, calendar).load();
            return new Tables(people, calendar, sales);
        }
    }

    private static Input input(Reading reading, Tables tables, List<String> planHashes, String now) {
        var beside = new ArrayList<String>();
        beside.add(ENGINE);
        beside.add(reading.scope().toString());
        beside.addAll(planHashes);
        var parts = reading.hashes().each();
        parts.forEach((part, hash) -> beside.add(part + " " + hash));
        return new Input(
                reading.builder().build(),
                new InputKeys(
                        tables.people().persons(),
                        tables.people().seats(),
                        tables.calendar().ids()),
                InputHash.over(beside),
                parts,
                now);
    }
}
