package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Currency;
import org.openspm.domain.shared.DateRange;
import org.openspm.incentive.calc.input.Days;
import org.openspm.incentive.calc.input.Fields;
import org.openspm.incentive.calc.input.LinkColumn;
import org.openspm.incentive.calc.input.Node;
import org.openspm.incentive.calc.input.Owner;
import org.openspm.incentive.calc.input.PeriodKind;
import org.openspm.incentive.calc.input.Snapshot;
import org.openspm.incentive.calc.input.SnapshotBuilder;
import org.openspm.incentive.calc.input.TransactionsBuilder;
import org.openspm.incentive.language.PlanReader;

/** A company made of a seed whose lines, quotas, values, rates, people and plans change one after the other. */
final class ChangingCompany {
    static final DateRange YEAR = new DateRange(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1));
    static final List<String> PLANS = List.of("""
            plan: MONTHLY
            title: Rates, tiers and quotas
            currency: EUR
            pays: month
            exchange:
              transactions: {rate: spot, on: credit date}
            curves:
              - {curve: steep, axis: percent, value: money, points: [{at: 0 %, value: 0}, {at: 100 %, value: 90}], before: extend}
              - {curve: flat, axis: percent, value: money, points: [{at: 0 %, value: 0}, {at: 100 %, value: 10}]}
            credits:
              - credit: sale
                of: orders
                when: channel <> "web"
                to: {seller: 60 %, overlay: 40 %}
                parts: to 2 decimals
              - {credit: account, of: orders, to: account owner, cap: 9000}
            measures:
              - {measure: bookings, credits: sale, sum: amount, quota: {measure: bookings, prorate: days, leave: all}}
              - {measure: quarter, credits: [sale, account], sum: amount, accumulates: quarter, quota: bookings}
              - {measure: team, credits: sale, sum: amount, roll up: reporting with own}
              - {measure: web, credits: account, when: channel = "web", count: credits}
              - {measure: channels, credits: sale, sum: amount, group: {by: channel, each: 'MAX(0, value)'}}
              - {measure: best, credits: [sale, account], sum: amount, take: 2 largest, accumulates: quarter}
              - {measure: opening, credits: sale, sum: amount, take: first 3}
              - {measure: mix, calculate: measure.quarter / 10 + 7 * measure.channels}
            components:
              - component: Tiered
                on: bookings
                rate: payee.pct
                tiers:
                  axis: attainment
                  mode: marginal
                  bands: [{to: 50 %, value: x 0.5}, {to: 100 %, value: x 1}, {value: x 2}]
                cap: 0.3 * quota
              - {component: To date, on: quarter, rate: 1.5 %, threshold: 10 %}
              - {component: Each, on: team, per: credit, rate: {by: channel, direct: 1 %, otherwise: 0.5 %}}
              - {component: Best, on: best, rate: 0.7 %}
              - {component: Opening, on: opening, per: credit, rate: 'IF(rank = 1, 0.3 %, 0.1 %)'}
              - {component: Counted, on: bookings, per: credit, amount: 'IF(MOD(number, 3) = 0, 11, 0)'}
              - {component: Curved, on: bookings, curve: {by: payee.code, P1: steep, P2: steep, otherwise: flat}}
              - {component: Mixed, on: mix, rate: 2 %, gate: measure.team > 1000}
              - {component: Channels, on: channels, rate: 1 %}
              - {component: Away, on: bookings, amount: 'EARNED("Channels") * ABSENTDAYS(period.start, period.end, "SICK")'}
              - {component: There, on: bookings, amount: 100, prorate: weekdays, leave: {all but: [SICK], after: 3 days}}
              - {component: So far, on: bookings, rate: 0.1 %, gate: 'EARNED("To date", "half year") > 300'}
            """, """
            plan: TEAM
            title: With and against others
            currency: EUR
            pays: quarter
            exchange:
              transactions: {rate: spot, on: period end}
            credits:
              - {credit: sale, of: orders, events: [order, return], to: {splits: stated, seller: rest}}
            measures:
              - {measure: sales, credits: sale, sum: amount, quota: bookings}
              - {measure: chain, credits: sale, sum: amount, roll up: reporting with own}
            components:
              - component: Pool
                on: sales
                pool: {amount: '10 % * MAX(0, team.sales)', by: measure.sales, qualifies: measure.sales > 2000, parts: add up}
              - component: Contest
                on: sales
                contest: {ties: first to reach, prizes: [{places: 1, amount: 900}, {places: 2 to 3, amount: 300}]}
              - component: Spiff
                on: sales
                per: credit
                rate: 2 %
                share: IF(role = "partner", 50 %, 100 %)
                budget: {amount: 900, per: half year, when short: first come}
              - {component: Level, on: chain, spread: reporting, rate: payee.level}
              - {component: Override, on: sales, downline: {components: [Spiff], along: reporting}, rate: 5 %}
              - {component: Growth, on: sales, amount: '3 % * MAX(0, measure.sales - PRIOR(measure.sales, 1))'}
              - {component: Above, on: sales, amount: '1 % * MANAGER(measure.chain, "reporting")', gate: 'TEAM(measure.sales, "title") > 500'}
            """, """
            plan: ABROAD
            title: In the currency of the payee
            currency: payee
            pays: month
            exchange:
              transactions: {rate: spot, on: period end}
              together: {in: EUR, rate: spot, on: period end}
            credits:
              - {credit: sale, of: orders, to: seller}
            measures:
              - {measure: year, credits: sale, sum: amount, accumulates: year, quota: bookings}
              - {measure: month, credits: sale, sum: amount}
              - {measure: lines, credits: sale, count: credits}
              - {measure: own, credits: sale, sum: amount, accumulates: 4 months from payee.start, quota: {measure: bookings, over: whole window}}
            components:
              - {component: Own, on: own, tiers: {axis: attainment, mode: marginal, bands: [{to: 60 %, value: 1 %}, {value: 2 %}]}}
              - {component: Each, on: month, per: credit, rate: 'IF(amount > 1500, 1 %, 2 %)', budget: {amount: 500, when short: first come}}
              - {component: Lines, on: lines, rate: 3}
              - {component: Pool, on: month, pool: {amount: '1 % * MAX(0, team.month)', by: measure.month, among: manager along reporting}}
              - {component: Prize, on: month, contest: {ties: share prizes, prizes: [{places: 1 to 2, amount: 70}]}, budget: {amount: 100, when short: pro rata}}
              - {component: Override, on: month, downline: {components: [Each], along: reporting}, rate: 5 %}
              - {component: Above, on: month, amount: '1 % * MANAGER(measure.year, "reporting")'}
              - {component: Commission, on: year, rate: payee.pct}
              - component: Away
                on: year
                amount: EARNEDBEFORE("Commission", 2, payee.absent_since) * ABSENTDAYS(period.start, period.end, "SICK")
              - {component: Together, on: year, rate: 0.1 %, gate: TEAM(attainment.year) >= 20 %}
            """, """
            plan: DEALS
            title: What is paid of deals
            currency: EUR
            pays: month
            exchange:
              transactions: {rate: spot, on: credit date}
            credits:
              - {credit: sale, of: orders, events: [order], to: seller}
            measures:
              - {measure: sales, credits: sale, sum: amount}
            components:
              - {component: Deal, on: sales, per: credit, rate: 5 %}
              - component: Month
                on: sales
                tiers: {axis: amount, mode: whole, bands: [{to: 9000, value: 1 %}, {value: 2 %}]}
            payments:
              - {holdback: Held, parts: [{share: 40 %, release: payment}]}
              - {clawback: Taken back}
              - {negative: Below zero, then: carried}
            """);

    /** A line: −1 is nobody; splits are whole percents by person. */
    record Line(
            String code,
            LocalDate day,
            BigDecimal amount,
            String currency,
            int seller,
            int overlay,
            int account,
            String channel,
            String event,
            String reference,
            Map<Integer, Integer> splits) {}

    private record Seated(int seat, int person, DateRange valid) {}

    private static final int ACCOUNTS = 6;

    final Random random;
    final Map<String, Line> lines = new TreeMap<>();
    final int persons;
    final int seats;
    private final Map<String, BigDecimal> quotas = new HashMap<>();
    private final Map<Integer, BigDecimal> percents = new HashMap<>();
    private final Map<LocalDate, BigDecimal> rates = new TreeMap<>();
    private final List<Seated> seated = new ArrayList<>();
    private final Map<Integer, Integer> above = new TreeMap<>();
    private final Map<Integer, Integer> owners = new TreeMap<>();
    private final Map<String, LocalDate> assigned = new TreeMap<>();
    private final Map<Integer, Away> absences = new TreeMap<>();
    private int named;

    /** Days on which a person is away, at most one stay for each. */
    private record Away(String kind, LocalDate first, int days, BigDecimal share) {}

    ChangingCompany(long seed) {
        random = new Random(seed);
        persons = 5 + random.nextInt(5);
        seats = 4 + random.nextInt(3);
        for (int seat = 0; seat < seats; seat++) {
            seated.add(new Seated(seat, random.nextInt(persons), DateRange.ALWAYS));
            if (seat > 0) {
                above.put(seat, random.nextInt(seat));
            }
        }
        for (int account = 0; account < ACCOUNTS; account++) {
            changeOwner(account);
        }
        for (int person = 0; person < persons; person++) {
            percents.put(person, BigDecimal.valueOf(5 + random.nextInt(80), 3));
            for (var plan : List.of("MONTHLY", "TEAM", "ABROAD", "DEALS")) {
                // Nobody ever assigns a plan to the last one.
                if (person < persons - 1 && random.nextInt(4) > 0) {
                    assigned.put(plan + " " + person, random.nextInt(4) == 0 ? day() : YEAR.start());
                }
            }
            for (int quota = 0; quota < 12; quota++) {
                changeQuota();
            }
        }
        rates.put(YEAR.start().minusDays(5), new BigDecimal("0.91"));
        for (int rate = 0; rate < 4; rate++) {
            changeRate();
        }
        var leave = new Random(seed + 1_000);
        for (int person = 0; person < persons; person += 2) {
            absences.put(person, away(leave));
        }
        int count = 30 + random.nextInt(60);
        for (int line = 0; line < count; line++) {
            var fresh = newLine();
            lines.put(fresh.code(), fresh);
        }
    }

    static List<PlanVersion> versions() {
        return PLANS.stream()
                .map(text -> new PlanVersion(PlanReader.read(text).orRefuse(), null))
                .toList();
    }

    /** A new order, or an event of an earlier one. */
    Line newLine() {
        boolean ofDeal = !lines.isEmpty() && random.nextInt(3) == 0;
        var deal = ofDeal ? anyLine() : null;
        var kinds = List.of("payment", "payment", "return");
        int seller = random.nextInt(8) == 0 ? -1 : random.nextInt(persons);
        return new Line(
                "L" + named++,
                day(),
                amount(deal),
                deal != null ? deal.currency() : random.nextInt(4) == 0 ? "USD" : "EUR",
                deal == null ? seller : deal.seller(),
                random.nextInt(3) == 0 ? random.nextInt(persons) : -1,
                random.nextInt(ACCOUNTS + 1) - 1,
                List.of("direct", "web", "partner").get(random.nextInt(3)),
                deal == null ? "order" : kinds.get(random.nextInt(3)),
                deal == null ? "" : deal.code(),
                random.nextInt(5) == 0 ? Map.of(random.nextInt(persons), 10 * (1 + random.nextInt(12))) : Map.of());
    }

    private BigDecimal amount(@Nullable Line deal) {
        return deal != null && random.nextBoolean()
                ? deal.amount()
                : BigDecimal.valueOf(random.nextInt(40_000_000) - 3_000_000, 4);
    }

    Line anyLine() {
        var codes = new ArrayList<>(lines.keySet());
        return lines.get(codes.get(random.nextInt(codes.size())));
    }

    /** The same line with something else about it. */
    Line revised(Line line) {
        var other = newLine();
        boolean amount = random.nextBoolean();
        return new Line(
                line.code(),
                random.nextInt(4) == 0 ? other.day() : line.day(),
                amount ? other.amount() : line.amount(),
                line.currency(),
                random.nextInt(3) == 0 ? other.seller() : line.seller(),
                random.nextInt(3) == 0 ? other.overlay() : line.overlay(),
                random.nextInt(3) == 0 ? other.account() : line.account(),
                random.nextInt(3) == 0 ? other.channel() : line.channel(),
                line.event(),
                line.reference(),
                random.nextInt(3) == 0 ? other.splits() : line.splits());
    }

    void changeQuota() {
        int period = random.nextInt(16);
        boolean ofSeat = random.nextInt(3) == 0;
        int owner = random.nextInt(ofSeat ? seats : persons);
        quotas.put(
                (ofSeat ? "seat " : "person ") + owner + " " + period, BigDecimal.valueOf(random.nextInt(5) * 3_000L));
    }

    void changeValue() {
        percents.put(random.nextInt(persons), BigDecimal.valueOf(5 + random.nextInt(80), 3));
    }

    void changeAbsence() {
        absences.put(random.nextInt(persons - 1), away(random));
    }

    private static Away away(Random random) {
        return new Away(
                random.nextBoolean() ? "SICK" : "PARENTAL",
                YEAR.start().plusDays(random.nextInt(330)),
                1 + random.nextInt(60),
                BigDecimal.valueOf(1 + random.nextInt(4)).divide(BigDecimal.valueOf(4)));
    }

    void changeRate() {
        rates.put(day(), BigDecimal.valueOf(800_000 + random.nextInt(300_000), 6));
    }

    void changeAssignment() {
        var plan = List.of("MONTHLY", "TEAM", "ABROAD", "DEALS").get(random.nextInt(4));
        assigned.merge(plan + " " + random.nextInt(persons - 1), day(), (_, day) -> day);
    }

    void changeHierarchy() {
        above.put(seats - 1, random.nextInt(seats - 1));
    }

    void changeSeat() {
        int seat = random.nextInt(seats);
        var change = day();
        seated.removeIf(stay -> stay.seat() == seat);
        seated.add(new Seated(seat, random.nextInt(persons), new DateRange(null, change)));
        if (random.nextBoolean()) {
            seated.add(new Seated(seat, random.nextInt(persons), new DateRange(change, null)));
        }
    }

    void changeOwner() {
        changeOwner(random.nextInt(ACCOUNTS));
    }

    private void changeOwner(int account) {
        owners.put(account, random.nextInt(4) == 0 ? Node.seat(random.nextInt(seats)) : random.nextInt(persons));
    }

    private LocalDate day() {
        return YEAR.start().plusDays(random.nextInt(380) - 5L);
    }

    /** Everything, with the lines in an order of its own. */
    Snapshot snapshot(long order) {
        var builder = Snapshot.builder();
        int title = builder.title("Seller");
        for (int person = 0; person < persons; person++) {
            builder.person("P" + person);
            builder.payeeCurrency(person, Currency.of(person % 2 == 0 ? "EUR" : "USD"), DateRange.ALWAYS);
            builder.value("pct", Owner.person(person), DateRange.ALWAYS, percents.get(person), null);
            if (person > 0) {
                builder.value("level", Owner.person(person), DateRange.ALWAYS, new BigDecimal("0.0" + person), null);
            }
        }
        for (int seat = 0; seat < seats; seat++) {
            builder.seat("S" + seat, "Seat " + seat, title);
        }
        seated.forEach(stay -> builder.seatHolder(stay.seat(), stay.person(), stay.valid()));
        above.forEach((seat, parent) -> builder.hierarchyLink("reporting", seat, parent, DateRange.ALWAYS));
        for (int account = 0; account < ACCOUNTS; account++) {
            builder.account("A" + account, LinkColumn.NONE);
            builder.accountOwner(account, "owner", owners.get(account), DateRange.ALWAYS);
        }
        addPeriods(builder);
        assigned.forEach((key, from) -> builder.assign(
                key.substring(0, key.indexOf(' ')),
                Owner.person(Integer.parseInt(key.substring(key.indexOf(' ') + 1))),
                DateRange.from(from)));
        absences.forEach((person, away) -> builder.absence(
                person, away.kind(), new DateRange(away.first(), away.first().plusDays(away.days())), away.share()));
        rates.forEach((day, rate) -> {
            builder.rate(Currency.of("USD"), Currency.of("EUR"), "spot", day, rate);
            builder.rate(Currency.of("EUR"), Currency.of("USD"), "spot", day, BigDecimal.TWO.subtract(rate));
        });
        var all = new ArrayList<>(lines.values());
        Collections.shuffle(all, new Random(order));
        all.forEach(line -> add(builder, line));
        return builder.build();
    }

    /** Some lines alone, linked to the people of {@link #snapshot}. */
    static Snapshot of(List<Line> some) {
        var builder = Snapshot.builder();
        some.forEach(line -> add(builder, line));
        return builder.build();
    }

    private void addPeriods(SnapshotBuilder builder) {
        var periods = new ArrayList<Integer>();
        for (int month = 0; month < 12; month++) {
            var start = YEAR.start().plusMonths(month);
            periods.add(builder.period(
                    "M%02d".formatted(month + 1), PeriodKind.MONTH, 2026, new DateRange(start, start.plusMonths(1))));
        }
        for (int quarter = 0; quarter < 4; quarter++) {
            var start = YEAR.start().plusMonths(3L * quarter);
            periods.add(builder.period(
                    "Q" + (quarter + 1), PeriodKind.QUARTER, 2026, new DateRange(start, start.plusMonths(3))));
        }
        builder.period("2026", PeriodKind.YEAR, 2026, YEAR);
        quotas.forEach((key, amount) -> {
            var parts = key.split(" ");
            int owner = Integer.parseInt(parts[1]);
            int period = periods.get(Integer.parseInt(parts[2]));
            builder.quota(
                    "bookings", parts[0].equals("seat") ? Node.seat(owner) : owner, period, amount, Currency.of("EUR"));
        });
    }

    private static void add(SnapshotBuilder builder, Line line) {
        TransactionsBuilder row = builder.transactions()
                .begin(
                        line.code().hashCode(),
                        Days.of(line.day()),
                        line.amount().movePointRight(4).longValueExact())
                .key("CRM", line.code(), 0)
                .currency(line.currency())
                .text("channel", line.channel())
                .text(Fields.EVENT_TYPE, line.event());
        if (line.seller() >= 0) {
            row.seller(line.seller());
        }
        if (line.overlay() >= 0 && line.overlay() != line.seller()) {
            row.overlay(line.overlay());
        }
        if (line.account() >= 0) {
            row.account(line.account());
        }
        if (!line.reference().isEmpty()) {
            row.text(Fields.REFERENCE, line.reference());
        }
        line.splits()
                .forEach((person, percent) -> builder.split(
                        row.row(), person, person == 2 ? "partner" : "deal", BigDecimal.valueOf(percent, 2)));
    }
}
