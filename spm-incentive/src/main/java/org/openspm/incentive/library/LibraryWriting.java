package org.openspm.incentive.library;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import org.openspm.domain.access.AuditTrail;
import org.openspm.domain.incentive.PlanText;
import org.openspm.domain.shared.Conflict;
import org.openspm.incentive.language.LibraryName;
import org.openspm.incentive.language.LibraryReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps a version of a library; the same words again change nothing, other words need another version. */
@Service
@Transactional
public class LibraryWriting {
    private final JdbcClient jdbc;
    private final StoredLibraries stored;
    private final AuditTrail audit;
    private final Clock clock;

    LibraryWriting(JdbcClient jdbc, StoredLibraries stored, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.stored = stored;
        this.audit = audit;
        this.clock = clock;
    }

    public LibraryName write(String text, String by) {
        var words = new PlanText(text);
        var reading = LibraryReader.read(words.value(), stored);
        var name = reading.orRefuse();
        int written = jdbc.sql("""
                        insert into plan_library (code, version, title, text, hash, created_by, created_at)
                        values (:code, :version, :title, :text, :hash, :by, :at) on conflict do nothing""")
                .param("code", name.code())
                .param("version", name.version())
                .param("title", reading.title())
                .param("text", words.value())
                .param("hash", words.hash())
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        if (written == 1) {
            audit.append(by, "wrote", "plan-library", name.toString(), Map.of("hash", words.hash()));
        } else if (!stored.text(name).orElse("").equals(words.value())) {
            throw new Conflict("Library " + name + " is there with other words; its words never change. Write another"
                    + " version into the text, and that version into the plans that are to use it.");
        }
        return name;
    }
}
