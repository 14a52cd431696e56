package org.openspm.incentive.statement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
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

    /** Progress of a payee, with the values that held on a day. */
    public List<TierProgress> of(PayMeasure measure, int person, LocalDate day) {
        var plan = plans.computeIfAbsent(measure.planVersionId(), this::plan);
        return TierProgress.of(plan, measure, values(KnownFigures.names(plan), person, day));
    }

    /** The most specific of each: of the person, else of a seat held, else of its title. */
    private Map<String, BigDecimal> values(List<String> names, int person, LocalDate day) {
        if (names.isEmpty()) {
            return Map.of();
        }
        var found = new HashMap<String, BigDecimal>();
        jdbc.sql("""
                        with held as (
                            select s.key, s.title_id from position_assignment a
                              join person p on p.id = a.person_id and p.key = :person
                              join position s on s.id = a.position_id
                             where a.valid @> cast(:day as date)
                        )
                        select distinct on (v.name) v.name, v.value
                          from payee_value v
                         where v.name in (:names) and v.valid @> cast(:day as date)
                           and (v.person_key = :person or v.position_key in (select key from held)
                                or v.title_id in (select title_id from held))
                         order by v.name, (v.person_key is not null) desc, (v.position_key is not null) desc, v.owner""")
                .param("person", person)
                .param("day", day)
                .param("names", names)
                .query((row, _) -> found.put(row.getString("name"), row.getBigDecimal("value")))
                .list();
        return found;
    }

    private Plan plan(UUID version) {
        var text = jdbc.sql("select text from plan_version where id = :id")
                .param("id", version)
                .query(String.class)
                .single();
        return PlanReader.read(text, libraries).orRefuse();
    }
}
