package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * The plan of {@link CalculatorTests} calculated by hand: row by row, person by person, in decimals, with nothing of the
 * kernel. Slow and plain on purpose; where the two differ, one of them is wrong.
 */
final class NaivePay {
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private final RandomCompany company;
    private final List<Credit> credits = new ArrayList<>();

    private record Credit(String sale, LocalDate day, int person, BigDecimal amount) {}

    NaivePay(RandomCompany company) {
        this.company = company;
        company.sales().forEach(this::credit);
    }

    /** Earnings as {@code person quarter component} → amount. */
    TreeMap<String, BigDecimal> earnings() {
        var earnings = new TreeMap<String, BigDecimal>();
        for (int person = 0; person < company.persons(); person++) {
            for (int quarter = 0; quarter < RandomCompany.QUARTERS; quarter++) {
                if (company.planFrom()
                        .get(person)
                        .isBefore(RandomCompany.quarter(quarter).end())) {
                    var key = RandomCompany.code(person) + " Q" + (quarter + 1) + " ";
                    earnings.put(key + "Tiered", tiered(person, quarter));
                    earnings.put(key + "Whole", whole(sum(team(person, true, quarter))));
                    earnings.put(key + "Override", override(person, quarter));
                    earnings.put(key + "To date", toDate(person, quarter));
                }
            }
        }
        return earnings;
    }

    /** Value of the own measure as {@code person quarter} → amount. */
    BigDecimal bookings(int person, int quarter) {
        return sum(own(person, quarter));
    }

    private void credit(RandomCompany.Sale sale) {
        if (!sale.channel().equals("direct")) {
            return;
        }
        var euros = sale.currency().equals("EUR")
                ? sale.amount()
                : sale.amount().multiply(rate(sale.day())).setScale(4, RoundingMode.HALF_UP);
        if (sale.seller() >= 0 && sale.overlay() >= 0) {
            var parts = sixtyForty(euros, RandomCompany.code(sale.seller()), RandomCompany.code(sale.overlay()));
            credits.add(new Credit(sale.code(), sale.day(), sale.seller(), parts.get(0)));
            credits.add(new Credit(sale.code(), sale.day(), sale.overlay(), parts.get(1)));
        } else if (sale.seller() >= 0 || sale.overlay() >= 0) {
            credits.add(new Credit(sale.code(), sale.day(), Math.max(sale.seller(), sale.overlay()), euros));
        }
    }

    private BigDecimal rate(LocalDate day) {
        RandomCompany.Rate latest = company.rates().getFirst();
        for (var rate : company.rates()) {
            if (!rate.day().isAfter(day) && rate.day().isAfter(latest.day())) {
                latest = rate;
            }
        }
        return latest.euros();
    }

    private static List<BigDecimal> sixtyForty(BigDecimal amount, String first, String second) {
        var size = amount.abs();
        var exactFirst = size.multiply(new BigDecimal("0.6"));
        var exactSecond = size.multiply(new BigDecimal("0.4"));
        var one = exactFirst.setScale(2, RoundingMode.DOWN);
        var two = exactSecond.setScale(2, RoundingMode.DOWN);
        var left = size.subtract(one).subtract(two);
        int larger = exactFirst.subtract(one).compareTo(exactSecond.subtract(two));
        boolean toFirst = larger > 0 || (larger == 0 && first.compareTo(second) < 0);
        one = toFirst ? one.add(left) : one;
        two = toFirst ? two : two.add(left);
        return amount.signum() < 0 ? List.of(one.negate(), two.negate()) : List.of(one, two);
    }

    private List<Credit> own(int person, int quarter) {
        return credits.stream()
                .filter(c -> c.person() == person
                        && RandomCompany.quarter(quarter).contains(c.day())
                        && hasPlan(person, c.day()))
                .toList();
    }

    private List<Credit> team(int person, boolean withOwn, int quarter) {
        return credits.stream()
                .filter(c -> RandomCompany.quarter(quarter).contains(c.day()) && hasPlan(person, c.day()))
                .filter(c -> c.person() == person
                        ? withOwn
                        : above(c.person(), c.day()).contains(person))
                .toList();
    }

