package org.openspm.incentive.library;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.NotFound;
import org.openspm.incentive.language.LibraryName;
import org.openspm.incentive.language.LibraryReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads libraries and where they are used. */
@Service
@Transactional(readOnly = true)
public class LibraryQueries {
    private static final String SELECT =
            "select code, version, title, text, hash, created_by, created_at, approved_by, approved_at from plan_library";

    private final JdbcClient jdbc;
    private final StoredLibraries stored;

    LibraryQueries(JdbcClient jdbc, StoredLibraries stored) {
        this.jdbc = jdbc;
        this.stored = stored;
    }

    /** All versions of all libraries, the newest of each first. */
    public List<LibraryDetail> libraries() {
        var users = users();
        return jdbc.sql(SELECT + " order by code collate \"C\", created_at desc, version")
                .query((row, _) -> detail(row, users))
                .list();
    }

    public LibraryDetail library(LibraryName name) {
        return libraries().stream()
                .filter(each ->
                        each.code().equals(name.code()) && each.version().equals(name.version()))
                .findFirst()
                .orElseThrow(() -> new NotFound("There is no library " + name + "."));
    }

    public String text(LibraryName name) {
        return stored.text(name).orElseThrow(() -> new NotFound("There is no library " + name + "."));
    }

    private LibraryDetail detail(ResultSet row, Map<LibraryName, List<String>> users) throws SQLException {
        var name = new LibraryName(row.getString("code"), row.getString("version"));
        return new LibraryDetail(
                name.code(),
                name.version(),
                row.getString("title"),
                row.getString("hash"),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("approved_by"),
                instant(row.getTimestamp("approved_at")),
                LibraryReader.read(row.getString("text"), stored).parts(),
                users.getOrDefault(name, List.of()));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    /** Every version of a plan that names a library, and every library that does. */
    private Map<LibraryName, List<String>> users() {
        var users = new HashMap<LibraryName, List<String>>();
        jdbc.sql("""
                        select c.code || '/' || v.number as who, v.text from plan_version v
                          join compensation_plan c on c.id = v.plan_id
                         where v.text like '%use:%'
                        union all select code || ' ' || version, text from plan_library where text like '%use:%'
                        order by 1""")
                .query((row, _) -> Map.entry(row.getString("who"), row.getString("text")))
                .list()
                .forEach(user -> LibraryReader.usedBy(user.getValue())
                        .forEach(name -> users.computeIfAbsent(name, _ -> new ArrayList<>())
                                .add(user.getKey())));
        return users;
    }
}
