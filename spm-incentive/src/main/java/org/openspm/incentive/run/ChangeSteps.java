package org.openspm.incentive.run;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.Currency;
import org.openspm.domain.shared.DateRange;
import org.openspm.incentive.calc.Calculation;
import org.openspm.incentive.calc.Calculator;
import org.openspm.incentive.calc.Progress;
import org.openspm.incentive.run.snapshot.AsOf;
import org.openspm.incentive.run.snapshot.InputPart;
import org.springframework.stereotype.Component;

/**
 * Calculates the way from one run to another: the input of the first is replaced by that of the second part by part, and each
 * time everything is calculated again. What a step changes is due to its part; the steps sum to the whole difference because
 * the first state is the one run and the last the other. Parts stand in the order of {@link InputPart}; where two parts only
 * act together (a new rate on a new order) the later one carries what they do together.
 */
@Component
class ChangeSteps {
    private static final int THREADS = 2;

    private final RunInputs inputs;

    ChangeSteps(RunInputs inputs) {
        this.inputs = inputs;
    }

    /** Where an earning is found in every state. */
    record Place(int personKey, String plan, String component, UUID period, Currency currency) {}

    /** What was earned after the input of a cause was replaced. */
    record State(ChangeCause cause, Map<Place, BigDecimal> earned) {}

    /** The states from one run to another; the first has the first run's figures, and its cause says nothing. */
    List<State> between(RunSummary before, RunSummary after) {
        var from = moment(before);
        var to = moment(after);
        var scope = DateRange.inclusive(before.first(), before.last());
        var day = before.businessDate();
        var plans = inputs.plans(scope, from);
        var start = inputs.read(scope, day, plans, AsOf.of(from));
        var target = inputs.read(scope, day, plans, AsOf.of(to).with(InputPart.PLANS, from));
        var states = new ArrayList<State>();
        requireSame(before, start);
        states.add(calculated(ChangeCause.PLANS, start));

        var asOf = AsOf.of(from);
        var differing = differing(start, target);
        for (var part : differing) {
            asOf = asOf.with(part, to);
            var next = part == differing.getLast() ? target : inputs.read(scope, day, plans, asOf);
            states.add(calculated(ChangeCause.of(part), next));
        }
        var current = target;
        var newPlans = inputs.plans(scope, to);
        if (!PlanInForce.hashes(newPlans).equals(PlanInForce.hashes(plans))) {
            current = inputs.read(scope, day, newPlans, AsOf.of(to));
            states.add(calculated(ChangeCause.PLANS, current));
        }
        var newScope = DateRange.inclusive(after.first(), after.last());
        if (!newScope.equals(scope)) {
            newPlans = inputs.plans(newScope, to);
            current = inputs.read(newScope, day, newPlans, AsOf.of(to));
            states.add(calculated(ChangeCause.DAYS, current));
        }
        if (!after.businessDate().equals(day)) {
            current = inputs.read(newScope, after.businessDate(), newPlans, AsOf.of(to));
            states.add(calculated(ChangeCause.BUSINESS_DATE, current));
        }
        requireSame(after, current);
        return states;
    }

    private String moment(RunSummary run) {
        return inputs.moment(run.resultRunId())
                .orElseThrow(() -> new Conflict("Run " + run.number() + " has no result to compare."));
    }

    private static List<InputPart> differing(RunInputs.Kept start, RunInputs.Kept target) {
        var differing = new ArrayList<InputPart>();
        for (var part : InputPart.values()) {
            var then = start.input().parts().get(part);
            if (part != InputPart.PLANS
                    && !Objects.equals(then, target.input().parts().get(part))) {
                differing.add(part);
            }
        }
        return differing;
    }

    private static State calculated(ChangeCause cause, RunInputs.Kept kept) {
        var result = Calculator.calculate(
                kept.input().snapshot(), PlanInForce.versions(kept.plans()), kept.scope(), THREADS, Progress.SILENT);
        return new State(cause, earned(kept, result));
    }

    private static void requireSame(RunSummary run, RunInputs.Kept kept) {
        if (!kept.input().hash().equals(run.inputHash())) {
            throw new Conflict("Run " + run.number()
                    + " was calculated by another version of OpenSPM from data that is read differently now, so its"
                    + " changes cannot be explained; calculate again and compare later runs.");
        }
    }

    private static Map<Place, BigDecimal> earned(RunInputs.Kept kept, Calculation result) {
        var earned = new HashMap<Place, BigDecimal>();
        for (var earning : result.earnings()) {
            var place = new Place(
                    kept.input().keys().personKey(earning.person()),
                    kept.plans().get(earning.version()).code(),
                    earning.component(),
                    kept.input().keys().periodId(earning.period()),
                    earning.currency());
            earned.merge(place, earning.amount(), BigDecimal::add);
        }
        return earned;
    }
}
