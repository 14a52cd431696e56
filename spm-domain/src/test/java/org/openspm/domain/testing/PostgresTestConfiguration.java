package org.openspm.domain.testing;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Gives each application context a migrated database of its own; import it where {@link PostgresTest} does not fit. */
@TestConfiguration(proxyBeanMethods = false)
public class PostgresTestConfiguration {
    @Bean
    JdbcConnectionDetails testDatabase() {
        return TestDatabase.migrated();
    }
}
