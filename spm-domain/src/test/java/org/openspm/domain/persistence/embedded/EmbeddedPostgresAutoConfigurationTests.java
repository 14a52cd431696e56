package org.openspm.domain.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openspm.domain.testing.EmbeddedTestServer;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

class EmbeddedPostgresAutoConfigurationTests {
    @TempDir
    private Path home;

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    EmbeddedPostgresAutoConfiguration.class,
                    DataSourceAutoConfiguration.class,
                    JdbcTemplateAutoConfiguration.class,
                    JdbcClientAutoConfiguration.class));

    @Test
    void staysAwayWhenADatabaseIsNamed() {
        runner.withPropertyValues("spring.datasource.url=jdbc:postgresql://db.example/openspm")
                .run(context -> assertThat(context)
                        .doesNotHaveBean(EmbeddedPostgres.class)
                        .hasSingleBean(JdbcConnectionDetails.class));
    }

    @Test
    void servesTheConnectionPoolWhenTheNamedDatabaseIsBlank() {
        runner.withPropertyValues(
                        "spring.datasource.url=",
                        "spm.embedded-postgres.home=" + home,
                        "spm.embedded-postgres.binaries=" + EmbeddedTestServer.binaries(),
                        "spm.embedded-postgres.durable=false",
                        "spm.embedded-postgres.settings.[work_mem]=7MB")
                .run(context -> {
                    var jdbc = context.getBean(JdbcClient.class);
                    assertThat(jdbc.sql("select current_user || '@' || current_database()")
                                    .query(String.class)
                                    .single())
                            .isEqualTo("openspm@openspm");
                    assertThat(jdbc.sql("show work_mem").query(String.class).single())
                            .isEqualTo("7MB");
                });
    }

    @Test
    void explainsAFailedStartInTwoSentences() {
        var analysis = new EmbeddedPostgresFailureAnalyzer()
                .analyze(new IllegalStateException(new EmbeddedPostgresException("It is in use.", "Stop the other.")));
        assertThat(analysis.getDescription()).isEqualTo("It is in use.");
        assertThat(analysis.getAction()).isEqualTo("Stop the other.");
    }
}
