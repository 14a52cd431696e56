package org.openspm.incentive.adventureworks;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openspm.incentive.calc.Calculation;
import org.openspm.incentive.calc.Earning;
import org.openspm.incentive.calc.EarningLine;
import org.openspm.incentive.calc.input.Snapshot;

class AdventureWorksTests {
    private static Snapshot snapshot;

    @BeforeAll
    static void readTheFiles() {
        snapshot = AdventureWorks.snapshot();
    }

    @Test
    void measuresCreditAndQuotaOfEveryPersonAndQuarter() {
        var measured = new HashMap<String, String>();
        for (var each : AdventureWorks.calculate(snapshot, "plan-b").measurements()) {
            if (each.quota() instanceof BigDecimal quota) {
                measured.put(
                        key(each.node(), each.period()),
                        each.value().setScale(4).toPlainString() + " " + quota.setScale(2));
            }
        }
        var expected = new HashMap<String, String>();
        for (var row : AdventureWorks.expected("a_attainment_by_person_quarter.csv")) {
            expected.put(
                    row.text("person_id") + " " + row.text("period_id"),
                    row.text("credited_sales") + " " + row.text("quota"));
        }
        assertThat(measured).isEqualTo(expected).hasSize(163);
    }

    @Test
    void measuresByShipDateWhenThePlanSaysSo() {
        var measured = new HashMap<String, String>();
        var byShipDate = AdventureWorks.calculate(
                snapshot, "plan-b", "    to: seller", "    to: seller\n    dated by: ship date");
        for (var each : byShipDate.measurements()) {
            if (each.quota() != null) {
                measured.put(
                        key(each.node(), each.period()),
                        each.value().setScale(4).toPlainString());
            }
        }
        var expected = new HashMap<String, String>();
        for (var row : AdventureWorks.expected("a_attainment_by_person_quarter.csv")) {
            expected.put(row.text("person_id") + " " + row.text("period_id"), row.text("credited_sales_by_ship_date"));
        }
        assertThat(measured).isEqualTo(expected);
    }

    @Test
    void proratesTheQuotaOfTheOneWhoJoinedInAQuarter() {
        var prorated = AdventureWorks.calculate(
                snapshot, "plan-b", "quota: credited_sales", "quota: {measure: credited_sales, prorate: days}");
        var row = AdventureWorks.expected("a_prorated_quotas.csv").getFirst();
        assertThat(prorated.measurements())
                .filteredOn(m -> key(m.node(), m.period()).equals("E284 FY2013-Q2"))
                .singleElement()
                .satisfies(m -> {
                    assertThat(m.quota().setScale(2, RoundingMode.HALF_UP)).isEqualTo(row.text("prorated_quota"));
                    assertThat(m.attainment().movePointRight(2).setScale(4, RoundingMode.HALF_UP))
                            .isEqualTo(row.text("prorated_attainment_pct"));
                });
    }

    @Test
    void paysEachOrderAsTheFirstCaseSays() {
        var paid = new HashMap<String, String>();
        var calculation = AdventureWorks.calculate(snapshot, "plan-b");
        for (var earning : calculation.earnings()) {
            for (var line : earning.lines()) {
                paid.put(order(line), payee(earning) + " " + line.amount().setScale(2));
            }
        }
        var expected = new HashMap<String, String>();
        for (var row : AdventureWorks.expected("b_commission_by_order.csv")) {
            expected.put(
                    row.text("transaction_id"),
                    row.text("person_id") + " " + row.text("period_id") + " " + row.text("commission"));
        }
        assertThat(paid).isEqualTo(expected).hasSize(3806);
        assertThat(total(calculation)).isEqualByComparingTo("1101643.36");
    }

    @Test
    void paysLessOrMoreWhenRoundedOnceAQuarter() {
        var once = AdventureWorks.calculate(
                snapshot, "plan-b", "half up to 2 decimals per line", "half up to 2 decimals per component");
        assertThat(withoutZeros(byPersonAndQuarter(once)))
                .isEqualTo(withoutZeros(
                        expected("b_commission_by_person_quarter.csv", "person_id", "commission_if_rounded_once")));
        assertThat(total(once)).isEqualByComparingTo("1101643.43");
    }

    @Test
    void acceleratesByTier() {
        var calculation = AdventureWorks.calculate(snapshot, "plan-c");
        var paid = new HashMap<String, String>();
        for (var earning : calculation.earnings()) {
            for (var line : earning.lines()) {
                paid.put(
                        payee(earning) + " " + line.tier(),
                        line.base().setScale(4) + " " + line.amount().setScale(2));
            }
        }
        var expected = new HashMap<String, String>();
        for (var row : AdventureWorks.expected("c_accelerator_by_tier.csv")) {
            expected.put(
                    row.text("person_id") + " " + row.text("period_id") + " " + row.text("tier"),
                    row.text("amount_in_tier") + " " + row.text("payout"));
        }
        // A tier that pays nothing, at a rate of zero, has no line here.
        expected.values().removeIf(tier -> tier.endsWith(" 0.00"));
        assertThat(paid).isEqualTo(expected);
        assertThat(total(calculation)).isEqualByComparingTo("1105191.36");
    }

