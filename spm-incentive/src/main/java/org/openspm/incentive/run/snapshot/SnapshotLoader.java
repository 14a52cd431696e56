package org.openspm.incentive.run.snapshot;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.DateRange;
import org.openspm.incentive.calc.PlanVersion;
import org.openspm.incentive.calc.input.Calendar;
import org.openspm.incentive.calc.input.PeriodKind;
import org.openspm.incentive.calc.input.Snapshot;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.stereotype.Component;

/** Reads all that a calculation needs from PostgreSQL as of one moment, by binary copy into columns. */
@Component
public class SnapshotLoader {
    /** Raised whenever the engine would calculate something else from the same input. */
    private static final String ENGINE = "engine 2";

    private final DataSource database;

    public SnapshotLoader(DataSource database) {
        this.database = database;
    }

    /**
     * What to read.
     *
     * @param scope the days
     * @param businessDate only periods that have begun by then pay; null = all of them
     * @param planHashes of the plans' texts, which are part of the input's hash
     */
    public record Wanted(
            DateRange scope, @Nullable LocalDate businessDate, List<PlanVersion> plans, List<String> planHashes) {
        public Wanted {
            plans = List.copyOf(plans);
            planHashes = List.copyOf(planHashes);
        }

        /** Days of which every period counts, whether it has begun or not. */
        public static Wanted allPeriods(DateRange scope, List<PlanVersion> plans, List<String> planHashes) {
            return new Wanted(scope, null, plans, planHashes);
        }
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

    /** Reads it as it is now. */
    public Input load(Wanted wanted) {
        return load(wanted, null);
    }

    /** Reads the same as it was at another moment, or now when there is none. */
    public Input load(Wanted wanted, @Nullable AsOf asOf) {
        return reading(connection -> {
            var now = AsOf.now(connection);
            if (asOf != null) {
                asOf.apply(connection);
            }
            var reading = reading(connection, wanted);
            return input(reading, Tables.load(reading), wanted, now);
        });
    }

    /** Reads the same as it is now, to read from then on only what was changed. */
    public FollowedInput follow(Wanted wanted) {
        return reading(connection -> {
            var now = AsOf.now(connection);
            var reading = reading(connection, wanted);
            var tables = Tables.load(reading);
            return new FollowedInput(this, input(reading, tables, wanted, now), reading, tables);
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

    private static Reading reading(Connection connection, Wanted wanted) {
        var needs =
                new InputNeeds(wanted.plans().stream().map(PlanVersion::plan).toList());
        var builder = Snapshot.builder().asOf(wanted.businessDate());
        return new Reading(connection, new InputHashes(), builder, needs, wanted.scope());
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

    private static Input input(Reading reading, Tables tables, Wanted wanted, String now) {
        var snapshot = reading.builder().build();
        var beside = new ArrayList<String>();
        beside.add(ENGINE);
        beside.add(reading.scope().toString());
        beside.addAll(wanted.planHashes());
        begun(wanted, snapshot.calendar()).ifPresent(beside::add);
        var parts = reading.hashes().each();
        parts.forEach((part, hash) -> beside.add(part + " " + hash));
        return new Input(
                snapshot,
                new InputKeys(
                        tables.people().persons(),
                        tables.people().seats(),
                        tables.calendar().ids()),
                InputHash.over(beside),
                parts,
                now);
    }

    /**
     * Of the business date only how far the periods have begun makes a difference, and only to periods that some plan pays by:
     * calculated again on another day of the same month the same input has the same hash.
     */
    private static Optional<String> begun(Wanted wanted, Calendar calendar) {
        var kinds = wanted.plans().stream()
                .map(version -> PeriodKind.valueOf(version.plan().pays().name()))
                .collect(Collectors.toSet());
        return calendar.asOf() == null
                ? Optional.empty()
                : kinds.stream()
                        .flatMap(kind -> IntStream.of(calendar.ofKind(kind, wanted.scope()))
                                .boxed())
                        .filter(calendar::hasBegun)
                        .map(number -> calendar.period(number).startDay())
                        .max(Integer::compare)
                        .map(day -> "begun until " + LocalDate.ofEpochDay(day));
    }
}
