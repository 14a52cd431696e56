package org.openspm.incentive.sanity;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.access.AuditTrail;
import org.openspm.domain.shared.RuleViolation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The limits that runs are held to: the usual ones, where nobody has set another or taken it away. */
@Service
@Transactional
public class SanityLimits {
    private static final BigDecimal LIMIT_MAX = new BigDecimal("1000000");

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    SanityLimits(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those that are checked. */
    @Transactional(readOnly = true)
    public Map<Bound, BigDecimal> limits() {
        var limits = new EnumMap<Bound, BigDecimal>(Bound.class);
        for (var bound : Bound.values()) {
            limits.put(bound, bound.usual());
        }
        jdbc.sql("select bound, amount from sanity_limit").query(row -> {
            var bound = Bound.valueOf(row.getString("bound"));
            var amount = row.getBigDecimal("amount");
            if (amount == null) {
                limits.remove(bound);
            } else {
                limits.put(bound, amount);
            }
        });
        return limits;
    }

    /** @param limit a factor, or a share as a fraction; null when the bound is not to be checked */
    public void set(Bound bound, @Nullable BigDecimal limit, String by) {
        if (limit != null && (limit.signum() <= 0 || limit.compareTo(LIMIT_MAX) > 0)) {
            throw new RuleViolation("The limit of " + bound + " is " + limit.toPlainString()
                    + "; give a number above 0, 0.5 for 50 %, or none when it is not to be checked.");
        }
        jdbc.sql("""
                        insert into sanity_limit (bound, amount, changed_by, changed_at) values (:bound, :limit, :by, :now)
                        on conflict (bound) do update
                           set amount = excluded.amount, changed_by = excluded.changed_by, changed_at = excluded.changed_at""")
                .param("bound", bound.name())
                .param("limit", limit, java.sql.Types.NUMERIC)
                .param("by", by)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        audit.append(
                by,
                "set",
                "sanity-limit",
                bound.name(),
                Map.of("limit", limit == null ? "not checked" : limit.toPlainString()));
    }
}
