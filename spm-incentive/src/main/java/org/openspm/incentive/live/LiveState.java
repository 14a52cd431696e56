package org.openspm.incentive.live;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.openspm.domain.shared.DateRange;
import org.openspm.incentive.calc.ChangeKind;
import org.openspm.incentive.calc.LiveCalculation;
import org.openspm.incentive.calc.Recomputed;
import org.openspm.incentive.run.PlanInForce;
import org.openspm.incentive.run.snapshot.FollowedInput;
import org.openspm.incentive.run.snapshot.InputChanges;
import org.openspm.incentive.run.snapshot.InputKeys;
import org.openspm.incentive.run.snapshot.InputPart;
import org.openspm.incentive.run.snapshot.SnapshotLoader;

/** The calculation of the fiscal years around one day, and up to which moment it is. */
final class LiveState {
    /** A part of all rows that may be dead before everything is read again. */
    private static final int DEAD_PART = 4;

    private static final int DEAD_LEAST = 10_000;

    private final LocalDate today;
    private final DateRange scope;
    private final FollowedInput followed;
    private final LiveCalculation calculation;
    private final String reading = UUID.randomUUID().toString();

    /** By number of the person: the change that made something be earned again. */
    private final long[] touched;

    private List<PlanInForce> plans;
    private long changes;
    private Instant asOf;

    LiveState(LocalDate today, DateRange scope, List<PlanInForce> plans, FollowedInput followed, Instant asOf) {
        this.today = today;
        this.scope = scope;
        this.plans = plans;
        this.followed = followed;
        this.asOf = asOf;
        int threads = Math.min(4, Runtime.getRuntime().availableProcessors());
        var snapshot = followed.input().snapshot();
        this.calculation = new LiveCalculation(snapshot, PlanInForce.versions(plans), scope, threads);
        this.touched = new long[snapshot.roster().persons().size()];
    }

    boolean isOf(LocalDate day) {
        return today.equals(day);
    }

    DateRange scope() {
        return scope;
    }

    /** Whether nothing was committed since then; if so it is as of this moment. */
    boolean isCurrent(Instant now) {
        boolean current = followed.isCurrent();
        asOf = current ? now : asOf;
        return current;
    }

    /** Takes in what was changed; false when everything has to be read again. */
    boolean follow(Instant now, java.util.function.Supplier<List<PlanInForce>> plansNow) {
        var found = followed.changes(calculation.snapshot());
        if (found.needsReading() || tooManyDead()) {
            return false;
        }
        changes++;
        takeIn(found, InputPart.PLAN_ASSIGNMENTS, ChangeKind.PLAN_ASSIGNMENT);
        takeIn(found, InputPart.ABSENCES, ChangeKind.ABSENCE);
        takeIn(found, InputPart.VALUES, ChangeKind.PAYEE_VALUE);
        takeIn(found, InputPart.QUOTAS, ChangeKind.QUOTA);
        takeIn(found, InputPart.EXCHANGE_RATES, ChangeKind.EXCHANGE_RATE);
        if (found.gone().length + found.added().rows() > 0) {
            note(calculation.transactions(found.gone(), found.added(), found.splits()));
        }
        asOf = now;
        return !found.parts().contains(InputPart.PLANS) || takesPlans(plansNow.get());
    }

    private boolean tooManyDead() {
        var transactions = calculation.snapshot().transactions();
        return transactions.removedRows() > transactions.rows() / DEAD_PART + DEAD_LEAST;
    }

    private void takeIn(InputChanges found, InputPart part, ChangeKind kind) {
        if (!found.parts().contains(part)) {
            return;
        }
        var before = calculation.snapshot();
        note(calculation.change(
                kind,
                switch (kind) {
                    case PLAN_ASSIGNMENT -> before.withAssignments(found.pay());
                    case ABSENCE -> before.withAbsences(found.pay());
                    case PAYEE_VALUE -> before.withValues(found.pay());
                    case QUOTA -> before.withQuotas(found.pay());
                    case EXCHANGE_RATE -> before.withRates(found.pay());
                    default -> throw new IllegalArgumentException(kind + " is no part of pay");
                }));
    }

    /** Other texts that look at the same are calculated at once; others need another reading. */
    private boolean takesPlans(List<PlanInForce> next) {
        if (PlanInForce.hashes(next).equals(PlanInForce.hashes(plans))) {
            return true;
        }
        if (!SnapshotLoader.needs(PlanInForce.versions(next))
                .equals(SnapshotLoader.needs(PlanInForce.versions(plans)))) {
            return false;
        }
        plans = next;
        note(calculation.change(PlanInForce.versions(next)));
        return true;
    }

    private void note(Recomputed recomputed) {
        recomputed.persons().stream()
                .filter(person -> person < touched.length)
                .forEach(person -> touched[person] = changes);
    }

    boolean knows(int personKey) {
        return followed.input().keys().person(personKey) >= 0;
    }

    TeamFigure figures(Collection<Integer> personKeys) {
        var figures = new HashMap<Integer, LiveFigure>();
        long newest = 0;
        for (int personKey : personKeys) {
            if (knows(personKey)) {
                figures.put(personKey, figure(personKey));
                newest = Math.max(newest, touched[followed.input().keys().person(personKey)]);
            }
        }
        // Whoever joins or leaves the team makes it another one.
        return new TeamFigure(reading + "-" + newest + "-" + figures.keySet().hashCode(), asOf, figures);
    }

    LiveFigure figure(int personKey) {
        int person = followed.input().keys().person(personKey);
        InputKeys keys = followed.input().keys();
        return new FigureAssembly(
                        calculation.snapshot().calendar(), keys, calculation.versions(), calculation.of(person))
                .figure(reading + "-" + touched[person], asOf);
    }
}
