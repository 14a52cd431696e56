package org.openspm.incentive;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.openspm.domain.access.AuditTrail;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** What a database test of this module stands on. */
@TestComponent
@SpringBootApplication
@AutoConfigurationPackage(basePackages = "org.openspm.domain")
@Import(AuditTrail.class)
class IncentiveTestApplication {
    private static final Instant LATER = Instant.parse("2030-01-02T08:00:00Z");

    /** Later than all days that tests are about, and ticking: what has begun depends on no machine's calendar. */
    @Bean
    Clock clock() {
        return Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), LATER));
    }
}