    private Set<Integer> above(int person, LocalDate day) {
        var above = new LinkedHashSet<Integer>();
        for (var held : company.held()) {
            if (held.person() == person && held.valid().contains(day)) {
                for (int seat = parent(held.seat(), day); seat >= 0; seat = parent(seat, day)) {
                    above.addAll(holders(seat, day));
                }
            }
        }
        return above;
    }

    private int parent(int seat, LocalDate day) {
        return company.below().stream()
                .filter(l -> l.seat() == seat && l.valid().contains(day))
                .mapToInt(RandomCompany.Below::parent)
                .findFirst()
                .orElse(-1);
    }

    private List<Integer> holders(int seat, LocalDate day) {
        return company.held().stream()
                .filter(h -> h.seat() == seat && h.valid().contains(day))
                .map(RandomCompany.Held::person)
                .toList();
    }

    private boolean hasPlan(int person, LocalDate day) {
        return !day.isBefore(company.planFrom().get(person));
    }

    private BigDecimal tiered(int person, int quarter) {
        var given = company.quota(person, quarter);
        if (given == null) {
            return BigDecimal.ZERO;
        }
        var quota = withoutLeave(given, person, quarter);
        if (quota.signum() == 0) {
            return BigDecimal.ZERO;
        }
        var value = bookings(person, quarter);
        var rate = company.percents().get(person);
        var half = quota.multiply(new BigDecimal("0.5"));
        var top = quota.multiply(new BigDecimal("1.2"));
        var slices = List.of(
                value.min(half).multiply(rate).multiply(new BigDecimal("0.5")),
                value.min(quota).subtract(half).max(BigDecimal.ZERO).multiply(rate),
                value.min(top)
                        .subtract(quota)
                        .max(BigDecimal.ZERO)
                        .multiply(rate)
                        .multiply(new BigDecimal("1.5")),
                value.subtract(top).max(BigDecimal.ZERO).multiply(rate).multiply(new BigDecimal("2")));
        var exact = slices.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var cap = quota.multiply(rate).multiply(new BigDecimal("1.3"));
        return exact.compareTo(cap) > 0
                ? cents(cap)
                : slices.stream().map(NaivePay::cents).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The quota for the days of the quarter on which the person was there, day by day. */
    private BigDecimal withoutLeave(BigDecimal quota, int person, int quarter) {
        var there = BigDecimal.ZERO;
        int days = 0;
        for (var day = RandomCompany.quarter(quarter).start();
                RandomCompany.quarter(quarter).contains(day); ) {
            var today = day;
            there = there.add(company.absences().stream()
                    .filter(away -> away.person() == person && away.kind().equals("AWAY"))
                    .filter(away -> !today.isBefore(away.first()) && !today.isAfter(away.last()))
                    .map(away -> BigDecimal.ONE.subtract(away.share()))
                    .findFirst()
                    .orElse(BigDecimal.ONE));
            days++;
            day = day.plusDays(1);
        }
        return quota.multiply(there).divide(BigDecimal.valueOf(days), new MathContext(34, RoundingMode.HALF_UP));
    }

    private static BigDecimal whole(BigDecimal value) {
        var rate = value.compareTo(new BigDecimal("10000")) < 0
                ? "0.01"
                : value.compareTo(new BigDecimal("30000")) < 0 ? "0.02" : "0.03";
        return cents(value.multiply(new BigDecimal(rate)));
    }

    private BigDecimal override(int person, int quarter) {
        return team(person, false, quarter).stream()
                .map(c -> cents(c.amount().multiply(CENT)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal toDate(int person, int quarter) {
        var before = BigDecimal.ZERO;
        for (int earlier = 0; earlier < quarter; earlier++) {
            before = before.add(bookings(person, earlier));
        }
        var rate = new BigDecimal("0.015");
        return cents(before.add(bookings(person, quarter)).multiply(rate)).subtract(cents(before.multiply(rate)));
    }

    private static BigDecimal sum(List<Credit> credits) {
        return credits.stream().map(Credit::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }
}
