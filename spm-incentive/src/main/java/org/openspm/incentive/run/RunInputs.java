package org.openspm.incentive.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.DateRange;
import org.openspm.incentive.calc.Derivations;
import org.openspm.incentive.run.snapshot.SnapshotLoader;
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
    private final Map<String, Kept> kept = new LinkedHashMap<>();

    RunInputs(SnapshotLoader loader, PlansInForce plansInForce) {
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

    Kept load(DateRange scope) {
        var plans = plansInForce.in(scope);
        var beside = new ArrayList<>(PlanInForce.hashes(plans));
        beside.add("calculated " + scope);
        var input = loader.load(PlansInForce.read(scope, plans), PlanInForce.versions(plans), beside);
        return keep(Kept.of(input, plans, scope));
    }

    /** The input of this run; refused when it was changed since, because then the derivation would be another one. */
    Kept of(RunSummary run, String hash) {
        var known = known(hash);
        if (known != null) {
            return known;
        }
        var loaded = load(DateRange.inclusive(run.first(), run.last()));
        if (!loaded.input().hash().equals(hash)) {
            throw new Conflict("The data has changed since run " + run.number()
                    + ", so its figures cannot be derived from it any more; calculate again to explain the new ones.");
        }
        return loaded;
    }

    private synchronized @Nullable Kept known(String hash) {
        return kept.get(hash);
    }

    private synchronized Kept keep(Kept input) {
        kept.remove(input.input().hash());
        kept.put(input.input().hash(), input);
        if (kept.size() > KEPT_MAX) {
            kept.remove(kept.keySet().iterator().next());
        }
        return input;
    }
}
