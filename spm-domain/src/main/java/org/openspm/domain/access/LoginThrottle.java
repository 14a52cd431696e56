package org.openspm.domain.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Slows down guessing: after a few wrong passwords for one account or from one address logins are refused for a while. */
@Service
@Transactional
public class LoginThrottle {
    public static final int FAILURES_PER_ACCOUNT_AND_ADDRESS = 5;
    public static final int FAILURES_PER_ACCOUNT = 25;
    public static final int FAILURES_PER_ADDRESS = 50;
    public static final Duration WINDOW = Duration.ofMinutes(15);

    private final JdbcClient database;
    private final Clock clock;

    LoginThrottle(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public boolean refuses(String username, String address) {
        return database.sql("""
                        select count(*) filter (where username = :username and address = :address) >= :both
                            or count(*) filter (where username = :username) >= :account
                            or count(*) filter (where address = :address) >= :address_max
                        from failed_login
                        where (username = :username or address = :address) and at > :since""")
                .param("username", shortened(username))
                .param("address", address)
                .param("both", FAILURES_PER_ACCOUNT_AND_ADDRESS)
                .param("account", FAILURES_PER_ACCOUNT)
                .param("address_max", FAILURES_PER_ADDRESS)
                .param("since", Timestamp.from(windowStart()))
                .query(Boolean.class)
                .single();
    }

    public void failed(String username, String address) {
        database.sql("delete from failed_login where at <= ?")
                .param(Timestamp.from(windowStart()))
                .update();
        database.sql("insert into failed_login (username, address, at) values (?, ?, ?)")
                .params(shortened(username), address, Timestamp.from(Instant.now(clock)))
                .update();
    }

    /** Whoever got in was not guessing: that account starts afresh from that address. */
    public void succeeded(String username, String address) {
        database.sql("delete from failed_login where username = ? and address = ?")
                .params(shortened(username), address)
                .update();
    }

    private Instant windowStart() {
        return Instant.now(clock).minus(WINDOW);
    }

    private static String shortened(String username) {
        return username.length() <= 100 ? username : username.substring(0, 100);
    }
}
