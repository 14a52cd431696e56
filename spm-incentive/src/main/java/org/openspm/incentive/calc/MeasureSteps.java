package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Currency;
import org.openspm.incentive.calc.Explanation.Step;
import org.openspm.incentive.calc.expression.Unit;
import org.openspm.incentive.calc.plan.Measure;

/** Tells where a measure and its attainment come from: credits, groups of them, or the measures it is calculated of. */
final class MeasureSteps {
    private static final int SHOWN_DECIMALS = 6;
    private static final int DEPTH_MAX = 8;

    private final VersionRun run;
    private final int payee;
    private final int slot;
    private final @Nullable Currency planCurrency;

    MeasureSteps(VersionRun run, int payee, int slot) {
        this.run = run;
        this.payee = payee;
        this.slot = slot;
        this.planCurrency = run.plan().currency(payee, slot);
    }

    /** The measure, within its attainment when it has a quota. */
    Explanation of(int number) {
        return of(number, false, 0);
    }

    private Explanation of(int number, boolean adds, int depth) {
        var measure = run.plan().plan().measures().get(number);
        var value = run.figures().value(number, payee, slot);
        var quota = run.figures().quota(number, payee, slot);
        var measured =
                step(Step.MEASURE, List.of(measure.name(), period()), value, measure, adds, parts(number, depth));
        if (measure.quota() == null || quota == null || quota.signum() == 0) {
            return measured;
        }
        var target = step(
                Step.QUOTA,
                List.of(Objects.requireNonNull(measure.quota()).measure(), period()),
                quota,
                measure,
                false,
                new LeaveSteps(run, payee, slot)
                        .of(measure.quota(), measure.at().line()));
        var attainment = Objects.requireNonNull(run.figures().attainment(number, payee, slot));
        return new Explanation(
                Step.ATTAINMENT,
                List.of(),
                attainment.setScale(SHOWN_DECIMALS, RoundingMode.HALF_UP),
                null,
                false,
                Explanation.NO_TRANSACTION,
                measure.at().line(),
                List.of(measured, target));
    }

    private List<Explanation> parts(int number, int depth) {
        var measure = run.plan().plan().measures().get(number);
        if (depth >= DEPTH_MAX) {
            return List.of();
        }
        if (measure.score() != null) {
            return scored(measure, measure.score(), depth);
        }
        if (measure.isCalculated()) {
            return calculated(measure, depth);
        }
        var groups = run.figures().grouped(number);
        var credits = new CreditSteps(run, number, payee, slot, currency(measure));
        return groups == null ? credits.all() : grouped(measure, number, groups);
    }

    private List<Explanation> scored(Measure measure, Measure.Score score, int depth) {
        var steps = new ArrayList<Explanation>();
        for (var part : new WeightedScore(run.figures(), score).parts(payee, slot)) {
            var name = run.plan().plan().measures().get(part.measure()).name();
            steps.add(step(
                    Step.WEIGHT,
                    List.of(
                            name,
                            Explainer.plain(part.weight()),
                            part.value() == null ? "–" : Explainer.plain(part.value())),
                    part.weighted(),
                    measure,
                    false,
                    List.of(of(part.measure(), false, depth + 1))));
        }
        return steps;
    }

    private List<Explanation> calculated(Measure measure, int depth) {
        var steps = new ArrayList<Explanation>();
        for (var name : FigureSteps.measures(List.of(measure.of()))) {
            steps.add(of(run.plan().measure(name), false, depth + 1));
        }
        steps.addAll(new FigureSteps(run, payee, slot).elsewhere(List.of(measure.of())));
        return steps;
    }

    private List<Explanation> grouped(Measure measure, int number, GroupSums groups) {
        var steps = new ArrayList<Explanation>();
        groups.sums(payee, run.figures().windowStart(number, payee, slot), slot)
                .forEach((name, sum) -> steps.add(step(
                        Step.GROUP,
                        List.of(name.isEmpty() ? "–" : name, Explainer.plain(sum)),
                        groups.counted(sum, payee, slot),
                        measure,
                        true,
                        List.of())));
        return steps;
    }

    private Explanation step(
            Step step,
            List<String> arguments,
            BigDecimal amount,
            Measure measure,
            boolean adds,
            List<Explanation> children) {
        return new Explanation(
                step,
                arguments,
                amount,
                currency(measure),
                adds,
                Explanation.NO_TRANSACTION,
                measure.at().line(),
                children);
    }

    private @Nullable Currency currency(Measure measure) {
        return measure.unit() == Unit.MONEY ? planCurrency : null;
    }

    private String period() {
        return run.plan().slots().period(slot).code();
    }
}
