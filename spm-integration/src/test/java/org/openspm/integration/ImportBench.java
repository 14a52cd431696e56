package org.openspm.integration;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Random;
import javax.sql.DataSource;
import org.openspm.domain.testing.TestDatabase;
import org.postgresql.PGConnection;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Measures the import of generated transactions against a bare COPY of the same file into a table with the same columns and indexes:
 * {@code ImportBench [rows]}.
 */
final class ImportBench {
    private static final int ROWS = 1_000_000;
    private static final int PEOPLE = 1000;
    private static final String HEADER = "transaction_id,order_date,amount,currency,channel,person_code";

    private ImportBench() {}

    public static void main(String[] args) throws Exception {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : ROWS;
        var database = TestDatabase.migrated();
        try (var context = new SpringApplicationBuilder(IntegrationTestApplication.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.datasource.url=" + database.url(),
                        "spring.datasource.username=" + database.username(),
                        "spring.datasource.password=" + database.password(),
                        "spring.jpa.hibernate.ddl-auto=none",
                        "spring.flyway.enabled=false",
                        "logging.level.root=warn")
                .run()) {
            var file = Files.createTempFile("import-bench", ".csv");
            try {
                generate(file, rows);
                var jdbc = context.getBean(JdbcClient.class);
                people(jdbc);
                System.out.printf("%,d transactions, %,d bytes%n", rows, Files.size(file));
                long bare = bareCopy(context.getBean(DataSource.class), jdbc, file);
                var reception = context.getBean(ImportReception.class);
                long start = System.nanoTime();
                ImportBatch batch;
                try (var in = Files.newInputStream(file)) {
                    batch = reception
                            .receive("orders.csv", in, null, ImportOptions.NONE, "bench")
                            .batch();
                }
                long received = System.nanoTime();
                batch = context.getBean(ImportStaging.class).stage(batch.id());
                long staged = System.nanoTime();
                batch = context.getBean(ImportPromotion.class).promote(batch.id(), true, "bench");
                long promoted = System.nanoTime();
                if (batch.promoted().inserted() != rows) {
                    throw new IllegalStateException("Promoted " + batch.promoted() + " of " + rows);
                }
                print("bare COPY, same columns and indexes", bare);
                print("receive (digest, pack, keep)", received - start);
                print("check (parse, validate, COPY to staging)", staged - received);
                print("promote", promoted - staged);
                System.out.printf(
                        "check and promote run at %s of bare COPY, with receiving %s; %,d rows/s%n",
                        percent(bare, promoted - received),
                        percent(bare, promoted - start),
                        rows * 1_000_000_000L / (promoted - start));
                var heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum();
                System.out.printf("peak heap %,d MiB%n", heap >> 20);
            } finally {
                Files.delete(file);
            }
        }
        System.exit(0);
    }

    private static void generate(Path file, int rows) throws IOException {
        var random = new Random(20260323);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(HEADER.replace("person_code", "salesperson_id") + "\n");
            for (int i = 0; i < rows; i++) {
                out.write("T" + i + "," + LocalDate.of(2026, 1, 1).plusDays(random.nextInt(365)) + ","
                        + BigDecimal.valueOf(random.nextInt(10_000_000), 2).toPlainString() + ",EUR,direct,P"
                        + random.nextInt(PEOPLE) + "\n");
            }
        }
    }

    private static void people(JdbcClient jdbc) {
        jdbc.sql("insert into person (code, full_name) select 'P' || n, 'Person ' || n from generate_series(0, ?) n")
                .param(PEOPLE - 1)
                .update();
    }

    private static long bareCopy(DataSource dataSource, JdbcClient jdbc, Path file) throws SQLException, IOException {
        jdbc.sql("create table bare (like transaction including all)").update();
        jdbc.sql(
                        "alter table bare add column person_code text, alter source set default 'import', alter batch_id drop not null, alter recorded_at set default now()")
                .update();
        long start = System.nanoTime();
        try (var connection = dataSource.getConnection();
                var in = Files.newInputStream(file)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy bare (code, event_date, amount, currency, channel, person_code) from stdin (format csv, header true)",
                            in,
                            1 << 16);
        }
        long took = System.nanoTime() - start;
        jdbc.sql("drop table bare").update();
        return took;
    }

    private static String percent(long part, long whole) {
        return part * 100 / whole + " %";
    }

    private static void print(String what, long nanos) {
        System.out.printf("%-44s %6d ms%n", what, nanos / 1_000_000);
    }
}
