package org.openspm.domain.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** A database with all migrations applied, made once per state of the migration files and copied from then on. */
final class MigratedTemplate {
    private static final String PREFIX = "migrated_";

    private MigratedTemplate() {}

    static synchronized String on(TestServer server) {
        var name = PREFIX + digestOfMigrations();
        if (!server.has(name)) {
            server.dropDatabasesStartingWith(PREFIX);
            server.dropDatabasesStartingWith("migrating");
            // Under another name until it is whole, for the run may be killed half way.
            server.execute("create database migrating owner " + server.username());
            var database = server.database("migrating");
            Flyway.configure()
                    .dataSource(database.url(), database.username(), database.password())
                    .load()
                    .migrate();
            server.execute("alter database migrating rename to " + name);
        }
        return name;
    }

    private static String digestOfMigrations() {
        try {
            var files = new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/**/*.sql");
            Arrays.sort(files, Comparator.comparing(Resource::getFilename));
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : files) {
                digest.update(String.valueOf(file.getFilename()).getBytes(StandardCharsets.UTF_8));
                digest.update(file.getContentAsByteArray());
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("reading the migrations", e);
        }
    }
}
