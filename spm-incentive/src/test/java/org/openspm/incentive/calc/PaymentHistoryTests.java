package org.openspm.incentive.calc;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openspm.domain.shared.DateRange;
import org.openspm.incentive.calc.payment.Balance;
import org.openspm.incentive.calc.plan.Plan;

/** What must hold of payments whatever the history; each seed is a company with its own rules, payments and returns. */
class PaymentHistoryTests {
    private static final DateRange ALL = RandomPayments.months(0, RandomPayments.MONTHS);
    private static final int SEEDS = 25;

    @ParameterizedTest
    @ValueSource(longs = {1, 1_000, 2_000})
    void aSaleThatIsReturnedAsAWholeLeavesNothing(long first) {
        for (long seed = first; seed < first + SEEDS; seed++) {
            var company = new RandomPayments(seed, true);
            var result = calculate(company, company.plain(), ALL);
            assertThat(result.earnings()).isNotEmpty();
            for (int person = 0; person < RandomPayments.PAYEES; person++) {
                assertThat(paid(result, person))
                        .as("payee %d of seed %d", person, seed)
                        .isZero();
            }
            assertThat(result.balances().stream().filter(balance -> isLast(balance.period(), result)))
                    .allSatisfy(
                            balance -> assertThat(balance.balance().closing()).isZero());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1_000, 2_000})
    void whatIsCarriedIsWhatWasPostedAndNotYetSettled(long first) {
        for (long seed = first; seed < first + SEEDS; seed++) {
            var company = new RandomPayments(seed, seed % 2 == 0);
            var result = calculate(company, company.limited(), ALL);
            var posted = new TreeMap<String, BigDecimal>();
            for (int period = 0; period < periods(); period++) {
                for (var earning : result.earnings()) {
                    if (earning.period() == period && !earning.component().equals("Taken back")) {
                        posted.merge(earning.person() + earning.component(), earning.amount(), BigDecimal::add);
                    }
                }
                for (var one : result.balances()) {
                    if (one.period() == period && one.balance().kind() != Balance.Kind.CLAWBACK) {
                        assertThat(owed(one.balance()))
                                .as("%s of payee %d in period %d of seed %d", one.rule(), one.person(), period, seed)
                                .isEqualByComparingTo(posted.getOrDefault(one.person() + one.rule(), BigDecimal.ZERO));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1_000, 2_000})
    void nobodyIsPaidLessThanNothingWhenTheRuleCarriesIt(long first) {
        for (long seed = first; seed < first + SEEDS; seed++) {
            var company = new RandomPayments(seed, true);
            var paid = new TreeMap<String, BigDecimal>();
            calculate(company, company.limited(), ALL)
                    .earnings()
                    .forEach(earning ->
                            paid.merge(earning.person() + "/" + earning.period(), earning.amount(), BigDecimal::add));
            assertThat(paid.values())
                    .isNotEmpty()
                    .allSatisfy(amount -> assertThat(amount).isNotNegative());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1_000})
    void aLaterEndChangesNothingBeforeAndALaterStartNothingAfter(long first) {
        for (long seed = first; seed < first + SEEDS; seed++) {
            var company = new RandomPayments(seed, seed % 2 == 0);
            var whole = lines(calculate(company, company.limited(), ALL));
            for (int month : List.of(3, 7, 14)) {
                var before = lines(calculate(company, company.limited(), RandomPayments.months(0, month)));
                var after = lines(
                        calculate(company, company.limited(), RandomPayments.months(month, RandomPayments.MONTHS)));
                before.putAll(after);
                assertThat(before).as("seed %d cut at month %d", seed, month).isEqualTo(whole);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1_000})
    void aNewVersionWithTheSameRulesCarriesOnWithTheirBalances(long first) {
        for (long seed = first; seed < first + SEEDS; seed++) {
            var company = new RandomPayments(seed, seed % 2 == 0);
            var versions = List.of(
                    new PlanVersion(
                            company.limited(), RandomPayments.months(0, 1).start()),
                    new PlanVersion(
                            company.limited(), RandomPayments.months(5, 6).start()));
            var split = Calculator.calculate(company.snapshot(1), versions, ALL, 1, Progress.SILENT);
            assertThat(lines(split)).as("seed %d", seed).isEqualTo(lines(calculate(company, company.limited(), ALL)));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1_000})
    void threadsAndOrderOfRowsMakeNoDifference(long first) {
        for (long seed = first; seed < first + 20; seed++) {
            var company = new RandomPayments(seed, true);
            var version = List.of(new PlanVersion(company.limited(), null));
            var one = Calculator.calculate(company.snapshot(1), version, ALL, 1, Progress.SILENT);
            var other = Calculator.calculate(company.snapshot(77), version, ALL, 3, Progress.SILENT);
            assertThat(other.digest()).as("seed %d", seed).isEqualTo(one.digest());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1_000})
    void everyPaymentIsDerivedAgainToTheCent(long first) {
        for (long seed = first; seed < first + 5; seed++) {
            var company = new RandomPayments(seed, true);
            var snapshot = company.snapshot(1);
            var version = List.of(new PlanVersion(company.limited(), null));
            var result = Calculator.calculate(snapshot, version, ALL, 1, Progress.SILENT);
            var derivations = new Derivations(snapshot, version, ALL);
            assertThat(result.earnings())
                    .filteredOn(earning -> earning.stage() == Earning.Stage.PAYMENT)
                    .isNotEmpty()
                    .allSatisfy(earning -> {
                        var explained = derivations.explain(earning.person(), 0, earning.component(), earning.period());
                        assertThat(explained.amount()).isEqualByComparingTo(earning.amount());
                        assertThat(explained.children().stream()
                                        .filter(Explanation::adds)
                                        .map(Explanation::amount)
                                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                                .isEqualByComparingTo(earning.amount());
                    });
        }
    }

    private static Calculation calculate(RandomPayments company, Plan plan, DateRange scope) {
        return Calculator.calculate(
                company.snapshot(1), List.of(new PlanVersion(plan, null)), scope, 1, Progress.SILENT);
    }

    private static int periods() {
        return RandomPayments.MONTHS + RandomPayments.MONTHS / 12;
    }

    private static boolean isLast(int period, Calculation result) {
        return period
                        == result.balances().stream()
                                .mapToInt(PaymentBalance::period)
                                .max()
                                .orElseThrow()
                && period == periods() - 1;
    }

    /** What was posted too much because it is owed by the payee, or too little because it is owed to the payee. */
    private static BigDecimal owed(Balance balance) {
        return switch (balance.kind()) {
            case DRAW, NEGATIVE, CLAWBACK -> balance.closing();
            case HELD, WAITING -> balance.closing().negate();
        };
    }

    private static BigDecimal paid(Calculation result, int person) {
        return result.earnings().stream()
                .filter(earning -> earning.person() == person)
                .map(Earning::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Map<String, BigDecimal> lines(Calculation result) {
        var lines = new TreeMap<String, BigDecimal>();
        IntStream.range(0, result.earnings().size()).forEach(number -> {
            var earning = result.earnings().get(number);
            for (var line : earning.lines()) {
                lines.put(
                        earning.person() + "/" + earning.period() + "/" + earning.component() + "/" + line.key() + "/"
                                + line.tier(),
                        line.amount().stripTrailingZeros());
            }
        });
        return lines;
    }
}
