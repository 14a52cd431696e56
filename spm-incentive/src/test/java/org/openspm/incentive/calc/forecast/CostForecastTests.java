package org.openspm.incentive.calc.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openspm.domain.shared.DateRange;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.calc.CalculationCancelled;
import org.openspm.incentive.calc.PlanVersion;
import org.openspm.incentive.calc.Progress;
import org.openspm.incentive.calc.input.Fields;
import org.openspm.incentive.calc.input.NumberColumn;
import org.openspm.incentive.calc.input.Owner;
import org.openspm.incentive.calc.input.PeriodKind;
import org.openspm.incentive.calc.input.Snapshot;
import org.openspm.incentive.language.PlanReader;

/** Years drawn from two years of sales: reproducible, centred where they must be, and preserving what a month is. */
class CostForecastTests {
    private static final LocalDate HISTORY = LocalDate.of(2024, 1, 1);
    private static final LocalDate YEAR = LocalDate.of(2026, 1, 1);
    private static final DateRange DAYS = new DateRange(YEAR, LocalDate.of(2027, 1, 1));
    private static final CostForecast.Key KEY = new CostForecast.Key("AE", "EUR");
    private static final String PLAN = """
            plan: AE
            title: Account executive
            currency: EUR
            pays: month
            rounding: half up to 4 decimals per line
            credits:
              - credit: seller
                of: orders
                to: seller
            measures:
              - measure: sales
                credits: seller
                sum: amount
            components:
              - component: Commission
                on: sales
                rate: 10 %
            """;
    private static final String LARGE_TWICE = PLAN.replace("components:\n", """
              - measure: large
                credits: seller
                when: amount > 500
                sum: amount
            components:
              - component: Large deals
                on: large
                rate: 10 %
            """);

    /** A sale: whose, when, how much. */
    private record Sale(int person, LocalDate day, long amount) {}

    @Test
    void theSameSeedDrawsTheSameYearsWhateverTheThreads() {
        var snapshot = snapshot(random(7));
        var one = run(snapshot, PLAN, 60, 11, false, 1);

        assertThat(run(snapshot, PLAN, 60, 11, false, 4)).isEqualTo(one);
        assertThat(run(snapshot, PLAN, 60, 11, false, 3)).isEqualTo(one);
        assertThat(run(snapshot, PLAN, 60, 12, false, 2)).isNotEqualTo(one);
        assertThat(run(snapshot, PLAN, 60, 11, true, 2)).isNotEqualTo(one);
        // A longer forecast begins with the same years.
        assertThat(run(snapshot, PLAN, 80, 11, false, 2).get(KEY).subList(0, 60))
                .isEqualTo(one.get(KEY));
    }

    @Test
    void whatAlwaysCostsTheSameHasOnePoint() {
        var constant = new ArrayList<Sale>();
        for (int month = 0; month < 24; month++) {
            constant.add(new Sale(0, HISTORY.plusMonths(month).plusDays(9), 500));
            constant.add(new Sale(1, HISTORY.plusMonths(month).plusDays(3), 700));
        }
        var costs = new CostDistribution(
                run(snapshot(constant), PLAN, 40, 1, false, 2).get(KEY));

        assertThat(costs.least()).isEqualByComparingTo("1440");
        assertThat(costs.most()).isEqualByComparingTo("1440");
        assertThat(costs.percentile(10)).isEqualByComparingTo(costs.percentile(90));
        assertThat(costs.bins(20))
                .singleElement()
                .satisfies(bin -> assertThat(bin.years()).isEqualTo(40));
        assertThat(costs.shareAbove(new BigDecimal("1440"))).isZero();
        assertThat(costs.shareAbove(new BigDecimal("1439.99"))).isEqualByComparingTo("1");
    }