    @Test
    void paysManagersOnEachOrderBelow() {
        var calculation = AdventureWorks.calculate(snapshot, "plan-e");
        var paid = new TreeMap<String, String>();
        for (var earning : calculation.earnings()) {
            for (var line : earning.lines()) {
                paid.put(
                        payee(earning) + " " + order(line),
                        line.amount().setScale(2).toPlainString());
            }
        }
        var expected = new TreeMap<String, String>();
        for (var row : AdventureWorks.expected("e_override_by_order.csv")) {
            expected.put(
                    row.text("manager_id") + " " + row.text("period_id") + " " + row.text("transaction_id"),
                    row.text("override"));
        }
        assertThat(paid).hasSize(7509).isEqualTo(expected);
        assertThat(withoutZeros(byPersonAndQuarter(calculation)))
                .isEqualTo(withoutZeros(expected("e_override_by_manager_quarter.csv", "manager_id", "override")));
    }

    /** The totals that {@code docs/adventureworks.md} gives; not published, so a change of one is to be explained. */
    @Test
    void keepsTheTotalsOfTheOtherCases() {
        var totals = new TreeMap<String, String>();
        for (var plan : new String[] {"plan-c2", "plan-c3", "plan-d", "plan-d2", "plan-h"}) {
            totals.put(
                    plan,
                    total(AdventureWorks.calculate(snapshot, plan)).setScale(2).toPlainString());
        }
        byCurrency(AdventureWorks.calculate(snapshot, "plan-g"))
                .forEach((currency, amount) -> totals.put("plan-g " + currency, amount.toPlainString()));
        var territory = AdventureWorks.calculate(snapshot, "plan-f");
        for (var total : territory.totals()) {
            totals.put(
                    "plan-f " + total.rule(),
                    total.creditedTransactions() + " orders, " + total.credits() + " credits, " + total.credited());
        }
        for (var each : territory.measurements()) {
            totals.merge(
                    "plan-f measured " + each.measure(),
                    each.value().setScale(4).toPlainString(),
                    AdventureWorksTests::sum);
        }
        assertThat(totals)
                .isEqualTo(new TreeMap<>(Map.ofEntries(
                        Map.entry("plan-c2", "594373.82"),
                        Map.entry("plan-c3", "993360.63"),
                        Map.entry("plan-d", "5000.00"),
                        Map.entry("plan-d2", "41585.00"),
                        Map.entry("plan-f measured account_sales", "80487704.1832"),
                        Map.entry("plan-f measured online_overlay", "22568196.7153"),
                        Map.entry("plan-f measured territory_sales", "80487704.1832"),
                        Map.entry("plan-f online", "23967 orders, 36305 credits, 22568196.7153"),
                        Map.entry("plan-f owner", "3806 orders, 3806 credits, 80487704.1832"),
                        Map.entry("plan-f territory", "3806 orders, 5785 credits, 80487704.1832"),
                        Map.entry("plan-g AUD", "47476.04"),
                        Map.entry("plan-g CAD", "368226.83"),
                        Map.entry("plan-g EUR", "113032.69"),
                        Map.entry("plan-g GBP", "38925.91"),
                        Map.entry("plan-g USD", "675947.90"),
                        Map.entry("plan-h", "11736.07"))));
    }

    private static String sum(String a, String b) {
        return new BigDecimal(a).add(new BigDecimal(b)).toPlainString();
    }

    private static Map<String, BigDecimal> byCurrency(Calculation calculation) {
        var totals = new TreeMap<String, BigDecimal>();
        calculation.earnings().forEach(e -> totals.merge(e.currency().code(), e.amount(), BigDecimal::add));
        return totals;
    }

    private static BigDecimal total(Calculation calculation) {
        return calculation.lines().map(EarningLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Map<String, String> withoutZeros(Map<String, String> amounts) {
        amounts.values().removeIf("0.00"::equals);
        return amounts;
    }

    private static Map<String, String> byPersonAndQuarter(Calculation calculation) {
        var paid = new HashMap<String, String>();
        for (var earning : calculation.earnings()) {
            paid.put(
                    key(earning.person(), earning.period()),
                    earning.amount().setScale(2).toPlainString());
        }
        return paid;
    }

    private static Map<String, String> expected(String file, String person, String column) {
        var expected = new HashMap<String, String>();
        for (var row : AdventureWorks.expected(file)) {
            expected.put(row.text(person) + " " + row.text("period_id"), row.text(column));
        }
        return expected;
    }

    private static String payee(Earning earning) {
        return key(earning.person(), earning.period());
    }

    private static String key(int node, int period) {
        return snapshot.roster().code(node) + " "
                + snapshot.calendar().period(period).code();
    }

    private static String order(EarningLine line) {
        return snapshot.transactions().code(line.transaction());
    }
}
