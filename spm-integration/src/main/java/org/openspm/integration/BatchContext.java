package org.openspm.integration;

import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes what the statements of a batch need to know. */
@Component
class BatchContext {
    private final JdbcClient jdbc;
    private final Clock clock;

    BatchContext(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Promoting of(ImportBatch batch, String actor) {
        var mapped = Stream.concat(
                        batch.mapping().columns().stream().map(Mapping.Column::target),
                        batch.mapping().kept().isEmpty() ? Stream.of() : Stream.of("extras"))
                .collect(Collectors.toUnmodifiableSet());
        var options = batch.options();
        var effective = options.effective();
        return new Promoting(
                jdbc,
                batch.id(),
                StagingTable.name(batch),
                mapped,
                options.source(),
                effective == null ? LocalDate.now(clock) : effective,
                actor,
                clock.instant());
    }
}
