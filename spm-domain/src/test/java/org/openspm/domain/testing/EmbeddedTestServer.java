package org.openspm.domain.testing;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.openspm.domain.persistence.embedded.EmbeddedPostgres;
import org.openspm.domain.persistence.embedded.EmbeddedPostgresProperties;
import org.springframework.boot.SpringApplication;

/** The embedded server without durability, kept below {@code target} so that later runs find it unpacked and migrated. */
public final class EmbeddedTestServer extends TestServer {
    private static final int RUNS_AT_A_TIME = 16;

    private final EmbeddedPostgres server;

    EmbeddedTestServer() {
        server = EmbeddedPostgres.start(
                new EmbeddedPostgresProperties(freeHome(), binaries(), 0, false, Duration.ofMinutes(3), Map.of()));
        // After all application contexts are closed: their pools still want the server.
        SpringApplication.getShutdownHandlers().add(server::close);
    }

    /** Unpacked server programs that all test servers of this build share. */
    public static Path binaries() {
        return folder().resolve("bin");
    }

    /** Runs beside each other, of two modules or two terminals, each take a folder of their own. */
    private static Path freeHome() {
        try {
            Files.createDirectories(folder());
            for (int run = 1; run <= RUNS_AT_A_TIME; run++) {
                if (claim(folder().resolve("claim-" + run))) {
                    return folder().resolve("home-" + run);
                }
            }
            throw new IllegalStateException(
                    "%d test runs already use the databases in %s".formatted(RUNS_AT_A_TIME, folder()));
        } catch (IOException e) {
            throw new IllegalStateException("looking for a test database folder in " + folder(), e);
        }
    }

    @SuppressWarnings("resource") // The claim lasts as long as this JVM.
    private static boolean claim(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() != null) {
            return true;
        }
        channel.close();
        return false;
    }

    private static Path folder() {
        return Path.of(System.getProperty("spm.test.postgres", "target/test-postgres"))
                .toAbsolutePath();
    }

    @Override
    String username() {
        return server.username();
    }

    @Override
    String password() {
        return server.password();
    }

    @Override
    String url(String database) {
        return server.jdbcUrl(database);
    }

    @Override
    Connection superuser() throws SQLException {
        return server.superuserConnection();
    }
}
