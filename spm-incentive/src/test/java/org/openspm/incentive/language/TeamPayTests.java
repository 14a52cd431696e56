package org.openspm.incentive.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pools, contests and budgets of random teams against the same worked out by hand, from the list of sales. */
class TeamPayTests {
    private static final String HEAD = """
        plan: TEAM
        title: Team pay
        currency: EUR
        pays: month
        rounding: half up to 2 decimals per line
        credits:
          - credit: sale
            of: orders
            to: seller
        measures:
          - measure: sales
            credits: sale
            sum: amount
        components:
        """;
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private record Sale(String code, String seller, BigDecimal amount) {}

    private record Team(List<String> people, List<Sale> sales) {
        static Team of(long seed) {
            var random = new Random(seed);
            var people = new ArrayList<String>();
            for (int i = 2 + random.nextInt(7); i > 0; i--) {
                people.add("P" + (10 + i));
            }
            var sales = new ArrayList<Sale>();
            for (int i = 0; i < 20; i++) {
                sales.add(new Sale(
                        "S%02d".formatted(i),
                        people.get(random.nextInt(people.size())),
                        new BigDecimal(100 * random.nextInt(8))));
            }
            people.sort(Comparator.naturalOrder());
            return new Team(people, sales);
        }

        Map<String, BigDecimal> totals() {
            var totals = new LinkedHashMap<String, BigDecimal>();
            people.forEach(one -> totals.put(one, BigDecimal.ZERO));
            sales.forEach(sale -> totals.merge(sale.seller(), sale.amount(), BigDecimal::add));
            return totals;
        }

        String text(String component, String name, Map<String, BigDecimal> expected) {
            var text = new StringBuilder(HEAD).append(component.indent(2)).append("examples:\n");
            text.append("  - example: a team\n    date: 2026-01-15\n    payees: {");
            people.forEach(one -> text.append(one).append(": {}, "));
            text.setLength(text.length() - 2);
            text.append("}\n    transactions:\n");
            sales.forEach(sale -> text.append("      - {code: %s, seller: %s, amount: %s}%n"
                    .formatted(sale.code(), sale.seller(), sale.amount())));
            text.append("    expect:\n");
            expected.forEach(
                    (one, amount) -> text.append("      %s: {%s: %s}%n".formatted(one, name, amount.toPlainString())));
            return text.toString();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void sharesAPoolInProportion(long seed) {
        var team = Team.of(seed);
        var totals = team.totals();
        var sum = totals.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var expected = new LinkedHashMap<String, BigDecimal>();
        totals.forEach((one, own) ->
                expected.put(one, new BigDecimal(1000).multiply(own).divide(sum, 2, RoundingMode.HALF_UP)));
        assertHolds(team.text("""
                - component: Pool
                  on: sales
                  pool: {amount: 1000, by: measure.sales}
                """, "Pool", expected));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void letsThePartsOfAPoolAddUp(long seed) {
        var everybody = Map.of("everybody", new BigDecimal("999.97"));
        assertHolds(Team.of(seed).text("""
                - component: Pool
                  on: sales
                  pool: {amount: 999.97, by: measure.sales, parts: add up}
                """, "Pool", everybody));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void ranksWithEqualScoresOnTheBestRank(long seed) {
        var team = Team.of(seed);
        var totals = team.totals();
        var expected = new LinkedHashMap<String, BigDecimal>();
        totals.forEach((one, own) -> {
            long better = totals.values().stream()
                    .filter(other -> other.compareTo(own) > 0)
                    .count();
            expected.put(one, own.signum() == 0 ? BigDecimal.ZERO : prize(better + 1));
        });
        assertHolds(team.text(contest("best rank"), "Contest", expected));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void givesEachPrizeOutOnceWhenTiesShare(long seed) {
        var team = Team.of(seed);
        var entrants =
                team.totals().values().stream().filter(own -> own.signum() > 0).count();
        var all = BigDecimal.ZERO;
        for (long place = 1; place <= entrants; place++) {
            all = all.add(prize(place));
        }
        var result = PlanExamples.run(
                PlanReader.read(team.text(contest("share prizes"), "Contest", Map.of("everybody", all))));
        assertThat(result.getFirst().figures().getFirst().actual()).isCloseTo(all, offset(new BigDecimal("0.05")));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void ranksByTheMomentTheScoreWasReached(long seed) {
        var team = Team.of(seed);
        var totals = team.totals();
        var last = new LinkedHashMap<String, String>();
        team.sales().stream()
                .filter(sale -> sale.amount().signum() > 0)
                .forEach(sale -> last.put(sale.seller(), sale.code()));
        var order = team.people().stream()
                .filter(last::containsKey)
                .sorted(Comparator.<String, BigDecimal>comparing(totals::get)
                        .reversed()
                        .thenComparing(last::get))
                .toList();
        var expected = new LinkedHashMap<String, BigDecimal>();
        for (int place = 0; place < order.size(); place++) {
            expected.put(order.get(place), prize(place + 1L));
        }
        assertHolds(team.text(contest("first to reach"), "Contest", expected));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void paysWhoComesFirstUntilTheBudgetIsSpent(long seed) {
        var team = Team.of(seed);
        var left = new BigDecimal(250);
        var expected = new LinkedHashMap<String, BigDecimal>();
        team.people().forEach(one -> expected.put(one, BigDecimal.ZERO));
        for (var sale : team.sales()) {
            var paid = sale.amount().multiply(BigDecimal.TEN).divide(HUNDRED).min(left);
            expected.merge(sale.seller(), paid, BigDecimal::add);
            left = left.subtract(paid);
        }
        assertHolds(team.text("""
                - component: Spif
                  on: sales
                  per: credit
                  rate: 10 %
                  budget: {amount: 250, when short: first come}
                """, "Spif", expected));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void staysWithinTheBudgetToTheCent(long seed) {
        var all = Team.of(seed).totals().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var budget = all.divide(new BigDecimal(30), 2, RoundingMode.DOWN);
        assertHolds(Team.of(seed).text("""
                - component: Spif
                  on: sales
                  rate: 10 %%
                  budget: {amount: %s, when short: pro rata}
                """.formatted(budget), "Spif", Map.of("everybody", budget)));
    }

    private static String contest(String ties) {
        return """
            - component: Contest
              on: sales
              contest:
                ties: %s
                prizes: [{places: 1, amount: 500}, {places: 2 to 3, amount: 200}, {places: 4, amount: 90}]
            """.formatted(ties);
    }

    private static BigDecimal prize(long rank) {
        return new BigDecimal(rank == 1 ? 500 : rank <= 3 ? 200 : rank == 4 ? 90 : 0);
    }

    private static void assertHolds(String text) {
        var reading = PlanReader.read(text);
        assertThat(reading.problems()).as(text).isEmpty();
        assertThat(PlanExamples.run(reading))
                .isNotEmpty()
                .allSatisfy(result -> assertThat(result.fault()).as(text).isEmpty());
    }
}