    @Test
    void theMeanOfALinearRateApproachesTheMeanOfTheMonths() {
        var sales = random(3);
        var costs = new CostDistribution(
                run(snapshot(sales), PLAN, 600, 5, false, 2).get(KEY));

        // Each month has the mean of the six months of its quarter, seller by seller; the sum of all is half of two
        // years.
        var expected = new BigDecimal(sales.stream().mapToLong(Sale::amount).sum())
                .divide(new BigDecimal(20), MathContext.DECIMAL64);
        var difference = costs.mean(6).subtract(expected).abs();
        assertThat(difference).isLessThan(fourStandardErrors(costs));
        assertThat(costs.least()).isLessThan(expected);
        assertThat(costs.most()).isGreaterThan(expected);
    }

    @Test
    void drawnTogetherTheYearsLieFurtherApart() {
        // Both sellers have the same good and bad months, so drawing them together adds up what drawing each evens out.
        var sales = new ArrayList<Sale>();
        for (int month = 0; month < 24; month++) {
            for (int person = 0; person < 4; person++) {
                sales.add(new Sale(person, HISTORY.plusMonths(month).plusDays(1), month % 2 == 0 ? 1000 : 100));
            }
        }
        var each = new CostDistribution(
                run(snapshot(sales), PLAN, 300, 9, false, 2).get(KEY));
        var together =
                new CostDistribution(run(snapshot(sales), PLAN, 300, 9, true, 2).get(KEY));

        assertThat(together.percentile(90).subtract(together.percentile(10)))
                .isGreaterThan(each.percentile(90).subtract(each.percentile(10)));
    }

    @Test
    void monthsAreDrawnWholeWithinTheirSeasonAndDealsKeepTheirSize() {
        // A deal of 900 and one of 100 in each first quarter, one of 10 in each other month: a deal above 500 pays
        // twice.
        var sales = new ArrayList<Sale>();
        for (int month = 0; month < 24; month++) {
            var first = HISTORY.plusMonths(month);
            if (month % 12 < 3) {
                sales.add(new Sale(0, first.plusDays(30 % first.lengthOfMonth()), 900));
                sales.add(new Sale(0, first, 100));
            } else {
                sales.add(new Sale(0, first.plusDays(14), 10));
            }
        }
        var costs = run(snapshot(sales), LARGE_TWICE, 25, 2, false, 2).get(KEY);

        // Three months of 900 × 20 % + 100 × 10 %, and nine of 1.
        assertThat(costs).allSatisfy(cost -> assertThat(cost).isEqualByComparingTo("579"));
    }

    @Test
    void whatIsBookedAlreadyStays() {
        var sales = new ArrayList<>(random(5));
        sales.add(new Sale(0, LocalDate.of(2026, 1, 15), 1_000_000));
        sales.add(new Sale(0, LocalDate.of(2026, 2, 15), 2_000_000));
        sales.add(new Sale(0, LocalDate.of(2026, 3, 3), 4_500_000));
        var question = new CostForecast.Question(DAYS, HISTORY, YEAR, LocalDate.of(2026, 3, 1), 20, 1, false);
        var costs = CostForecast.run(snapshot(sales), versions(PLAN), question, 2, Progress.SILENT)
                .get(KEY);

        // January and February as they are; March is drawn, so that its sale counts for nothing.
        assertThat(costs).allSatisfy(cost -> {
            assertThat(cost).isGreaterThan(new BigDecimal("300000"));
            assertThat(cost.remainder(new BigDecimal("100000"))).isLessThan(new BigDecimal("20000"));
        });
    }

    @Test
    void withoutHistoryThereIsNothingToDraw() {
        assertThatThrownBy(() -> run(snapshot(List.of()), PLAN, 10, 1, false, 1))
                .isInstanceOf(RuleViolation.class)
                .hasMessageContaining("nothing to draw");
    }

    @Test
    void itEndsWhenItIsCancelled() {
        var progress = new Progress() {
            @Override
            public boolean cancelled() {
                return true;
            }
        };
        var question = new CostForecast.Question(DAYS, HISTORY, YEAR, YEAR, 1000, 1, false);
        assertThatThrownBy(() -> CostForecast.run(snapshot(random(1)), versions(PLAN), question, 2, progress))
                .isInstanceOf(CalculationCancelled.class);
    }

