package org.openspm.incentive.simulation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.DateRange;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.calc.PlanVersion;
import org.openspm.incentive.calc.input.Calendar;
import org.openspm.incentive.calc.input.Period;
import org.openspm.incentive.calc.input.Snapshot;
import org.openspm.incentive.calc.plan.Allocation;
import org.openspm.incentive.calc.plan.Measure;
import org.openspm.incentive.calc.plan.PayeeValue;
import org.openspm.incentive.calc.plan.Plan;
import org.openspm.incentive.calc.plan.QuotaUse;
import org.openspm.incentive.language.PlanReader;
import org.openspm.incentive.library.StoredLibraries;
import org.openspm.incentive.run.PlanInForce;
import org.openspm.incentive.run.PlansInForce;
import org.openspm.incentive.run.ReadOnlyInputs;
import org.openspm.incentive.run.RunScopes;
import org.openspm.incentive.run.snapshot.SnapshotLoader;
import org.openspm.incentive.run.snapshot.SnapshotLoader.Input;
import org.openspm.incentive.run.snapshot.SnapshotLoader.Wanted;
import org.springframework.stereotype.Component;

/** Reads what a simulation calculates from, through connections that cannot write. */
@Component
class SimulationInputs {
    private final SnapshotLoader loader;
    private final PlansInForce plansInForce;
    private final RunScopes scopes;
    private final StoredLibraries libraries;
    private final Clock clock;

    SimulationInputs(ReadOnlyInputs reading, Clock clock) {
        this.clock = clock;
        this.loader = reading.loader();
        this.libraries = reading.libraries();
        this.plansInForce = reading.plansInForce();
        this.scopes = reading.scopes();
    }

    /**
     * What was read, and the same with the changes laid over it.
     *
     * @param scope whole fiscal years, as a run calculates them
     * @param calculatedFrom first day whose transactions a run over the scope reads
     * @param before the plans in force
     * @param after the same with the simulated texts in the place of theirs
     * @param notices sentences about changes that have no effect
     */
    record Read(
            DateRange scope,
            LocalDate calculatedFrom,
            Input input,
            List<PlanVersion> before,
            List<PlanVersion> after,
            Snapshot changed,
            List<String> notices) {}

    private record Draft(String code, String hash, Plan plan) {
        static Draft of(SimulatedPlan text, StoredLibraries libraries) {
            return new Draft(
                    text.planCode(),
                    text.hash(),
                    PlanReader.read(text.text(), libraries).orRefuse());
        }
    }

    /** What has been: periods that have not begun today are not in it, as in a run. */
    Read read(Simulation simulation, LocalDate first, LocalDate last) {
        return read(simulation, scopes.wholeYears(first, last), first, LocalDate.now(clock));
    }

    /**
     * What will be: every period counts.
     *
     * @param since the day from which transactions are read, if that is before the scope
     */
    Read read(Simulation simulation, DateRange scope, LocalDate since) {
        return read(simulation, scope, since, null);
    }

    private Read read(Simulation simulation, DateRange scope, LocalDate since, @Nullable LocalDate businessDate) {
        var inForce = plansInForce.in(scope);
        var drafts = simulation.plans().stream()
                .map(text -> Draft.of(text, libraries))
                .toList();
        var simulated = inPlace(inForce, drafts, scope);
        if (simulated.isEmpty()) {
            throw new RuleViolation("No plan is in force in " + scope
                    + " and the simulation has no text of one; publish a plan" + " or add a text.");
        }
        var all = Stream.concat(inForce.stream(), simulated.stream()).toList();
        var read = PlansInForce.read(scope, all);
        var from = Objects.requireNonNull(read.start());
        var days = new DateRange(earlier(from, since), read.end());
        var hashes = new ArrayList<>(PlanInForce.hashes(inForce));
        hashes.add("simulated " + scope + " " + PlanInForce.hashes(simulated));
        var input = loader.load(new Wanted(days, businessDate, PlanInForce.versions(all), hashes));
        var notices = new ArrayList<String>();
        var effective = effective(simulation, PlanInForce.versions(simulated), notices);
        var overlaid = Overlay.over(input.snapshot(), effective);
        notices.addAll(overlaid.notices());
        noteNotBegun(scope, overlaid.snapshot().calendar(), notices);
        noteNobody(drafts, overlaid.snapshot(), notices);
        return new Read(
                scope,
                from,
                input,
                PlanInForce.versions(inForce),
                PlanInForce.versions(simulated),
                overlaid.snapshot(),
                List.copyOf(notices));
    }

