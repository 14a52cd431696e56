package org.openspm.incentive.statement;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.openspm.incentive.calc.plan.Plan;
import org.openspm.incentive.language.PlanReader;
import org.openspm.incentive.library.StoredLibraries;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Reads from the plan in force where the tiers of a measure begin and how far the next one is. */
@Service
public class TierProgressQueries {
    /** Texts of published versions never change, and there are few of them. */
    private final Map<UUID, Plan> plans = new ConcurrentHashMap<>();

    private final JdbcClient jdbc;
    private final StoredLibraries libraries;

    TierProgressQueries(JdbcClient jdbc, StoredLibraries libraries) {
        this.libraries = libraries;
        this.jdbc = jdbc;
    }

    public List<TierProgress> of(PayMeasure measure) {
        return TierProgress.of(plans.computeIfAbsent(measure.planVersionId(), this::plan), measure);
    }

    private Plan plan(UUID version) {
        var text = jdbc.sql("select text from plan_version where id = :id")
                .param("id", version)
                .query(String.class)
                .single();
        return PlanReader.read(text, libraries).orRefuse();
    }
}
