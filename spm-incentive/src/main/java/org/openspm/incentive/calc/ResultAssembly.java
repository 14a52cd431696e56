package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Currency;
import org.openspm.domain.shared.DateRange;
import org.openspm.incentive.calc.expression.Evaluator;
import org.openspm.incentive.calc.expression.Unit;
import org.openspm.incentive.calc.input.NumberColumn;
import org.openspm.incentive.calc.input.Snapshot;

/** Puts the results of all plan versions into one list each, in an order that depends on codes and dates alone. */
final class ResultAssembly {
    private static final int RATE_DECIMALS = 12;

    private final Snapshot snapshot;
    private final Payees payees;
    private final List<VersionRun> runs;
    private final List<Measurement> measurements = new ArrayList<>();
    private final List<Earning> earnings = new ArrayList<>();
    private final List<EarningLine> lines = new ArrayList<>();

    ResultAssembly(Snapshot snapshot, Payees payees, List<VersionRun> runs) {
        this.snapshot = snapshot;
        this.payees = payees;
        this.runs = runs;
    }

    Calculation calculation(CreditedRows credited, DateRange scope) {
        for (var run : runs) {
            for (int rank = 0; rank < payees.size(); rank++) {
                for (int slot = 0; slot < run.plan().slots().count(); slot++) {
                    if (run.plan().slots().paid(slot) && run.figures().isMember(payees.atRank(rank), slot)) {
                        add(run, payees.atRank(rank), slot);
                    }
                }
            }
        }
        var totals =
                runs.stream().flatMap(run -> run.credited().totals().stream()).toList();
        var findings = findings(credited, scope);
        var digest = new Digest(snapshot, runs).of(measurements, earnings, lines, findings, totals);
        return new Calculation(measurements, earnings, lines, findings, totals, digest);
    }

    private void add(VersionRun run, int payee, int slot) {
        var plan = run.plan().plan();
        boolean active = false;
        for (int measure = 0; measure < plan.measures().size(); measure++) {
            active |= measured(run, measure, payee, slot);
        }
        if (!payees.isPerson(payee)) {
            if (active) {
                run.notes().vacantSeat(payee, slot);
            }
            return;
        }
        for (int component = 0; component < plan.components().size(); component++) {
            if (run.result(component, payee, slot) instanceof ComponentResult result) {
                earned(run, plan.components().get(component).name(), payee, slot, result);
            }
        }
    }

    private boolean measured(VersionRun run, int number, int payee, int slot) {
        var measure = run.plan().plan().measures().get(number);
        var value = run.figures().value(number, payee, slot);
        var quota = run.figures().quota(number, payee, slot);
        if (value.signum() == 0 && quota == null && !payees.isPerson(payee)) {
            return false;
        }
        measurements.add(new Measurement(
                payees.node(payee),
                run.plan().version(),
                measure.name(),
                run.plan().slots().number(slot),
                value,
                quota,
                quota == null || quota.signum() == 0
                        ? null
                        : value.divide(quota, Evaluator.QUOTIENT).setScale(RATE_DECIMALS, RoundingMode.HALF_UP),
                measure.unit() == Unit.MONEY ? run.plan().currency(payee, slot) : null));
        return value.signum() != 0;
    }

    private void earned(VersionRun run, String component, int payee, int slot, ComponentResult result) {
        int first = lines.size();
        var total = BigDecimal.ZERO;
        for (var line : result.lines()) {
            if (line.amount().signum() != 0 || line.raw().row() != RawLine.NONE) {
                lines.add(posted(line, result.currency(), result.exchangeRate()));
                total = total.add(line.amount());
            }
        }
        if (lines.size() > first || !result.applied().isEmpty()) {
            earnings.add(new Earning(
                    payees.node(payee),
                    run.plan().version(),
                    component,
                    run.plan().slots().number(slot),
                    total,
                    result.currency(),
                    first,
                    lines.size() - first,
                    result.applied()));
        }
    }

    private EarningLine posted(ComponentResult.Line line, Currency currency, @Nullable BigDecimal exchangeRate) {
        var raw = line.raw();
        return new EarningLine(
                earnings.size(),
                raw.key(),
                raw.row(),
                raw.tier(),
                raw.base().setScale(NumberColumn.SCALE, RoundingMode.HALF_UP),
                rate(raw),
                line.amount(),
                currency,
                exchangeRate);
    }

    /** The stated rate, or what several lines together come to. */
    private static BigDecimal rate(RawLine raw) {
        if (raw.rate().signum() != 0 || raw.base().signum() == 0) {
            return raw.rate().setScale(RATE_DECIMALS, RoundingMode.HALF_UP);
        }
        return raw.amount().divide(raw.base(), RATE_DECIMALS, RoundingMode.HALF_UP);
    }

    private List<Finding> findings(CreditedRows credited, DateRange scope) {
        var findings = new ArrayList<Finding>();
        for (var run : runs) {
            findings.addAll(run.credited().findings());
            findings.addAll(run.notes().all());
        }
        findings.addAll(new PeopleWithoutPlan(payees, runs).find());
        findings.addAll(new UncreditedSearch(snapshot, runs, credited).find(scope));
        findings.sort(Comparator.comparing(Finding::kind)
                .thenComparing(Finding::detail)
                .thenComparing(Finding::rule)
                .thenComparingInt(Finding::version));
        return findings;
    }
}
