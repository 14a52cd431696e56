package org.openspm.domain.persistence.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the embedded server keeps its data and how it is tuned.
 *
 * @param home        folder of binaries, data, passwords and logs; relative to the folder the product is started in
 * @param binaries    folder of the unpacked server programs, when several homes share them
 * @param port        TCP port on the loopback address, 0 for any free one
 * @param durable     false gives up safety against power cuts for speed; for tests only
 * @param startTimeout how long a start, crash recovery included, may take
 * @param settings    server settings that replace or join the defaults, e.g. {@code settings.[work_mem]=128MB}
 */
@ConfigurationProperties("spm.embedded-postgres")
public record EmbeddedPostgresProperties(
        @DefaultValue("var/postgres") Path home,
        @Nullable Path binaries,
        @DefaultValue("0") int port,
        @DefaultValue("true") boolean durable,
        @DefaultValue("3m") Duration startTimeout,
        @DefaultValue Map<String, String> settings) {

    /** Properties of a server that keeps its data in a folder and has nothing else configured. */
    public static EmbeddedPostgresProperties at(Path home) {
        return new EmbeddedPostgresProperties(home, null, 0, true, Duration.ofMinutes(3), Map.of());
    }
}
