package org.openspm.incentive.language;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.openspm.domain.shared.Currency;
import org.openspm.incentive.calc.Calculation;
import org.openspm.incentive.calc.Earning;
import org.openspm.incentive.calc.EarningLine;
import org.openspm.incentive.calc.Measurement;
import org.openspm.incentive.calc.PaymentBalance;
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
            case EARNED ->
                sum(earnings(expected).filter(earning -> earning.stage() == Earning.Stage.EARNING), Earning::amount);
            case BALANCE -> sum(balances(expected), balance -> balance.balance().closing());
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

    /** What a payee reached on a measure in the period that the example looks at. */
    BigDecimal value(String payee, String measure) {
        return sum(measurements(payee, measure), Measurement::value);
    }

    /** The quota of a payee; zero without one. */
    BigDecimal quota(String payee, String measure) {
        return sum(measurements(payee, measure), ExampleOutcome::quotaOf);
    }

    BigDecimal earned(String payee, String component) {
        return sum(earningsOf(payee).filter(earning -> earning.component().equals(component)), Earning::amount);
    }

    /** The currency in which somebody is paid; empty for who earned nothing. */
    Optional<Currency> currencyOf(String payee) {
        return earningsOf(payee).map(Earning::currency).findFirst();
    }

    private BigDecimal bases(PlanExample.Expected expected) {
        return sum(lines(expected), EarningLine::base);
    }

    private Stream<PaymentBalance> balances(PlanExample.Expected expected) {
        int wanted = period(expected);
        return calculation.balances().stream()
                .filter(one -> one.period() == wanted && one.rule().equals(expected.name()))
                .filter(one -> isOf(expected.payee(), nameOf(one.person())));
    }

    private int period(PlanExample.Expected expected) {
        return expected.period() == null ? period : snapshot.calendar().byCode(expected.period());
    }

    private Stream<Earning> earnings(PlanExample.Expected expected) {
        return earningsOf(expected.payee(), period(expected))
                .filter(earning ->
                        expected.name().isEmpty() || earning.component().equals(expected.name()));
    }

    private Stream<Earning> earningsOf(String payee) {
        return earningsOf(payee, period);
    }

    private Stream<Earning> earningsOf(String payee, int wanted) {
        return calculation.earnings().stream()
                .filter(earning -> earning.period() == wanted)
                .filter(earning -> isOf(payee, snapshot.roster().code(Node.person(earning.person()))));
    }

    private Stream<EarningLine> lines(PlanExample.Expected expected) {
        return earnings(expected)
                .map(Earning::lines)
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
        return measurements(expected.payee(), expected.name(), period(expected));
    }

    private Stream<Measurement> measurements(String payee, String measure) {
        return measurements(payee, measure, period);
    }

    private Stream<Measurement> measurements(String payee, String measure, int wanted) {
        return calculation.measurements().stream()
                .filter(one -> one.period() == wanted && one.measure().equals(measure))
                .filter(one -> isOf(payee, nameOf(one.node())));
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
