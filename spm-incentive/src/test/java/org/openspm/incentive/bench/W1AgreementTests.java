package org.openspm.incentive.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openspm.domain.testing.TestDatabase;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class W1AgreementTests {
    private static W1 data;
    private static Outcome byHand;

    @BeforeAll
    static void calculateByHand() {
        data = new W1(20_000);
        byHand = byHand(2);
    }

    @Test
    void theEngineAgreesWithTheHandCodedLoop() {
        Agreement.check(byHand, new Engine(W1Snapshot.of(data), 2).run());
    }

    @Test
    void duckDbAgreesWithTheHandCodedLoop(@TempDir Path folder) throws SQLException, IOException {
        var files = new W1Files(data, folder);
        files.write();
        try (var duckDb = new DuckDb(1)) {
            duckDb.load(files);
            Agreement.check(byHand, duckDb.peer().run());
        }
    }

    @Test
    void postgresAgreesWithTheHandCodedLoopAndGivesItsTransactionsBack(@TempDir Path folder)
            throws SQLException, IOException {
        var files = new W1Files(data, folder);
        files.write();
        var database = TestDatabase.empty();
        try (var connection = DriverManager.getConnection(database.url(), database.username(), database.password())) {
            var tables = new PostgresTables(connection);
            tables.load(files);
            assertThat(tables.readColumns(data)).isPositive();
            Agreement.check(byHand, tables.peer().run());
        }
    }

    @Test
    void earningsStoredByTheProductAgreeWithTheHandCodedLoop(@TempDir Path folder) throws SQLException, IOException {
        var files = new W1Files(data, folder);
        files.write();
        var database = TestDatabase.migrated();
        var source = new DriverManagerDataSource(database.url(), database.username(), database.password());
        try (var connection = source.getConnection()) {
            new PostgresTables(connection).load(files);
            var tables = new ProductTables(connection, source);
            tables.fill();
            Agreement.check(byHand, tables.run(2));
        }
    }

    @Test
    void theHandCodedLoopGivesTheSameWhateverItsThreads() {
        Agreement.check(byHand, byHand(1));
        Agreement.check(byHand, byHand(7));
    }

    @Test
    void everyTierAndTheCapAreMet() {
        var met = new boolean[5];
        for (int cell = 0; cell < byHand.pay().length; cell++) {
            long amount = byHand.measured()[cell];
            long quota = data.quotaCents[cell];
            int rate = data.rate(cell / W1.CELLS);
            met[amount <= quota / 2 ? 0 : amount <= quota ? 1 : amount <= quota * 6 / 5 ? 2 : 3] = true;
            met[4] |= byHand.pay()[cell] == (3 * quota * rate + 5_000) / 10_000;
        }
        assertThat(met).containsOnly(true);
    }

    @Test
    void everyTransactionReachesTheTopOnce() {
        long credited = 0;
        for (int cell = 0; cell < W1.CELLS; cell++) {
            credited += byHand.measured()[cell];
        }
        long sold = 0;
        for (long cents : data.cents) {
            sold += cents;
        }
        assertThat(credited).isEqualTo(sold);
        assertThat(byHand.measuredSum()).isEqualTo(W1.LEVELS * sold);
    }

    @Test
    void oneCentOfDifferenceIsRefusedByName() {
        var other = new Outcome(
                "other", byHand.credits(), byHand.measured(), byHand.pay().clone(), byHand.seconds());
        int cell = W1.cell(1234, 2, 3);
        other.pay()[cell]++;
        assertThatThrownBy(() -> Agreement.check(byHand, other))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("hand-coded loop and other disagree in 1 places")
                .hasMessageContaining("pay of position 1234, measure 2, quarter 4: ");
    }

    @Test
    void drawsTheSameNumbersAsAnyOtherImplementationOfTheHash() {
        // Calculated by a Python script whose mixing gives SplitMix64's published first output for seed 0.
        assertThat(W1.draw(W1.Stream.OWNER_BEFORE, 0, W1.REPS)).isEqualTo(3_899);
        assertThat(W1.draw(W1.Stream.ACCOUNT, 0, W1.ACCOUNTS)).isEqualTo(189_518);
        assertThat(W1.draw(W1.Stream.AMOUNT, 9_999_999, 1_000_001)).isEqualTo(712_820);
        assertThat(W1.draw(W1.Stream.QUOTA, 119_999, 201)).isEqualTo(140);
    }

    private static Outcome byHand(int threads) {
        try (var loop = new HandLoop(data, threads)) {
            return loop.run();
        }
    }
}
