package org.openspm.integration;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Bean;

/** What a database test of this module stands on; its clock stands still. */
@TestComponent
@SpringBootApplication
class IntegrationTestApplication {
    static final Instant NOW = Instant.parse("2026-03-15T12:00:00Z");

    @Bean
    Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }
}
