package org.openspm.incentive.sanity;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.access.AuditTrail;
import org.openspm.domain.incentive.FourEyes;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.NotFound;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.plan.ApprovalPolicy;
import org.openspm.incentive.sanity.OutOfBounds.Acknowledgement;
import org.openspm.incentive.sanity.OutOfBounds.Oddity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Compares a run with the bounds, keeps why what is out of them is right, and holds a run of which that was not said. */
@Service
@Transactional
public class SanityCheck {
    private static final int PAYEES_MIN = 10;
    private static final int REASON_MAX = 500;

    private final JdbcClient jdbc;
    private final SanityLimits limits;
    private final ApprovalPolicy policy;
    private final AuditTrail audit;
    private final Clock clock;

    SanityCheck(JdbcClient jdbc, SanityLimits limits, ApprovalPolicy policy, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.limits = limits;
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is out of bounds, by bound; nothing when all is within. */
    @Transactional(readOnly = true)
    public List<OutOfBounds> of(UUID run) {
        var acknowledged = acknowledged(run);
        var found = new ArrayList<OutOfBounds>();
        limits.limits().forEach((bound, limit) -> {
            var oddities = oddities(run, bound, limit);
            if (!oddities.isEmpty()) {
                var digest = digest(limit, oddities);
                var known = acknowledged.get(bound);
                found.add(new OutOfBounds(
                        bound,
                        limit,
                        oddities,
                        digest,
                        known != null && known.digest().equals(digest) ? known.said() : null));
            }
        });
        return found;
    }

    /** Says why what exceeds a bound is right. */
    public void acknowledge(UUID run, Bound bound, String reason, String by) {
        var why = reason.strip();
        if (why.isEmpty() || why.length() > REASON_MAX) {
            throw new RuleViolation("The reason has " + why.length() + " letters; say in 1 to " + REASON_MAX
                    + " why the figures are right.");
        }
        var asked = jdbc.sql("select number, requested_by from calculation_run where id = :run")
                .param("run", run)
                .query((row, _) -> new Asked(row.getLong("number"), row.getString("requested_by")))
                .optional()
                .orElseThrow(() -> new NotFound("There is no run " + run + "."));
        if (policy.fourEyes() == FourEyes.REQUIRED && asked.by().equals(by)) {
            throw new Conflict(
                    "You asked for run " + asked.number() + " yourself; somebody else says why its figures are right.");
        }
        var exceeded = of(run).stream()
                .filter(each -> each.bound() == bound)
                .findFirst()
                .orElseThrow(() -> new Conflict("Nothing of the run exceeds " + bound + " any more."));
        jdbc.sql("""
                        insert into run_acknowledgement (run_id, bound, digest, reason, acknowledged_by, acknowledged_at)
                        values (:run, :bound, :digest, :reason, :by, :now)
                        on conflict (run_id, bound) do update
                           set digest = excluded.digest, reason = excluded.reason, acknowledged_by = excluded.acknowledged_by,
                               acknowledged_at = excluded.acknowledged_at""")
                .param("run", run)
                .param("bound", bound.name())
                .param("digest", exceeded.digest())
                .param("reason", why)
                .param("by", by)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        audit.append(
                by,
                "acknowledged",
                "calculation-run",
                Long.toString(asked.number()),
                Map.of(
                        "bound",
                        bound.name(),
                        "reason",
                        why,
                        "findings",
                        Integer.toString(exceeded.oddities().size())));
    }

    /** Called before a run is approved. */
    @Transactional(readOnly = true)
    public void refuseUnlessAcknowledged(UUID run, long number) {
        var open = of(run).stream()
                .filter(each -> each.acknowledgement() == null)
                .map(each -> each.bound() + " (" + each.oddities().size() + ")")
                .toList();
        if (!open.isEmpty()) {
            throw new Conflict("Run " + number + " is out of bounds: " + String.join(", ", open)
                    + "; look at them and acknowledge each with a reason before you approve it.");
        }
    }

    private List<Oddity> oddities(UUID run, Bound bound, BigDecimal limit) {
        return jdbc.sql(BoundSql.of(bound) + BoundSql.ORDER)
                .param("run", run)
                .param("payees", PAYEES_MIN)
                .param("limit", limit)
                .query((row, _) -> oddity(row))
                .list();
    }

    private record Asked(long number, String by) {}

    private record Known(String digest, Acknowledgement said) {}

    private Map<Bound, Known> acknowledged(UUID run) {
        var acknowledged = new EnumMap<Bound, Known>(Bound.class);
        jdbc.sql("select * from run_acknowledgement where run_id = :run")
                .param("run", run)
                .query(row -> {
                    acknowledged.put(
                            Bound.valueOf(row.getString("bound")),
                            new Known(
                                    row.getString("digest"),
                                    new Acknowledgement(
                                            row.getString("acknowledged_by"),
                                            row.getTimestamp("acknowledged_at").toInstant(),
                                            row.getString("reason"))));
                });
        return acknowledged;
    }

    private static Oddity oddity(ResultSet row) throws SQLException {
        return new Oddity(
                row.getString("period"),
                row.getObject("person_id", UUID.class),
                row.getString("person"),
                row.getString("subject"),
                Objects.requireNonNull(row.getBigDecimal("figure")),
                decimal(row, "compared"),
                Objects.requireNonNull(row.getBigDecimal("ratio")),
                row.getString("currency"));
    }

    private static @Nullable BigDecimal decimal(ResultSet row, String column) throws SQLException {
        return row.getBigDecimal(column);
    }

    private static String digest(BigDecimal limit, List<Oddity> oddities) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(limit.stripTrailingZeros().toPlainString().getBytes(StandardCharsets.UTF_8));
            oddities.forEach(each -> digest.update(("\n" + each).getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
