package org.openspm.incentive.live;

import java.lang.ref.SoftReference;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.run.PlanInForce;
import org.openspm.incentive.run.PlansInForce;
import org.openspm.incentive.run.RunScopes;
import org.openspm.incentive.run.snapshot.SnapshotLoader;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Holds the input of the fiscal year of today in memory with what is earned on it, and catches up with what was committed
 * whenever it is asked. It is given up when memory becomes scarce, and read again when it is asked for.
 */
@Component
@EnableConfigurationProperties(LiveLimits.class)
class LiveProjection {
    private final SnapshotLoader loader;
    private final PlansInForce plansInForce;
    private final RunScopes scopes;
    private final JdbcClient jdbc;
    private final LiveLimits limits;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private SoftReference<LiveState> kept = new SoftReference<>(null);
    private @Nullable Refusal refusal;
    private long checkedAt;
    private boolean checked;

    LiveProjection(
            SnapshotLoader loader,
            PlansInForce plansInForce,
            RunScopes scopes,
            JdbcClient jdbc,
            LiveLimits limits,
            Clock clock) {
        this.loader = loader;
        this.plansInForce = plansInForce;
        this.scopes = scopes;
        this.jdbc = jdbc;
        this.limits = limits;
        this.clock = clock;
    }

    /** Why nothing can be calculated, and the moment of which that is true. */
    private record Refusal(String sentence, String moment) {}

    /**
     * Looks at what is earned as of a moment that is not before {@code notBefore} nanoseconds of the system.
     *
     * @throws Conflict when it cannot be calculated
     */
    <T> T at(long notBefore, Function<LiveState, T> question) {
        lock.lock();
        try {
            var state = kept.get();
            if (state == null || !checked || checkedAt - notBefore < 0) {
                checkedAt = System.nanoTime();
                state = caughtUp(state);
                checked = true;
            }
            return question.apply(state);
        } finally {
            lock.unlock();
        }
    }

    private LiveState caughtUp(@Nullable LiveState state) {
        try {
            return follow(state);
        } catch (RuleViolation refused) {
            kept = new SoftReference<>(null);
            refusal = new Refusal(
                    "Live figures cannot be calculated as long as this is so: " + refused.getMessage(),
                    loader.moment());
            throw new Conflict(refusal.sentence());
        } catch (RuntimeException failed) {
            // What was half taken in is not to be trusted.
            kept = new SoftReference<>(null);
            throw failed;
        }
    }

    private LiveState follow(@Nullable LiveState state) {
        var now = clock.instant();
        var today = LocalDate.now(clock);
        if (state != null && state.isOf(today)) {
            if (state.isCurrent(now) || state.follow(now, () -> plansInForce.in(state.scope()))) {
                return state;
            }
        }
        if (refusal != null && refusal.moment().equals(loader.moment())) {
            throw new Conflict(refusal.sentence());
        }
        refusal = null;
        return keep(read(today, now));
    }

    private LiveState keep(LiveState state) {
        kept = new SoftReference<>(state);
        return state;
    }

    private LiveState read(LocalDate today, Instant now) {
        var scope = scopes.wholeYears(today, today);
        var plans = plansInForce.in(scope);
        var days = PlansInForce.read(scope, plans);
        long lines = jdbc.sql("""
                        select count(*) from (
                            select from transaction
                             where current and event_date >= lower(cast(:days as daterange)) and event_date < upper(cast(:days as daterange))
                             limit :most) as counted""")
                .param("days", days.toString())
                .param("most", limits.transactionsMax() + 1)
                .query(Long.class)
                .single();
        if (lines > limits.transactionsMax()) {
            throw new RuleViolation("the days " + days + " have more than " + limits.transactionsMax()
                    + " transactions; raise spm.live.transactions-max, at about 60 bytes each.");
        }
        var followed = loader.follow(
                new SnapshotLoader.Wanted(days, today, PlanInForce.versions(plans), PlanInForce.hashes(plans)));
        return new LiveState(today, scope, plans, followed, now);
    }
}
