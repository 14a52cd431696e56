package org.openspm.incentive.run;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.DateRange;
import org.openspm.incentive.calc.Derivations;
import org.openspm.incentive.run.snapshot.AsOf;
import org.openspm.incentive.run.snapshot.SnapshotLoader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The input of a run, to derive its figures again. An input is known by its hash, so that what is kept in memory can never
 * be stale; what is read again has to have the hash that the run noted.
 */
@Component
class RunInputs {
    private static final int KEPT_MAX = 2;

    private final SnapshotLoader loader;
    private final PlansInForce plansInForce;
    private final JdbcClient jdbc;
    private final Recent<String, Kept> kept = new Recent<>(KEPT_MAX);

    RunInputs(SnapshotLoader loader, PlansInForce plansInForce, JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.loader = loader;
        this.plansInForce = plansInForce;
    }

    /** All that a calculation read. */
    record Kept(SnapshotLoader.Input input, List<PlanInForce> plans, DateRange scope, Derivations derivations) {

        static Kept of(SnapshotLoader.Input input, List<PlanInForce> plans, DateRange scope) {
            var derivations = new Derivations(input.snapshot(), PlanInForce.versions(plans), scope);
            return new Kept(input, plans, scope, derivations);
        }
    }

    Kept load(DateRange scope, LocalDate businessDate) {
        return load(scope, businessDate, null);
    }

    private Kept load(DateRange scope, LocalDate businessDate, @Nullable AsOf asOf) {
        var read = read(scope, businessDate, plansInForce.in(scope, asOf), asOf);
        return kept.keep(read.input().hash(), read);
    }

    /** Reads input for these plans, as of a moment or now, without keeping it. */
    Kept read(DateRange scope, LocalDate businessDate, List<PlanInForce> plans, @Nullable AsOf asOf) {
        var beside = new ArrayList<>(PlanInForce.hashes(plans));
        beside.add("calculated " + scope);
        var days = PlansInForce.read(scope, plans);
        var wanted = new SnapshotLoader.Wanted(days, businessDate, PlanInForce.versions(plans), beside);
        var input = loader.load(wanted, asOf);
        return Kept.of(input, plans, scope);
    }

    /** The plans that were in force when a run read them. */
    List<PlanInForce> plans(DateRange scope, String moment) {
        return plansInForce.in(scope, AsOf.of(moment));
    }

    /** The moment as of which a run with a result read its input. */
    Optional<String> moment(UUID resultRun) {
        return jdbc.sql("select as_of from calculation_run where id = :run and as_of is not null")
                .param("run", resultRun)
                .query(String.class)
                .optional();
    }

    /**
     * The input of this run as it was then, whatever was changed since.
     *
     * @throws Conflict when what is read does not have the hash that the run noted: the product itself has changed
     */
    Kept of(RunSummary run, String hash) {
        var known = kept.known(hash);
        if (known != null) {
            return known;
        }
        var asOf = moment(run.resultRunId()).map(AsOf::of).orElse(null);
        var loaded = load(DateRange.inclusive(run.first(), run.last()), run.businessDate(), asOf);
        if (!loaded.input().hash().equals(hash)) {
            throw new Conflict("Run " + run.number()
                    + " was calculated by another version of OpenSPM from data that is read differently now; calculate"
                    + " again to explain the figures.");
        }
        return loaded;
    }
}
