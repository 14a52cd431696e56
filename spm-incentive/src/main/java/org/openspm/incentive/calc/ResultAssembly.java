package org.openspm.incentive.calc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.openspm.domain.shared.DateRange;
import org.openspm.incentive.calc.input.Snapshot;

/** Puts the results of all plan versions into one list each, in an order that depends on codes and dates alone. */
final class ResultAssembly {
    private static final int PAYEES_OF_A_PART = 512;

    private final Snapshot snapshot;
    private final Payees payees;
    private final List<VersionRun> runs;
    private final List<VersionRun> beside;
    private final Workers workers;
    private final List<ResultPart> parts = new ArrayList<>();

    /**
     * @param beside versions of other plans, which credit too and whose results are not wanted
     */
    ResultAssembly(Snapshot snapshot, Payees payees, List<VersionRun> runs, List<VersionRun> beside, Workers workers) {
        this.snapshot = snapshot;
        this.payees = payees;
        this.runs = runs;
        this.beside = beside;
        this.workers = workers;
        for (var run : runs) {
            for (int rank = 0; rank < payees.size(); rank += PAYEES_OF_A_PART) {
                parts.add(new ResultPart(run, rank, Math.min(payees.size(), rank + PAYEES_OF_A_PART)));
            }
        }
    }

    Calculation calculation(CreditedRows credited, DateRange scope) {
        assemble();
        var digest = new Digest();
        for (var run : runs) {
            digest.addResults(
                    ResultPart.name(run.plan()),
                    parts.stream().filter(part -> part.isOf(run)).toList());
        }
        var totals = runs.stream()
                .flatMap(run -> run.credited().totals(run.plan()).stream())
                .toList();
        var findings = findings(credited, scope);
        digest.addFindings(findings);
        for (var run : runs) {
            digest.addTotals(ResultPart.name(run.plan()), run.credited().totals(run.plan()));
        }
        return new Calculation(
                all(ResultPart::measurements),
                all(ResultPart::earnings),
                findings,
                totals,
                all(ResultPart::balances),
                digest.hexadecimal());
    }

    private void assemble() {
        var next = new AtomicInteger();
        workers.each(() -> {
            for (int number = next.getAndIncrement(); number < parts.size(); number = next.getAndIncrement()) {
                workers.reached(Progress.Stage.DIGEST, number, parts.size());
                parts.get(number).assemble();
            }
            return parts.size();
        });
    }

    private <T> List<T> all(Function<ResultPart, List<T>> list) {
        var all = new ArrayList<T>(
                parts.stream().mapToInt(part -> list.apply(part).size()).sum());
        parts.forEach(part -> all.addAll(list.apply(part)));
        return all;
    }

    private List<Finding> findings(CreditedRows credited, DateRange scope) {
        var findings = new ArrayList<Finding>();
        for (var run : runs) {
            findings.addAll(run.credited().findings());
            findings.addAll(run.notes().all());
        }
        var all = Stream.concat(runs.stream(), beside.stream()).toList();
        findings.addAll(new PeopleWithoutPlan(payees, all).find());
        findings.addAll(new UncreditedSearch(snapshot, all, credited).find(scope));
        findings.sort(Comparator.comparing(Finding::kind)
                .thenComparing(Finding::detail)
                .thenComparing(Finding::rule)
                .thenComparingInt(Finding::version));
        return findings;
    }
}
