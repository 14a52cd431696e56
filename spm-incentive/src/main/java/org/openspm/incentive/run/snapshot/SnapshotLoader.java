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
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            try {
                var now = AsOf.now(connection);
                if (asOf != null) {
                    asOf.apply(connection);
                }
                return load(connection, scope, plans, planHashes, now);
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

    private static Input load(
            Connection connection, DateRange scope, List<PlanVersion> plans, List<String> planHashes, String now)
            throws SQLException {
        var needs = new InputNeeds(plans.stream().map(PlanVersion::plan).toList());
        var reading = new Reading(connection, new InputHashes(), Snapshot.builder(), needs, scope);
        var people = new PeopleTables(reading);
        people.load();
        var calendar = new CalendarTables(reading);
        calendar.load();
        new SalesTables(reading, people, new TerritoryTables(reading, people).load()).load();
        new PayTables(reading, people, calendar).load();
        var beside = new ArrayList<String>();
        beside.add(ENGINE);
        beside.add(scope.toString());
        beside.addAll(planHashes);
        var parts = reading.hashes().each();
        parts.forEach((part, hash) -> beside.add(part + " " + hash));
        return new Input(
                reading.builder().build(),
                new InputKeys(people.persons(), people.seats(), calendar.ids()),
                InputHash.over(beside),
                parts,
                now);
    }
}
