package org.openspm.quota;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openspm.domain.access.AuditTrail;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** What a database test of this module stands on; the calculation is a list the test fills. */
@TestComponent
@Import(AuditTrail.class)
@SpringBootApplication(scanBasePackages = {"org.openspm.quota", "org.openspm.domain.organization"})
class QuotaTestApplication {
    @Bean
    GivenValues givenValues() {
        return new GivenValues();
    }

    /** Values as if they had been calculated. */
    static final class GivenValues implements MeasuredValues {
        private final List<MeasuredValue> values = new ArrayList<>();

        void clear() {
            values.clear();
        }

        void person(int key, String measure, String value, String quota, String currency) {
            values.add(new MeasuredValue(
                    key,
                    null,
                    "plan",
                    measure,
                    new BigDecimal(value),
                    quota == null ? null : new BigDecimal(quota),
                    currency));
        }

        void seat(int key, String measure, String value, String quota, String currency) {
            values.add(new MeasuredValue(
                    null, key, "plan", measure, new BigDecimal(value), new BigDecimal(quota), currency));
        }

        @Override
        public Optional<Source> source(UUID periodId) {
            return Optional.of(new Source(periodId, 1, Instant.EPOCH));
        }

        @Override
        public List<MeasuredValue> of(UUID periodId, String measure, LocalDate day) {
            return values.stream()
                    .filter(value -> value.measure().equals(measure))
                    .toList();
        }
    }
}
