package org.openspm.domain.access;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.openspm.domain.shared.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one place that decides whose pay somebody may see: one's own; as a manager, that of the people who sit today in the
 * seats below one's own seats in the reporting hierarchy; as administrator, finance or auditor, everybody's.
 */
@Service
@Transactional
public class Visibility {
    private static final Set<Role> SEE_EVERYBODY = Set.of(Role.ADMIN, Role.FINANCE, Role.AUDITOR);

    // "union" instead of "union all" ends the walk even if imported links form a ring.
    private static final String BELOW = """
            with recursive seat (position_id) as (
                select link.position_id
                from position_assignment own
                join hierarchy_link link on link.parent_position_id = own.position_id and link.valid @> :day
                join hierarchy reporting on reporting.id = link.hierarchy_id and reporting.kind = 'REPORTING'
                join person manager on manager.id = own.person_id
                where manager.key = :manager and own.valid @> :day
                union
                select link.position_id
                from seat
                join hierarchy_link link on link.parent_position_id = seat.position_id and link.valid @> :day
                join hierarchy reporting on reporting.id = link.hierarchy_id and reporting.kind = 'REPORTING'
            )
            select distinct person.key
            from seat
            join position_assignment held on held.position_id = seat.position_id and held.valid @> :day
            join person on person.id = held.person_id
            """;

    private final JdbcClient database;
    private final AuditTrail audit;
    private final Clock clock;

    Visibility(JdbcClient database, AuditTrail audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** True for those who see the pay of the whole company, so that lists need no filter by person. */
    public boolean seesEverybody(Viewer viewer) {
        return viewer.roles().stream().anyMatch(SEE_EVERYBODY::contains);
    }

    /** Keys of the people this viewer may see; ask {@link #seesEverybody} first, since then there is no such list. */
    @Transactional(readOnly = true)
    public Set<Integer> visiblePeople(Viewer viewer) {
        if (seesEverybody(viewer)) {
            throw new IllegalStateException(viewer.username() + " sees everybody; do not filter by person");
        }
        var visible = new TreeSet<>(team(viewer));
        if (viewer.personKey() != null) {
            visible.add(viewer.personKey());
        }
        return visible;
    }

    /** Keys of the people who report to this manager today, at any depth; empty for whoever is no manager. */
    @Transactional(readOnly = true)
    public Set<Integer> team(Viewer viewer) {
        if (viewer.personKey() == null || !viewer.has(Role.MANAGER)) {
            return Set.of();
        }
        var team = new TreeSet<>(database.sql(BELOW)
                .param("manager", viewer.personKey())
                .param("day", LocalDate.now(clock))
                .query(Integer.class)
                .list());
        team.remove(viewer.personKey());
        return team;
    }

    @Transactional(readOnly = true)
    public boolean maySee(Viewer viewer, int personKey) {
        return isOwn(viewer, personKey) || seesEverybody(viewer) || team(viewer).contains(personKey);
    }

    /**
     * Call before showing the pay of a person: refuses whoever may not see it as if it did not exist, and leaves a line in
     * the audit trail when it is somebody else's. {@code what} names the page, as {@code "statement"}.
     */
    public void disclose(Viewer viewer, int personKey, String what) {
        if (!maySee(viewer, personKey)) {
            throw new NotFound("There is no such person, or not for you.");
        }
        if (!isOwn(viewer, personKey)) {
            audit.append(viewer.username(), "viewed pay", "person", Integer.toString(personKey), Map.of("what", what));
        }
    }

    private static boolean isOwn(Viewer viewer, int personKey) {
        return viewer.personKey() != null && viewer.personKey() == personKey;
    }
}
