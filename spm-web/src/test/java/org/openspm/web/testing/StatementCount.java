package org.openspm.web.testing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Counts the statements a page sends to the database, to prove that they do not grow with its rows:
 * {@code StatementCount.of(() -> page with 2 rows)} equals {@code StatementCount.of(() -> page with 20 rows)}.
 */
public final class StatementCount {
    private static final AtomicInteger STATEMENTS = new AtomicInteger();

    private StatementCount() {}

    public static int of(Runnable page) {
        var before = STATEMENTS.get();
        page.run();
        return STATEMENTS.get() - before;
    }

    /** Asserts that the page needs the same number of statements before and after more rows are there. */
    public static void staysTheSame(EntityManager entities, Runnable page, Runnable moreRows) {
        page.run();
        forget(entities);
        var few = of(page);
        moreRows.run();
        forget(entities);
        assertThat(of(page)).as("statements with more rows").isEqualTo(few);
    }

    // What the persistence context still holds would hide the statements that another request needs.
    private static void forget(EntityManager entities) {
        entities.flush();
        entities.clear();
    }

    /** Puts the counter between the application and its database. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Configuration {
        @Bean
        static BeanPostProcessor countingDataSource() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource source
                            ? ProxyDataSourceBuilder.create(source)
                                    .afterQuery((execution, queries) -> STATEMENTS.addAndGet(queries.size()))
                                    .build()
                            : bean;
                }
            };
        }
    }
}
