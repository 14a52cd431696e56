package org.openspm.incentive.simulation;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.access.AuditTrail;
import org.openspm.domain.incentive.PlanText;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.DateRange;
import org.openspm.domain.shared.NotFound;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.language.PlanReader;
import org.openspm.incentive.library.StoredLibraries;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes simulations and says what is different in them; production is not touched. */
@Service
@Transactional
public class SimulationDrafting {
    private static final int NAME_MAX = 100;
    private static final int NOTE_MAX = 1000;

    private final JdbcClient jdbc;
    private final CodeCheck codes;
    private final StoredLibraries libraries;
    private final AuditTrail audit;
    private final Clock clock;

    SimulationDrafting(JdbcClient jdbc, CodeCheck codes, StoredLibraries libraries, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.libraries = libraries;
        this.codes = codes;
        this.audit = audit;
        this.clock = clock;
    }

    /** The name of a simulation and the days it is tried on, both included. */
    public record Frame(String name, String note, LocalDate first, LocalDate last) {
        public Frame {
            name = name.strip();
            note = note.strip();
            if (name.isEmpty() || name.length() > NAME_MAX) {
                throw new RuleViolation(
                        "The name has " + name.length() + " letters; give one of 1 to " + NAME_MAX + ".");
            }
            if (note.length() > NOTE_MAX) {
                throw new RuleViolation("The note has " + note.length() + " letters; at most " + NOTE_MAX + " fit.");
            }
            if (last.isBefore(first)) {
                throw new RuleViolation(
                        "The last day " + last + " is before the first day " + first + "; exchange the two.");
            }
        }

        DateRange days() {
            return DateRange.inclusive(first, last);
        }
    }

    public UUID create(Frame frame, String by) {
        var now = Timestamp.from(clock.instant());
        var id = named(
                frame,
                () -> jdbc.sql("""
                        insert into simulation (name, note, days, created_by, created_at, changed_at)
                        values (:name, :note, cast(:days as daterange), :by, :now, :now) returning id""")
                        .param("name", frame.name())
                        .param("note", frame.note())
                        .param("days", frame.days().toString())
                        .param("by", by)
                        .param("now", now)
                        .query(UUID.class)
                        .single());
        note(by, "created", id);
        return id;
    }

    public void change(UUID id, Frame frame, String by) {
        touch(id);
        named(
                frame,
                () -> jdbc.sql(
                                "update simulation set name = :name, note = :note, days = cast(:days as daterange) where id = :id")
                        .param("name", frame.name())
                        .param("note", frame.note())
                        .param("days", frame.days().toString())
                        .param("id", id)
                        .update());
        note(by, "changed", id);
    }

    /** Another simulation with all that is different in this one, to be changed further. */
    public UUID copy(UUID id, String name, String by) {
        var frame = jdbc.sql(
                        "select note, lower(days) as first, upper(days) - 1 as last from simulation where id = :id")
                .param("id", id)
                .query((row, _) -> new Frame(
                        name,
                        row.getString("note"),
                        row.getObject("first", LocalDate.class),
                        row.getObject("last", LocalDate.class)))
                .optional()
                .orElseThrow(() -> SimulationQueries.unknown(id));
        var copy = create(frame, by);
        jdbc.sql("""
                        insert into simulation_plan (simulation_id, plan_code, text, hash, from_version)
                        select :copy, plan_code, text, hash, from_version from simulation_plan where simulation_id = :id""").param("copy", copy).param("id", id).update();
        jdbc.sql("""
                        insert into simulation_change
                               (simulation_id, kind, name, target_kind, target, hierarchy, period, starts, amount, holder_kind, holder)
                        select :copy, kind, name, target_kind, target, hierarchy, period, starts, amount, holder_kind, holder
                          from simulation_change where simulation_id = :id order by place""").param("copy", copy).param("id", id).update();
        return copy;
    }

    public void delete(UUID id, String by) {
        touch(id);
        jdbc.sql("delete from simulation where id = :id").param("id", id).update();
        note(by, "deleted", id);
    }

    /** The text stands in the place of the plan whose code it has, instead of another text for that plan. */
    public String put(UUID id, String text, @Nullable Integer fromVersion, String by) {
        var words = new PlanText(text);
        var plan = PlanReader.read(words.value(), libraries).orRefuse();
        codes.refuseUnknownPlan(plan.code());
        touch(id);
        jdbc.sql("""
                        insert into simulation_plan (simulation_id, plan_code, text, hash, from_version)
                        values (:id, :code, :text, :hash, :version)
                        on conflict (simulation_id, plan_code) do update
                           set text = excluded.text, hash = excluded.hash,
                               from_version = coalesce(excluded.from_version, simulation_plan.from_version)""")
                .param("id", id)
                .param("code", plan.code())
                .param("text", words.value())
                .param("hash", words.hash())
                .param("version", fromVersion, java.sql.Types.INTEGER)
                .update();
        note(by, "changed", id);
        return plan.code();
    }

    /** The plan is again as it is. */
    public void remove(UUID id, String planCode, String by) {
        touch(id);
        int removed = jdbc.sql("delete from simulation_plan where simulation_id = :id and plan_code = :code")
                .param("id", id)
                .param("code", planCode)
                .update();
        if (removed == 0) {
            throw new NotFound("The simulation has no text for plan " + planCode + ".");
        }
        note(by, "changed", id);
    }

    /** Adds changes behind those there are; all or none. */
    public void add(UUID id, List<Change> changes, String by) {
        codes.refuseUnknown(changes);
        touch(id);
        changes.forEach(change -> insert(id, change));
        note(by, "changed", id);
    }

    public void remove(UUID id, UUID change, String by) {
        touch(id);
        int removed = jdbc.sql("delete from simulation_change where simulation_id = :id and id = :change")
                .param("id", id)
                .param("change", change)
                .update();
        if (removed == 0) {
            throw new NotFound("The simulation has no change " + change + ".");
        }
        note(by, "changed", id);
    }

    private void insert(UUID id, Change change) {
        var holder = change.holder();
        jdbc.sql("""
                        insert into simulation_change
                               (simulation_id, kind, name, target_kind, target, hierarchy, period, starts, amount, holder_kind, holder)
                        values (:id, :kind, :name, :targetKind, :target, :hierarchy, :period, :starts, :amount, :holderKind, :holder)""")
                .param("id", id)
                .param("kind", change.type().name())
                .param("name", change.name())
                .param("targetKind", change.target().kind().name())
                .param("target", change.target().code())
                .param("hierarchy", change.target().hierarchy())
                .param("period", change.period(), java.sql.Types.VARCHAR)
                .param("starts", change.from(), java.sql.Types.DATE)
                .param("amount", change.amount(), java.sql.Types.NUMERIC)
                .param("holderKind", holder == null ? null : holder.kind().name(), java.sql.Types.VARCHAR)
                .param("holder", holder == null ? null : holder.code(), java.sql.Types.VARCHAR)
                .update();
    }

    /** Counts the change; whoever changes the same simulation meanwhile waits. */
    private void touch(UUID id) {
        int found = jdbc.sql("update simulation set revision = revision + 1, changed_at = :now where id = :id")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
        if (found == 0) {
            throw SimulationQueries.unknown(id);
        }
    }

    private static <T> T named(Frame frame, java.util.function.Supplier<T> writing) {
        try {
            return writing.get();
        } catch (DuplicateKeyException taken) {
            throw new Conflict("There is a simulation “" + frame.name() + "” already; give this one another name.");
        }
    }

    private void note(String by, String action, UUID id) {
        audit.append(by, action, "simulation", id.toString(), Map.of());
    }
}
