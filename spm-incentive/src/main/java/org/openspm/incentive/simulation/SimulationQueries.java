package org.openspm.incentive.simulation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.NotFound;
import org.openspm.domain.shared.Page;
import org.openspm.domain.shared.PageRequest;
import org.openspm.incentive.simulation.SimulationRun.Kind;
import org.openspm.incentive.simulation.SimulationRun.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads simulations and how far their runs are. */
@Service
@Transactional(readOnly = true)
public class SimulationQueries {
    private static final String RUN = """
            select r.*, lower(r.days) as first, upper(r.days) - 1 as last, c.number as compared_number
              from simulation_run r left join calculation_run c on c.id = r.compared_run
            """;

    private final JdbcClient jdbc;

    SimulationQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A simulation in the list.
     *
     * @param plans how many texts of plans it has, and changes besides
     * @param status of its newest run over the past; null before the first
     */
    public record Summary(
            UUID id,
            long number,
            String name,
            LocalDate first,
            LocalDate last,
            String createdBy,
            Instant changedAt,
            long plans,
            long changes,
            @Nullable Status status) {}

    /** The one changed last first. */
    public Page<Summary> simulations(String words, PageRequest page) {
        var pattern = "%" + words.strip().replaceAll("([%_\\\\])", "\\\\$1") + "%";
        long total = jdbc.sql("select count(*) from simulation where name ilike :pattern")
                .param("pattern", pattern)
                .query(Long.class)
                .single();
        var items = jdbc.sql("""
                        select s.*, lower(s.days) as first, upper(s.days) - 1 as last,
                               (select count(*) from simulation_plan p where p.simulation_id = s.id) as plans,
                               (select count(*) from simulation_change c where c.simulation_id = s.id) as changes,
                               (select status from simulation_run r where r.simulation_id = s.id and r.kind = 'HISTORY'
                                 order by r.requested_at desc limit 1) as status
                          from simulation s where s.name ilike :pattern
                         order by s.changed_at desc, s.number desc limit :size offset :offset""")
                .param("pattern", pattern)
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, _) -> summary(row))
                .list();
        return new Page<>(items, page.number(), page.size(), total);
    }

    public Simulation simulation(UUID id) {
        return jdbc.sql("select s.*, lower(days) as first, upper(days) - 1 as last from simulation s where id = :id")
                .param("id", id)
                .query((row, _) -> simulation(row, id))
                .optional()
                .orElseThrow(() -> unknown(id));
    }

    public SimulationRun run(UUID id) {
        return jdbc.sql(RUN + " where r.id = :id")
                .param("id", id)
                .query((row, _) -> run(row))
                .optional()
                .orElseThrow(() -> new NotFound("There is no run " + id + " of a simulation."));
    }

    /** The newest run of a kind, or of those with a result. */
    public Optional<SimulationRun> newest(UUID simulation, Kind kind, boolean withResult) {
        return jdbc.sql(RUN + """
                         where r.simulation_id = :simulation and r.kind = :kind and (not :result or r.status = 'CALCULATED')
                         order by r.requested_at desc, r.id limit 1""")
                .param("simulation", simulation)
                .param("kind", kind.name())
                .param("result", withResult)
                .query((row, _) -> run(row))
                .optional();
    }

    /** Runs that wait to be taken up and were asked for before a moment. */
    public List<UUID> waitingSince(Instant moment) {
        return jdbc.sql(
                        "select id from simulation_run where status = 'QUEUED' and requested_at < :moment order by requested_at")
                .param("moment", java.sql.Timestamp.from(moment))
                .query((row, _) -> Objects.requireNonNull(row.getObject("id", UUID.class)))
                .list();
    }

    static NotFound unknown(UUID id) {
        return new NotFound("There is no simulation " + id + ".");
    }

    private Simulation simulation(ResultSet row, UUID id) throws SQLException {
        return new Simulation(
                id,
                row.getLong("number"),
                row.getString("name"),
                row.getString("note"),
                row.getObject("first", LocalDate.class),
                row.getObject("last", LocalDate.class),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("changed_at").toInstant(),
                row.getLong("revision"),
                plans(id),
                changes(id),
                newest(id, Kind.HISTORY, false).orElse(null),
                newest(id, Kind.HISTORY, true).orElse(null),
                newest(id, Kind.FORECAST, false).orElse(null));
    }

    private List<SimulatedPlan> plans(UUID id) {
        return jdbc.sql("""
                        select s.*, coalesce(p.title, '') as title
                          from simulation_plan s left join compensation_plan p on p.code = s.plan_code
                         where s.simulation_id = :id order by s.plan_code""")
                .param("id", id)
                .query((row, _) -> new SimulatedPlan(
                        row.getString("plan_code"),
                        row.getString("title"),
                        row.getString("text"),
                        row.getString("hash"),
                        row.getObject("from_version", Integer.class)))
                .list();
    }

    private List<Simulation.Placed> changes(UUID id) {
        return jdbc.sql("select * from simulation_change where simulation_id = :id order by place")
                .param("id", id)
                .query((row, _) -> new Simulation.Placed(row.getObject("id", UUID.class), change(row)))
                .list();
    }

    private static Change change(ResultSet row) throws SQLException {
        var holder = row.getString("holder_kind");
        return new Change(
                Change.Type.valueOf(row.getString("kind")),
                row.getString("name"),
                new Target(
                        Target.Kind.valueOf(row.getString("target_kind")),
                        row.getString("target"),
                        row.getString("hierarchy")),
                row.getString("period"),
                row.getObject("starts", LocalDate.class),
                row.getBigDecimal("amount"),
                holder == null ? null : Target.of(Target.Kind.valueOf(holder), row.getString("holder")));
    }

    private static Summary summary(ResultSet row) throws SQLException {
        var status = row.getString("status");
        return new Summary(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                row.getString("name"),
                row.getObject("first", LocalDate.class),
                row.getObject("last", LocalDate.class),
                row.getString("created_by"),
                row.getTimestamp("changed_at").toInstant(),
                row.getLong("plans"),
                row.getLong("changes"),
                status == null ? null : Status.valueOf(status));
    }

    private static SimulationRun run(ResultSet row) throws SQLException {
        var finished = row.getTimestamp("finished_at");
        return new SimulationRun(
                row.getObject("id", UUID.class),
                row.getObject("simulation_id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                row.getLong("revision"),
                row.getObject("first", LocalDate.class),
                row.getObject("last", LocalDate.class),
                row.getObject("replicates", Integer.class),
                row.getObject("seed", Long.class),
                row.getBoolean("together"),
                row.getObject("drawn_from", LocalDate.class),
                Status.valueOf(row.getString("status")),
                row.getString("stage"),
                row.getInt("progress"),
                row.getBoolean("cancel_wanted"),
                row.getString("message"),
                row.getString("input_hash"),
                row.getString("digest_before"),
                row.getString("digest_after"),
                row.getObject("compared_run", UUID.class),
                row.getObject("compared_number", Long.class),
                List.of((String[]) row.getArray("notices").getArray()),
                row.getString("requested_by"),
                row.getTimestamp("requested_at").toInstant(),
                finished == null ? null : finished.toInstant());
    }
}
