package org.openspm.territory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.openspm.domain.shared.Page;
import org.openspm.domain.shared.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds the accounts of territories and where they are. */
@Service
@Transactional(readOnly = true)
public class AccountPlaces {
    private static final String BELOW = """
            with recursive below (id, code) as (
                select id, code from territory where id = :territory
                union
                select t.id, t.code from territory t join below on t.parent_id = below.id)
            """;

    private final JdbcClient database;

    AccountPlaces(JdbcClient database) {
        this.database = database;
    }

    /** Accounts in a territory and all below it, by name. */
    public Page<AccountPlace> in(UUID territory, PageRequest page) {
        var where = " from account a where a.territory_code in (select code from below) ";
        var total = database.sql(BELOW + "select count(*)" + where)
                .param("territory", territory)
                .query(Long.class)
                .single();
        var items = database.sql(BELOW + "select a.*" + where + "order by a.name, a.code limit :size offset :offset")
                .param("territory", territory)
                .param("size", page.size())
                .param("offset", page.offset())
                .query(AccountPlaces::place)
                .list();
        return new Page<>(items, page.number(), page.size(), total);
    }

    /** Every account with coordinates, for the map. */
    public List<AccountPlace> onTheMap() {
        return database.sql("""
                        select a.id, a.code, a.name, a.city, a.country_code, a.territory_code, a.latitude, a.longitude
                        from account a where a.latitude is not null and a.longitude is not null
                        order by a.key""").query(AccountPlaces::place).list();
    }

    private static AccountPlace place(ResultSet row, int number) throws SQLException {
        return new AccountPlace(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("name"),
                row.getString("city"),
                row.getString("country_code"),
                row.getString("territory_code"),
                row.getBigDecimal("latitude"),
                row.getBigDecimal("longitude"));
    }
}
