package org.openspm.incentive.library;

import java.util.List;
import java.util.Optional;
import org.openspm.incentive.language.Libraries;
import org.openspm.incentive.language.LibraryName;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The libraries that were saved. */
@Component
public class StoredLibraries implements Libraries {
    private final JdbcClient jdbc;

    public StoredLibraries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<String> text(LibraryName name) {
        return jdbc.sql("select text from plan_library where code = :code and version = :version")
                .param("code", name.code())
                .param("version", name.version())
                .query(String.class)
                .optional();
    }

    @Override
    public List<LibraryName> names() {
        return names("");
    }

    /** Those that nobody but their author has read. */
    public List<LibraryName> unapproved() {
        return names(" where approved_at is null");
    }

    private List<LibraryName> names(String which) {
        return jdbc.sql("select code, version from plan_library" + which + " order by code collate \"C\", created_at")
                .query((row, _) -> new LibraryName(row.getString("code"), row.getString("version")))
                .list();
    }
}
