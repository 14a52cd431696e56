package org.openspm.incentive.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.openspm.incentive.calc.Calculation;
import org.openspm.incentive.calc.Calculator;
import org.openspm.incentive.calc.ControlTotal;
import org.openspm.incentive.calc.Derivations;
import org.openspm.incentive.calc.Explanation;
import org.openspm.incentive.calc.LiveCalculation;
import org.openspm.incentive.calc.PlanRecalculation;
import org.openspm.incentive.calc.PlanVersion;
import org.openspm.incentive.calc.Progress;
import org.openspm.incentive.calc.input.Node;
import org.openspm.incentive.calc.input.Snapshot;
import org.openspm.incentive.language.PlanReader;

/** OpenSPM itself on W1: the plan compiled from its text, calculated from columns. */
final class Engine {
    private static final String RESOURCE = "w1.yaml";

    private final Snapshot snapshot;
    private final int threads;

    Engine(Snapshot snapshot, int threads) {
        this.snapshot = snapshot;
        this.threads = threads;
    }

    /** The text of the plan. */
    static String planText() {
        try (var in = Engine.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A full calculation, reading the plan's text included. */
    Outcome run() {
        return run(planText());
    }

    Outcome run(String planText) {
        long start = System.nanoTime();
        var calculation = calculate(planText);
        return outcome(calculation, (System.nanoTime() - start) / 1e9);
    }

    Calculation calculate(String planText) {
        return Calculator.calculate(snapshot, versions(planText), W1Snapshot.YEAR, threads, Progress.SILENT);
    }

    /** The plan on its way through the hands of somebody who edits its rates. */
    PlanRecalculation draft() {
        return new PlanRecalculation(snapshot, List.of(), W1Snapshot.YEAR, threads);
    }

    /** Reads an edited text and calculates it beside the ones before: total cost and what everybody earns. */
    Outcome edited(PlanRecalculation draft, String planText) {
        long start = System.nanoTime();
        var calculation = draft.with(versions(planText));
        return outcome(calculation, (System.nanoTime() - start) / 1e9);
    }

    /** The same kept, to take in lines as they come. */
    LiveCalculation live() {
        return new LiveCalculation(snapshot, versions(planText()), W1Snapshot.YEAR, threads);
    }

    /** What derivations need, indexed once after a calculation. */
    Derivations derivations() {
        var derivations = new Derivations(snapshot, versions(planText()), W1Snapshot.YEAR);
        derivations.prepare(threads);
        return derivations;
    }

    /** Why a position earns what it does on a measure in a quarter. */
    static Explanation explain(Derivations derivations, int position, int measure, int quarter) {
        return derivations.explain(position, 0, "Component " + measure, quarter);
    }

    static Outcome outcome(Calculation calculation, double seconds) {
        var measured = new long[W1.POSITIONS * W1.CELLS];
        var pay = new long[measured.length];
        for (var each : calculation.measurements()) {
            int cell = W1.cell(Node.number(each.node()), lastDigit(each.measure()), each.period());
            measured[cell] = cents(each.value());
        }
        for (var each : calculation.earnings()) {
            pay[W1.cell(each.person(), lastDigit(each.component()), each.period())] = cents(each.amount());
        }
        long credits =
                calculation.totals().stream().mapToLong(ControlTotal::credits).sum();
        return new Outcome("OpenSPM engine", credits, measured, pay, Map.of("all", seconds));
    }

    private static List<PlanVersion> versions(String planText) {
        return List.of(new PlanVersion(PlanReader.read(planText).orRefuse(), null));
    }

    private static int lastDigit(String name) {
        return name.charAt(name.length() - 1) - '0';
    }

    private static long cents(BigDecimal amount) {
        return amount.movePointRight(2).longValueExact();
    }
}
