package org.openspm.incentive.library;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import org.openspm.domain.access.AuditTrail;
import org.openspm.domain.incentive.FourEyes;
import org.openspm.domain.shared.NotFound;
import org.openspm.incentive.language.LibraryName;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets a version of a library through, by somebody else than its author; plans that use it can be handed in then. */
@Service
@Transactional
public class LibraryApproval {
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    LibraryApproval(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Approving twice has the effect of once. */
    public void approve(LibraryName name, String by, FourEyes fourEyes) {
        var author = jdbc.sql(
                        "select created_by from plan_library where code = :code and version = :version for update")
                .param("code", name.code())
                .param("version", name.version())
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NotFound("There is no library " + name + "."));
        fourEyes.check(author, by, "Library " + name);
        int approved = jdbc.sql("""
                        update plan_library set approved_by = :by, approved_at = :at
                         where code = :code and version = :version and approved_at is null""")
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .param("code", name.code())
                .param("version", name.version())
                .update();
        if (approved == 1) {
            audit.append(by, "approved", "plan-library", name.toString(), Map.of());
        }
    }
}
