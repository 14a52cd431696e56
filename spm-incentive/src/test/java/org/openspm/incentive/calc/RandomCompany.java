package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Currency;
import org.openspm.domain.shared.DateRange;
import org.openspm.incentive.calc.input.Owner;
import org.openspm.incentive.calc.input.PeriodKind;
import org.openspm.incentive.calc.input.Snapshot;

/** A small company with a year of sales from a seed: transfers, vacancies, late joiners, returns, overlays, two currencies. */
record RandomCompany(
        int persons,
        int seats,
        List<Held> held,
        List<Below> below,
        List<LocalDate> planFrom,
        List<Sale> sales,
        List<Rate> rates,
        List<@Nullable BigDecimal> quotas,
        List<Away> absences,
        List<BigDecimal> percents) {
    static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    static final int DAYS = 365;
    static final DateRange YEAR = new DateRange(FIRST, FIRST.plusDays(DAYS));
    static final int QUARTERS = 4;

    /** A person in a seat. */
    record Held(int seat, int person, DateRange valid) {}

    /** A seat below another. */
    record Below(int seat, int parent, DateRange valid) {}

    /** A transaction; −1 is nobody. */
    record Sale(
            String code, LocalDate day, BigDecimal amount, String currency, int seller, int overlay, String channel) {}

    /** Days on which a person is away, by a share of the time; only those of kind AWAY matter. */
    record Away(int person, String kind, LocalDate first, LocalDate last, BigDecimal share) {}

    /** Euros for one dollar from a day on. */
    record Rate(LocalDate day, BigDecimal euros) {}

    static RandomCompany of(long seed) {
        var random = new Random(seed);
        int persons = 6 + random.nextInt(8);
        int seats = 4 + random.nextInt(7);
        var company = new RandomCompany(
                persons,
                seats,
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
        company.fill(random);
        company.leave(new Random(seed + 7_000));
        return company;
    }

    static String code(int person) {
        return "P" + person;
    }

    static DateRange quarter(int number) {
        var start = FIRST.plusMonths(3L * number);
        return new DateRange(start, start.plusMonths(3));
    }

    @Nullable
    BigDecimal quota(int person, int quarter) {
        return quotas.get(person * QUARTERS + quarter);
    }

    /** The same facts; the order in which people and transactions are added comes from the second seed. */
    Snapshot snapshot(long orderSeed) {
        var order = new Random(orderSeed);
        var b = Snapshot.builder();
        var numbers = new int[persons];
        for (int person : shuffled(persons, order)) {
            numbers[person] = b.person(code(person));
        }
        int title = b.title("Seller");
        for (int seat = 0; seat < seats; seat++) {
            b.seat("S" + seat, "Seat " + seat, title);
        }
        held.forEach(h -> b.seatHolder(h.seat, numbers[h.person], h.valid));
        below.forEach(l -> b.hierarchyLink("reporting", l.seat, l.parent, l.valid));
        b.period("2026", PeriodKind.YEAR, 2026, YEAR);
        for (int quarter = 0; quarter < QUARTERS; quarter++) {
            int period = b.period("2026-Q" + (quarter + 1), PeriodKind.QUARTER, 2026, quarter(quarter));
            for (int person = 0; person < persons; person++) {
                if (quota(person, quarter) instanceof BigDecimal quota) {
                    b.quota("bookings", numbers[person], period, quota, Currency.of("EUR"));
                }
            }
        }
        for (int person = 0; person < persons; person++) {
            b.value("pct", Owner.person(numbers[person]), DateRange.ALWAYS, percents.get(person), null);
            b.assign("R", Owner.person(numbers[person]), DateRange.from(planFrom.get(person)));
        }
        absences.forEach(a -> b.absence(numbers[a.person], a.kind, DateRange.inclusive(a.first, a.last), a.share));
        rates.forEach(r -> b.rate(Currency.of("USD"), Currency.of("EUR"), "spot", r.day, r.euros));
        for (int sale : shuffled(sales.size(), order)) {
            add(b.transactions(), sale, numbers);
        }
        return b.build();
    }

    private void add(org.openspm.incentive.calc.input.TransactionsBuilder to, int number, int[] numbers) {
        var sale = sales.get(number);
        to.begin(
                        number + 1L,
                        Math.toIntExact(sale.day.toEpochDay()),
                        sale.amount.movePointRight(4).longValueExact())
                .key("CRM", sale.code, 0)
                .currency(sale.currency)
                .text("channel", sale.channel);
        if (sale.seller >= 0) {
            to.seller(numbers[sale.seller]);
        }
        if (sale.overlay >= 0) {
            to.overlay(numbers[sale.overlay]);
        }
    }

    private void fill(Random random) {
        for (int seat = 0; seat < seats; seat++) {
            sit(seat, random);
            if (seat > 0) {
                link(seat, random);
            }
        }
        for (int person = 0; person < persons; person++) {
            planFrom.add(random.nextInt(4) == 0 ? day(random) : FIRST);
            percents.add(BigDecimal.valueOf(5 + random.nextInt(80), 3));
            for (int quarter = 0; quarter < QUARTERS; quarter++) {
                quotas.add(random.nextInt(6) == 0 ? null : BigDecimal.valueOf(1_000 + random.nextInt(20_000)));
            }
        }
        rates.add(new Rate(FIRST.minusDays(3), new BigDecimal("0.913457")));
        for (int i = 0; i < 5; i++) {
            rates.add(new Rate(FIRST.plusDays(20 + 50L * i), BigDecimal.valueOf(800_000 + random.nextInt(300_000), 6)));
        }
        int count = 100 + random.nextInt(200);
        for (int i = 0; i < count; i++) {
            sales.add(sale(i, random));
        }
    }

    /** Every second person is away once or twice in a year, in quarters of the working time. */
    private void leave(Random random) {
        for (int person = 0; person < persons; person += 2) {
            var first = FIRST.plusDays(random.nextInt(150) - 20L);
            int stays = 1 + random.nextInt(2);
            for (int stay = 0; stay < stays; stay++) {
                var last = first.plusDays(random.nextInt(80));
                var kind = random.nextInt(3) == 0 ? "SICK" : "AWAY";
                absences.add(new Away(person, kind, first, last, BigDecimal.valueOf(25L * (1 + random.nextInt(4)), 2)));
                first = last.plusDays(1 + random.nextInt(40));
            }
        }
    }

    /** One to three stays in a seat, some of them by nobody. */
    private void sit(int seat, Random random) {
        var from = FIRST.minusDays(10);
        int stays = 1 + random.nextInt(3);
        for (int stay = 0; stay < stays; stay++) {
            var to = stay == stays - 1 ? YEAR.end() : from.plusDays(20 + random.nextInt(120));
            if (random.nextInt(4) > 0 && from.isBefore(YEAR.end())) {
                held.add(new Held(seat, random.nextInt(persons), new DateRange(from, to)));
            }
            from = to;
            if (!from.isBefore(YEAR.end())) {
                return;
            }
        }
    }

    private void link(int seat, Random random) {
        var change = day(random);
        below.add(new Below(seat, random.nextInt(seat), new DateRange(null, change)));
        below.add(new Below(seat, random.nextInt(seat), new DateRange(change, null)));
    }

    private Sale sale(int number, Random random) {
        int seller = random.nextInt(10) == 0 ? -1 : random.nextInt(persons);
        int overlay = random.nextInt(4) == 0 ? random.nextInt(persons) : -1;
        var amount = BigDecimal.valueOf(random.nextInt(40_000_000) - 4_000_000, 4);
        return new Sale(
                "O" + number,
                day(random),
                amount,
                random.nextInt(3) == 0 ? "USD" : "EUR",
                seller,
                overlay == seller ? -1 : overlay,
                random.nextInt(5) == 0 ? "online" : "direct");
    }

    private static LocalDate day(Random random) {
        return FIRST.plusDays(random.nextInt(DAYS));
    }

    private static List<Integer> shuffled(int size, Random order) {
        var numbers = new ArrayList<Integer>();
        for (int i = 0; i < size; i++) {
            numbers.add(i);
        }
        Collections.shuffle(numbers, order);
        return numbers;
    }
}
