package org.openspm.domain.persistence.embedded;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The server's settings as command line options, sized for bulk loads and set-based work on a small machine. */
final class ServerSettings {
    private ServerSettings() {}

    static List<String> options(EmbeddedPostgresProperties properties, int port) {
        Map<String, String> settings = new LinkedHashMap<>(BULK_WORK);
        if (!properties.durable()) {
            settings.putAll(NOT_DURABLE);
        }
        settings.putAll(properties.settings());
        settings.putAll(FIXED);
        settings.put("port", Integer.toString(port));
        List<String> options = new ArrayList<>();
        settings.forEach((name, value) -> {
            options.add("-c");
            options.add(name + "=" + value);
        });
        return options;
    }

    private static final Map<String, String> BULK_WORK = Map.ofEntries(
            Map.entry("shared_buffers", "256MB"),
            Map.entry("effective_cache_size", "1GB"),
            Map.entry("work_mem", "32MB"),
            Map.entry("maintenance_work_mem", "128MB"),
            Map.entry("max_connections", "60"),
            Map.entry("max_wal_size", "4GB"),
            Map.entry("checkpoint_timeout", "15min"),
            // Nothing replicates from this server, and minimal WAL lets COPY into a table made in the same transaction
            // skip it.
            Map.entry("wal_level", "minimal"),
            Map.entry("max_wal_senders", "0"),
            // Compiling costs more than it gains on queries of a few hundred milliseconds.
            Map.entry("jit", "off"),
            Map.entry("random_page_cost", "1.1"),
            Map.entry("log_min_duration_statement", "-1"),
            Map.entry("log_checkpoints", "off"));

    private static final Map<String, String> NOT_DURABLE = Map.of(
            "fsync", "off",
            "synchronous_commit", "off",
            "full_page_writes", "off",
            "max_connections", "200",
            "shared_buffers", "128MB",
            "autovacuum", "on");

    private static final Map<String, String> FIXED = Map.of(
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "",
            "timezone", "UTC",
            "log_timezone", "UTC",
            // One file a weekday, overwritten a week later: a log that cannot fill the disk.
            "logging_collector", "on",
            "log_directory", "../log",
            "log_filename", "postgresql-%a.log",
            "log_rotation_age", "1d",
            "log_truncate_on_rotation", "on");
}
