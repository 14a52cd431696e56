package org.openspm.incentive.effect;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.DateRange;
import org.openspm.incentive.calc.Calculation;
import org.openspm.incentive.calc.PlanRecalculation;
import org.openspm.incentive.calc.PlanVersion;
import org.openspm.incentive.calc.plan.Plan;
import org.openspm.incentive.run.PlanInForce;
import org.openspm.incentive.run.PlansInForce;
import org.openspm.incentive.run.ReadOnlyInputs;
import org.openspm.incentive.run.snapshot.SnapshotLoader;
import org.openspm.incentive.run.snapshot.SnapshotLoader.Input;
import org.openspm.incentive.run.snapshot.SnapshotLoader.Wanted;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the history that drafts are tried on in memory, and what each plan pays on it as it is. It is read again as soon as
 * anything that calculations read was changed, or when a draft looks at something that was not read; through connections that
 * cannot write.
 */
@Component
class PlanHistory {
    private static final int KEPT_MAX = 2;
    private static final int THREADS = Math.min(4, Runtime.getRuntime().availableProcessors());

    private final SnapshotLoader loader;
    private final PlansInForce plansInForce;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final List<Kept> kept = new ArrayList<>();

    PlanHistory(ReadOnlyInputs reading, Clock clock) {
        this.loader = reading.loader();
        this.plansInForce = reading.plansInForce();
        this.jdbc = reading.jdbc();
        this.clock = clock;
    }

    private record Kept(
            DateRange scope,
            LocalDate today,
            String needs,
            String moment,
            List<PlanInForce> plans,
            Input input,
            Map<Integer, UUID> personIds,
            Instant readAt,
            Map<String, OfPlan> byPlan) {}

    /**
     * History of one plan.
     *
     * @param from the day from which some version of it is in force in these days; null when none is
     */
    record OfPlan(
            DateRange scope,
            Input input,
            Map<Integer, UUID> personIds,
            Instant readAt,
            PlanRecalculation recalculation,
            Calculation before,
            @Nullable LocalDate from) {

        /** What is paid when this plan says the same in all these days. */
        Calculation with(Plan plan) {
            return recalculation.with(List.of(new PlanVersion(plan, from)));
        }

        UUID personId(int person) {
            return Objects.requireNonNull(personIds.get(input.keys().personKey(person)));
        }
    }

    /** One at a time, so that those who type at the same moment wait for one reading instead of starting several. */
    synchronized OfPlan of(Plan draft, DateRange scope) {
        var plans = plansInForce.in(scope);
        var wanted = new ArrayList<>(PlanInForce.versions(plans));
        wanted.add(new PlanVersion(draft, null));
        var needs = SnapshotLoader.needs(wanted);
        var moment = loader.moment();
        var hashes = PlanInForce.hashes(plans);
        var today = LocalDate.now(clock);
        var found = kept.stream()
                .filter(one -> one.scope().equals(scope)
                        && one.today().equals(today)
                        && one.needs().equals(needs)
                        && one.moment().equals(moment)
                        && PlanInForce.hashes(one.plans()).equals(hashes))
                .findFirst()
                .orElseGet(() -> keep(read(new Wanted(scope, today, wanted, hashes), needs, plans)));
        return found.byPlan().computeIfAbsent(draft.code(), code -> ofPlan(found, code));
    }

    private Kept read(Wanted wanted, String needs, List<PlanInForce> plans) {
        var input = loader.load(wanted);
        var ids = new HashMap<Integer, UUID>();
        jdbc.sql("select key, id from person").query(row -> {
            ids.put(row.getInt("key"), row.getObject("id", UUID.class));
        });
        return new Kept(
                wanted.scope(),
                Objects.requireNonNull(wanted.businessDate()),
                needs,
                input.asOf(),
                plans,
                input,
                ids,
                clock.instant(),
                new HashMap<>());
    }

    private Kept keep(Kept history) {
        kept.removeIf(one -> one.scope().equals(history.scope())
                && !(one.moment().equals(history.moment()) && one.today().equals(history.today())));
        kept.add(history);
        if (kept.size() > KEPT_MAX) {
            kept.removeFirst();
        }
        return history;
    }

    private static OfPlan ofPlan(Kept history, String code) {
        var own = history.plans().stream()
                .filter(plan -> plan.code().equals(code))
                .toList();
        var others = history.plans().stream()
                .filter(plan -> !plan.code().equals(code))
                .toList();
        var recalculation = new PlanRecalculation(
                history.input().snapshot(), PlanInForce.versions(others), history.scope(), THREADS);
        return new OfPlan(
                history.scope(),
                history.input(),
                history.personIds(),
                history.readAt(),
                recalculation,
                recalculation.with(PlanInForce.versions(own)),
                own.stream().map(PlanInForce::from).min(LocalDate::compareTo).orElse(null));
    }
}
