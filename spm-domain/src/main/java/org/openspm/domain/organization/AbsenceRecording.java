package org.openspm.domain.organization;

import java.sql.Types;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.access.AuditTrail;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.NotFound;
import org.openspm.domain.shared.RuleViolation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records when somebody is away; the same person is never away twice on one day. */
@Service
@Transactional
public class AbsenceRecording {
    private static final UUID NONE = new UUID(0, 0);

    private final JdbcClient database;
    private final Absences absences;
    private final AuditTrail audit;

    AbsenceRecording(JdbcClient database, Absences absences, AuditTrail audit) {
        this.database = database;
        this.absences = absences;
        this.audit = audit;
    }

    public Absence record(UUID person, Leave leave, String actor) {
        lock(person);
        requireEmployed(person, leave);
        requireFree(person, NONE, leave);
        var id = database.sql("""
                        insert into absence (person_id, kind, share, reference, valid)
                        values (:person, :kind, :share, :reference, cast(:valid as daterange)) returning id""")
                .param("person", person)
                .param("kind", leave.kind())
                .param("share", leave.share())
                .param("reference", leave.reference(), Types.VARCHAR)
                .param("valid", leave.days().toString())
                .query(UUID.class)
                .single();
        return noted(id, "absence recorded", actor);
    }

    /** Corrects an absence; {@code version} is the one that was looked at. */
    public Absence change(UUID id, Leave leave, long version, String actor) {
        var known = locked(id);
        if (known.version() != version) {
            throw new Conflict("This absence of " + known.personName()
                    + " was changed by somebody else meanwhile; look at it again and repeat the change.");
        }
        return written(known, leave, "absence changed", actor);
    }

    /** Says which day was the last one; also of an absence whose last day was another. */
    public Absence end(UUID id, LocalDate last, String actor) {
        var known = locked(id);
        return written(known, known.leave().until(last), "absence ended", actor);
    }

    /** Takes back an absence that never was; what was calculated by it can still be read as it was. */
    public void remove(UUID id, String actor) {
        var known = locked(id);
        database.sql("delete from absence where id = :id").param("id", id).update();
        audit.append(actor, "absence removed", "absence", id.toString(), detail(known));
    }

    private Absence written(Absence known, Leave leave, String act, String actor) {
        if (leave.equals(known.leave())) {
            return known;
        }
        requireEmployed(known.personId(), leave);
        requireFree(known.personId(), known.id(), leave);
        database.sql("""
                        update absence set kind = :kind, share = :share, reference = :reference,
                               valid = cast(:valid as daterange), version = version + 1
                         where id = :id""")
                .param("id", known.id())
                .param("kind", leave.kind())
                .param("share", leave.share())
                .param("reference", leave.reference(), Types.VARCHAR)
                .param("valid", leave.days().toString())
                .update();
        return noted(known.id(), act, actor);
    }

    private Absence noted(UUID id, String act, String actor) {
        var absence = require(id);
        audit.append(actor, act, "absence", id.toString(), detail(absence));
        return absence;
    }

    // The kind may tell of an illness: it stays in the row and its history.
    private static Map<String, String> detail(Absence absence) {
        return Map.of(
                "person", absence.personCode(), "days", absence.leave().days().toString());
    }

    private Absence locked(UUID id) {
        lock(require(id).personId());
        return require(id);
    }

    private Absence require(UUID id) {
        return absences.absence(id).orElseThrow(() -> new NotFound("There is no such absence any more."));
    }

    /** Who writes about a person waits for whoever does so already. */
    private void lock(UUID person) {
        Optional<UUID> known = database.sql("select id from person where id = :id for no key update")
                .param("id", person)
                .query(UUID.class)
                .optional();
        if (known.isEmpty()) {
            throw new NotFound("There is no such person.");
        }
    }

    private void requireFree(UUID person, UUID but, Leave leave) {
        var other = other(person, but, leave);
        if (other != null) {
            throw new RuleViolation(other.personName() + " is away already from "
                    + other.leave().first() + (other.isOpen() ? " on" : " to " + other.last()) + " ("
                    + other.leave().kind() + "); end that absence before " + leave.first()
                    + ", or choose days outside of it.");
        }
    }

    /** A leave that outlasts the employment ends with it; one that begins outside of it is a mistake. */
    private void requireEmployed(UUID person, Leave leave) {
        database.sql("""
                        select full_name, hired_on, left_on from person
                         where id = :person and (cast(:first as date) < hired_on or cast(:first as date) > left_on)""")
                .param("person", person)
                .param("first", leave.first())
                .query((row, _) -> {
                    var from = row.getObject("hired_on", LocalDate.class);
                    var to = row.getObject("left_on", LocalDate.class);
                    return row.getString("full_name") + " is employed " + (from == null ? "" : "from " + from)
                            + (to == null ? "" : (from == null ? "" : " ") + "to " + to)
                            + "; an absence that begins on "
                            + leave.first() + " lies outside of it. Choose a day of the employment, or correct that.";
                })
                .optional()
                .ifPresent(sentence -> {
                    throw new RuleViolation(sentence);
                });
    }

    private @Nullable Absence other(UUID person, UUID but, Leave leave) {
        return database.sql(Absences.SELECT + Absences.FROM + """
                        where a.person_id = :person and a.id <> :but and a.valid && cast(:valid as daterange)
                        order by a.valid limit 1""")
                .param("person", person)
                .param("but", but)
                .param("valid", leave.days().toString())
                .query(Absences::row)
                .optional()
                .orElse(null);
    }
}
