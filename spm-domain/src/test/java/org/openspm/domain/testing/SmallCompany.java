package org.openspm.domain.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A company of six seats to test services with: Ana sells in the West, Jonas manages, North is vacant since February. */
public final class SmallCompany {
    private SmallCompany() {}

    /** Loads it into an empty database; inside a test's transaction it is gone afterwards. */
    public static void load(JdbcClient database) {
        try {
            var script = new ClassPathResource("small-company.sql").getContentAsString(StandardCharsets.UTF_8);
            for (var statement : script.split(";\\s*\\n")) {
                if (!statement.isBlank()) {
                    database.sql(statement).update();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The dense number of a person, seat, territory or account by its code. */
    public static int key(JdbcClient database, String table, String code) {
        return database.sql("select key from " + table + " where code = ?")
                .param(code)
                .query(Integer.class)
                .single();
    }

    /** The outward id of anything with a code. */
    public static UUID id(JdbcClient database, String table, String code) {
        return database.sql("select id from " + table + " where code = ?")
                .param(code)
                .query(UUID.class)
                .single();
    }
}
