package org.openspm.web.pay;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.openspm.domain.shared.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the people whose pay is shown. */
@Component
class Payees {
    private static final String PERSON =
            "select id, key, code, full_name, coalesce(job_title, '') as job_title from person ";
    private final JdbcClient jdbc;

    Payees(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Payee byKey(int key) {
        return jdbc.sql(PERSON + "where key = :key")
                .param("key", key)
                .query(Payees::payee)
                .single();
    }

    Payee byId(UUID id) {
        return jdbc.sql(PERSON + "where id = :id")
                .param("id", id)
                .query(Payees::payee)
                .optional()
                .orElseThrow(() -> new NotFound("There is no such person, or not for you."));
    }

    List<Payee> byKeys(Collection<Integer> keys) {
        return keys.isEmpty()
                ? List.of()
                : jdbc.sql(PERSON + "where key in (:keys) order by family_name, full_name, code")
                        .param("keys", keys)
                        .query(Payees::payee)
                        .list();
    }

    private static Payee payee(ResultSet row, int number) throws SQLException {
        return new Payee(
                row.getObject("id", UUID.class),
                row.getInt("key"),
                row.getString("code"),
                row.getString("full_name"),
                row.getString("job_title"));
    }
}
