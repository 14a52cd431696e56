package org.openspm.incentive.language;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.openspm.incentive.calc.Calculation;
import org.openspm.incentive.calc.Earning;
import org.openspm.incentive.calc.EarningLine;
import org.openspm.incentive.calc.Measurement;
import org.openspm.incentive.calc.expression.Evaluator;
import org.openspm.incentive.calc.input.Node;
import org.openspm.incentive.calc.input.Snapshot;

/** What the kernel made of an example, asked by the names that the example uses. */
record ExampleOutcome(Snapshot snapshot, Calculation calculation, int period) {

    BigDecimal figure(PlanExample.Expected expected) {
        return switch (expected.figure()) {
            case EARNING ->
                expected.tier() > 0 || !expected.sale().isEmpty()
                        ? sum(lines(expected), EarningLine::amount)
                        : sum(earnings(expected), Earning::amount);
            case TOTAL -> sum(earnings(expected), Earning::amount);
            case VALUE -> sum(measurements(expected), Measurement::value);
            case QUOTA -> sum(measurements(expected), ExampleOutcome::quotaOf);
            case ATTAINMENT ->
                ratio(
                        sum(measurements(expected), Measurement::value),
                        sum(measurements(expected), ExampleOutcome::quotaOf));
            case RATE -> ratio(sum(lines(expected), line -> line.base().multiply(line.rate())), bases(expected));
            case BASE -> bases(expected);
        };
    }

    private BigDecimal bases(PlanExample.Expected expected) {
        return sum(lines(expected), EarningLine::base);
    }

    private Stream<Earning> earnings(PlanExample.Expected expected) {
        return calculation.earnings().stream()
                .filter(earning -> earning.period() == period)
                .filter(earning -> isOf(expected.payee(), snapshot.roster().code(Node.person(earning.person()))))
                .filter(earning ->
                        expected.name().isEmpty() || earning.component().equals(expected.name()));
    }

    private Stream<EarningLine> lines(PlanExample.Expected expected) {
        return earnings(expected)
                .map(calculation::linesOf)
                .flatMap(List::stream)
                .filter(line -> expected.tier() == 0 || line.tier() == expected.tier())
                .filter(line -> expected.sale().isEmpty() || expected.sale().equals(saleOf(line)));
    }

    private String saleOf(EarningLine line) {
        return line.transaction() == EarningLine.NO_TRANSACTION
                ? ""
                : snapshot.transactions().code(line.transaction());
    }

    private Stream<Measurement> measurements(PlanExample.Expected expected) {
        return calculation.measurements().stream()
                .filter(one -> one.period() == period && one.measure().equals(expected.name()))
                .filter(one -> isOf(expected.payee(), nameOf(one.node())));
    }

    private String nameOf(int node) {
        var code = snapshot.roster().code(node);
        return Node.isSeat(node) ? code.substring(ExampleSnapshot.SEAT_OF.length()) : code;
    }

    private static boolean isOf(String wanted, String payee) {
        return wanted.equals(payee) || wanted.equals(PlanExample.Expected.EVERYBODY);
    }

    private static BigDecimal quotaOf(Measurement measurement) {
        var quota = measurement.quota();
        return quota == null ? BigDecimal.ZERO : quota;
    }

    private static BigDecimal ratio(BigDecimal value, BigDecimal whole) {
        return whole.signum() == 0 ? BigDecimal.ZERO : value.divide(whole, Evaluator.QUOTIENT);
    }

    private static <T> BigDecimal sum(Stream<T> items, Function<T, BigDecimal> figure) {
        return items.map(figure).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
