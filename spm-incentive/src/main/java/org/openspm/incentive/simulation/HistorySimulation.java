package org.openspm.incentive.simulation;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openspm.domain.shared.DateRange;
import org.openspm.incentive.calc.Calculation;
import org.openspm.incentive.calc.Calculator;
import org.openspm.incentive.calc.PlanVersion;
import org.openspm.incentive.calc.Progress;
import org.openspm.incentive.simulation.SimulationInputs.Read;
import org.openspm.incentive.simulation.SimulationSteps.Attempt;
import org.springframework.stereotype.Component;

/** Calculates the days of a simulation twice, as they were and as they would have been, by the engine that pays people. */
@Component
class HistorySimulation {
    private static final int THREADS = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8);
    private static final String TABLE =
            "simulation_earning (simulation_run_id, person_key, plan_code, component, period_id, currency, before, after)";

    private final SimulationInputs inputs;
    private final SimulationSteps steps;

    HistorySimulation(SimulationInputs inputs, SimulationSteps steps) {
        this.inputs = inputs;
        this.steps = steps;
    }

    /** Where something is earned. */
    private record Cell(int person, String plan, String component, int period, String currency)
            implements Comparable<Cell> {
        private static final Comparator<Cell> ORDER = Comparator.comparingInt(Cell::person)
                .thenComparing(Cell::plan)
                .thenComparing(Cell::component)
                .thenComparingInt(Cell::period)
                .thenComparing(Cell::currency);

        @Override
        public int compareTo(Cell other) {
            return ORDER.compare(this, other);
        }
    }

    private record Amounts(BigDecimal before, BigDecimal after) {
        Amounts plus(Amounts other) {
            return new Amounts(before.add(other.before), after.add(other.after));
        }
    }

    void calculate(Attempt attempt, Progress progress) {
        var run = attempt.run();
        var read = inputs.read(attempt.simulation(), run.first(), run.last());
        var before = Calculator.calculate(read.input().snapshot(), read.before(), read.scope(), THREADS, progress);
        var after = Calculator.calculate(read.changed(), read.after(), read.scope(), THREADS, progress);
        var cells = new TreeMap<Cell, Amounts>();
        var days = DateRange.inclusive(run.first(), run.last());
        add(before, read.before(), read, days, cells, amount -> new Amounts(amount, BigDecimal.ZERO));
        add(after, read.after(), read, days, cells, amount -> new Amounts(BigDecimal.ZERO, amount));
        var keys = read.input().keys();
        steps.finish(
                attempt, read.input().hash(), List.of(before.digest(), after.digest()), read.notices(), TABLE, rows -> {
                    for (var each : cells.entrySet()) {
                        var cell = each.getKey();
                        rows.field(run.id())
                                .field(keys.personKey(cell.person()))
                                .field(cell.plan())
                                .field(cell.component())
                                .field(keys.periodId(cell.period()))
                                .field(cell.currency())
                                .field(each.getValue().before())
                                .field(each.getValue().after())
                                .end();
                    }
                });
    }

    private static void add(
            Calculation calculation,
            List<PlanVersion> versions,
            Read read,
            DateRange days,
            Map<Cell, Amounts> cells,
            java.util.function.Function<BigDecimal, Amounts> amounts) {
        var calendar = read.input().snapshot().calendar();
        for (var earning : calculation.earnings()) {
            if (calendar.period(earning.period()).range().overlaps(days)) {
                var cell = new Cell(
                        earning.person(),
                        versions.get(earning.version()).plan().code(),
                        earning.component(),
                        earning.period(),
                        earning.currency().code());
                cells.merge(cell, amounts.apply(earning.amount()), Amounts::plus);
            }
        }
    }
}