    @Test
    void percentilesAreCostsThatWereDrawn() {
        var costs = new CostDistribution(IntStream.rangeClosed(1, 1000)
                .map(number -> 1001 - number)
                .mapToObj(BigDecimal::valueOf)
                .toList());

        assertThat(costs.percentile(10)).isEqualByComparingTo("100");
        assertThat(costs.percentile(50)).isEqualByComparingTo("500");
        assertThat(costs.percentile(90)).isEqualByComparingTo("900");
        assertThat(costs.percentile(0)).isEqualByComparingTo("1");
        assertThat(costs.percentile(100)).isEqualByComparingTo("1000");
        assertThat(costs.mean(2)).isEqualByComparingTo("500.5");
        assertThat(costs.shareAbove(new BigDecimal("870"))).isEqualByComparingTo("0.13");
        assertThat(costs.bins(20)).hasSize(20);
        assertThat(costs.bins(20).stream().mapToInt(CostDistribution.Bin::years).sum())
                .isEqualTo(1000);
    }

    private static BigDecimal fourStandardErrors(CostDistribution costs) {
        var mean = costs.mean(8);
        var squares = costs.sorted().stream()
                .map(cost -> cost.subtract(mean).pow(2))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var n = BigDecimal.valueOf(costs.sorted().size());
        return squares.divide(n.multiply(n), MathContext.DECIMAL64)
                .sqrt(MathContext.DECIMAL64)
                .multiply(new BigDecimal(4));
    }

    private static List<Sale> random(int seed) {
        var random = new Random(seed);
        var sales = new ArrayList<Sale>();
        for (int month = 0; month < 24; month++) {
            for (int person = 0; person < 3; person++) {
                // Each month has a sale, so that nobody’s first month is a later one.
                for (int deal = random.nextInt(3); deal >= 0; deal--) {
                    sales.add(new Sale(
                            person,
                            HISTORY.plusMonths(month).plusDays(random.nextInt(28)),
                            100 + random.nextInt(2000)));
                }
            }
        }
        return sales;
    }

    private static Map<CostForecast.Key, List<BigDecimal>> run(
            Snapshot snapshot, String plan, int replicates, long seed, boolean together, int threads) {
        var question = new CostForecast.Question(DAYS, HISTORY, YEAR, YEAR, replicates, seed, together);
        return new HashMap<>(CostForecast.run(snapshot, versions(plan), question, threads, Progress.SILENT));
    }

    private static List<PlanVersion> versions(String plan) {
        return List.of(new PlanVersion(PlanReader.read(plan).orRefuse(), null));
    }

    private static Snapshot snapshot(List<Sale> sales) {
        var builder = Snapshot.builder();
        int title = builder.title("AE");
        for (int person = 0; person < 4; person++) {
            int number = builder.person("P" + person);
            builder.seatHolder(builder.seat("S" + person, "Seat", title), number, new DateRange(HISTORY, null));
            builder.assign("AE", Owner.person(number), new DateRange(HISTORY, null));
        }
        for (int month = 0; month < 36; month++) {
            var first = HISTORY.plusMonths(month);
            builder.period("M" + month, PeriodKind.MONTH, first.getYear(), new DateRange(first, first.plusMonths(1)));
        }
        for (int year = 2024; year <= 2026; year++) {
            var first = LocalDate.of(year, 1, 1);
            builder.period("Y" + year, PeriodKind.YEAR, year, new DateRange(first, first.plusYears(1)));
        }
        int number = 0;
        for (var sale : sales) {
            builder.transactions()
                    .begin(++number, Math.toIntExact(sale.day().toEpochDay()), sale.amount() * NumberColumn.ONE)
                    .key("crm", "D" + number, 0)
                    .currency("EUR")
                    .seller(sale.person())
                    .text(Fields.EVENT_TYPE, "ORDER");
        }
        return builder.build();
    }
}