    private static void noteNotBegun(DateRange scope, Calendar calendar, List<String> notices) {
        IntStream.range(0, calendar.periods().size())
                .filter(number -> !calendar.hasBegun(number)
                        && calendar.period(number).range().overlaps(scope))
                .mapToObj(calendar::period)
                .min(Comparator.comparing(Period::startDay))
                .ifPresent(period -> notices.add("Periods from " + period.code() + " on have not begun on "
                        + calendar.asOf() + " and are not in it; forecast a year to see what it will cost."));
    }

    /** Each text in the place of all versions of its plan, from the day from which some version of it is in force. */
    private static List<PlanInForce> inPlace(List<PlanInForce> inForce, List<Draft> drafts, DateRange scope) {
        var codes = drafts.stream().map(Draft::code).collect(Collectors.toSet());
        var simulated = new ArrayList<>(
                inForce.stream().filter(plan -> !codes.contains(plan.code())).toList());
        for (var draft : drafts) {
            var own = inForce.stream()
                    .filter(plan -> plan.code().equals(draft.code()))
                    .toList();
            var from = own.stream()
                    .map(PlanInForce::from)
                    .min(LocalDate::compareTo)
                    .orElse(Objects.requireNonNull(scope.start()));
            var id = own.isEmpty() ? new java.util.UUID(0, 0) : own.getFirst().versionId();
            simulated.add(
                    new PlanInForce(id, draft.code(), 0, draft.hash(), from, new PlanVersion(draft.plan(), from)));
        }
        return simulated;
    }

    /** The changes that some plan looks at; a sentence for each of the others. */
    private static List<Change> effective(Simulation simulation, List<PlanVersion> plans, List<String> notices) {
        var quotas = new TreeSet<String>();
        var values = new TreeSet<String>();
        boolean holders = false;
        for (var version : plans) {
            var plan = version.plan();
            plan.measures().stream()
                    .map(Measure::quota)
                    .filter(Objects::nonNull)
                    .map(QuotaUse::measure)
                    .forEach(quotas::add);
            plan.values().stream().map(PayeeValue::name).forEach(values::add);
            holders |= plan.credits().stream()
                    .flatMap(rule -> rule.to().stream())
                    .anyMatch(to -> to.recipient() == Allocation.Recipient.TERRITORY_HOLDER);
        }
        var effective = new ArrayList<Change>();
        var said = new HashSet<String>();
        for (var placed : simulation.changes()) {
            var change = placed.change();
            var ineffective = switch (change.type()) {
                case QUOTA, QUOTA_FACTOR -> without("quota", change.name(), quotas);
                case VALUE -> without("value", change.name(), values);
                case SEAT -> "";
                case PLAN, PLAN_END ->
                    plans.stream().anyMatch(each -> each.plan().code().equals(change.name()))
                            ? ""
                            : "Plan " + change.name()
                                    + " is not in force in these days, so who is in it changes nothing.";
                case TERRITORY ->
                    holders ? "" : "No plan credits the holder of a territory, so other holders change nothing.";
            };
            if (ineffective.isEmpty()) {
                effective.add(change);
            } else if (said.add(ineffective)) {
                notices.add(ineffective);
            }
        }
        return effective;
    }

    private static String without(String what, String name, Set<String> known) {
        return known.contains(name)
                ? ""
                : "No plan looks at " + what + " “" + name + "”, so changing it changes nothing; plans look at " + known
                        + ".";
    }

    private static void noteNobody(List<Draft> drafts, Snapshot snapshot, List<String> notices) {
        for (var draft : drafts) {
            if (snapshot.assignments().of(draft.code()).isEmpty()) {
                notices.add("Plan " + draft.code()
                        + " is assigned to nobody, so its text pays nobody; assign the plan first.");
            }
        }
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
