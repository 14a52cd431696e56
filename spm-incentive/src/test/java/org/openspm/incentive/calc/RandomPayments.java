package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.openspm.domain.shared.Currency;
import org.openspm.domain.shared.DateRange;
import org.openspm.incentive.calc.input.Days;
import org.openspm.incentive.calc.input.Fields;
import org.openspm.incentive.calc.input.Owner;
import org.openspm.incentive.calc.input.PeriodKind;
import org.openspm.incentive.calc.input.Snapshot;
import org.openspm.incentive.calc.plan.Plan;
import org.openspm.incentive.language.PlanReader;

/** A company made of a seed: deals with payments, withdrawn payments and returns in any order, and a plan with pay rules. */
final class RandomPayments {
    static final int PAYEES = 3;
    static final int MONTHS = 36;
    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final Currency EUR = Currency.of("EUR");
    private static final Currency USD = Currency.of("USD");

    final boolean everythingReturned;
    final boolean returnsCredited;
    private final Random random;
    private final String rules;
    private final String limits;
    private final List<Event> events = new ArrayList<>();

    private record Event(
            String code,
            String kind,
            LocalDate date,
            BigDecimal amount,
            BigDecimal tax,
            String reference,
            int seller) {}

    /** @param returned whether each deal is returned as a whole, in one or several parts */
    RandomPayments(long seed, boolean returned) {
        this.random = new Random(seed);
        this.everythingReturned = returned;
        this.returnsCredited = random.nextBoolean();
        int deals = 3 + random.nextInt(12);
        for (int deal = 0; deal < deals; deal++) {
            addDeal(deal);
        }
        this.rules = holdback() + clawback();
        this.limits = limits();
    }

    private void addDeal(int number) {
        int seller = random.nextInt(PAYEES);
        var date = START.plusDays(random.nextInt(330));
        var amount = cents(100 + random.nextInt(2_000_000));
        var tax = random.nextBoolean() ? cents(random.nextInt(20_000)) : BigDecimal.ZERO;
        var code = "D" + number;
        events.add(new Event(code, "order", date, amount, tax, "", seller));
        int parts = random.nextInt(4);
        var left = amount.add(tax);
        for (int part = 0; part < parts; part++) {
            var paid = part == parts - 1 && random.nextBoolean()
                    ? left
                    : left.multiply(BigDecimal.valueOf(random.nextInt(100)))
                            .movePointLeft(2)
                            .setScale(2, java.math.RoundingMode.DOWN);
            left = left.subtract(paid);
            events.add(new Event(
                    code + "P" + part,
                    "payment",
                    date.plusDays(random.nextInt(200) - 20L),
                    paid,
                    BigDecimal.ZERO,
                    code,
                    seller));
            if (random.nextInt(5) == 0) {
                events.add(new Event(
                        code + "W" + part,
                        "payment",
                        date.plusDays(200),
                        paid.negate(),
                        BigDecimal.ZERO,
                        code,
                        seller));
            }
        }
        if (everythingReturned) {
            addReturns(code, date, amount, tax, seller);
        }
    }

    private void addReturns(String code, LocalDate date, BigDecimal amount, BigDecimal tax, int seller) {
        int parts = 1 + random.nextInt(3);
        var left = amount;
        for (int part = 0; part < parts; part++) {
            boolean last = part == parts - 1;
            var back = last ? left : cents(left.movePointRight(2).intValue() / 2);
            left = left.subtract(back);
            // Now and then the return is booked before the sale it belongs to.
            events.add(new Event(
                    code + "R" + part,
                    "return",
                    date.plusDays(random.nextInt(240) - 20L),
                    back.negate(),
                    last ? tax.negate() : BigDecimal.ZERO,
                    code,
                    seller));
        }
    }

    private BigDecimal cents(int cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    private String holdback() {
        var releases = List.of(
                "payment",
                "after 2 periods",
                "year end",
                "2026-09-15",
                "{on: payment, releases: all}",
                "{field: ship_date}");
        return switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> "  - {instalments: Parts, parts: " + (2 + random.nextInt(4)) + "}\n";
            default ->
                "  - holdback: Held\n    parts:\n      - {share: " + random.nextInt(60)
                        + " %, release: '".replace("'", "")
                        + releases.get(random.nextInt(releases.size())) + "}\n      - {share: " + random.nextInt(40)
                        + " %, release: " + releases.get(random.nextInt(releases.size())) + "}\n";
        };
    }

    private String clawback() {
        return "  - {clawback: Taken back, take: " + (random.nextBoolean() ? "earned" : "paid part") + ", deduct over: "
                + (1 + random.nextInt(3)) + " periods}\n";
    }

    private String limits() {
        var all = new ArrayList<>(List.of(
                "  - {draw: Draw, amount: 300, for: 9 months, recovery: {share: 60 %, from: period 3}}\n",
                "  - {advance: Advance, amount: 200, for: 3 months, recovery: {share: 50 %, limit: 90, from: period 2}}\n",
                "  - {guarantee: Guarantee, amount: 150, until: 2026-06-30}\n",
                "  - {maximum: Most, amount: 900, excess: paid later}\n",
                "  - {minimum: Least, amount: 40, below: paid later}\n"));
        Collections.shuffle(all, random);
        return String.join("", all.subList(0, random.nextInt(all.size() + 1)))
                + "  - {negative: Below zero, then: carried}\n";
    }

    /** Only what is held and taken back; nothing that pays more or less than was earned. */
    Plan plain() {
        return plan(rules);
    }

    /** With draws, guarantees and limits too. */
    Plan limited() {
        return plan(rules + limits);
    }

    /** The same in each payee's currency. */
    Plan limitedInOwnCurrency() {
        return PlanReader.read(text(rules + limits)
                        .replace(
                                "currency: EUR",
                                "currency: payee\nexchange: {transactions: {rate: spot, on: period end}}"))
                .orRefuse();
    }

    private Plan plan(String payments) {
        return PlanReader.read(text(payments)).orRefuse();
    }

    private String text(String payments) {
        return """
                plan: RANDOM
                title: Random
                currency: EUR
                pays: month
                credits:
                  - {credit: seller, of: orders, events: [%s], to: seller}
                measures:
                  - {measure: sales, credits: seller, sum: amount}
                  - {measure: year, credits: seller, sum: amount, accumulates: year}
                components:
                  - component: Each
                    on: year
                    per: credit
                    tiers:
                      axis: amount
                      mode: marginal
                      over: running total
                      bands: [{to: 5000, value: 3 %%}, {to: 9000, value: 5.5 %%}, {value: 7.1 %%}]
                  - component: Month
                    on: sales
                    tiers:
                      axis: amount
                      mode: whole
                      bands: [{to: 4000, value: 1 %%}, {value: 1.3 %%}]
                payments:
                """.formatted(returnsCredited ? "order, return" : "order") + payments;
    }

    static DateRange months(int from, int to) {
        return new DateRange(START.plusMonths(from), START.plusMonths(to));
    }

    Snapshot snapshot(long shuffle) {
        return snapshot(shuffle, new DateRange(START, null));
    }

    /** Payees are paid in dollars from different days on, which are worth as much as euros. */
    Snapshot snapshotOfTwoCurrencies() {
        return snapshot(1, new DateRange(START, START.plusMonths(5).plusDays(8)));
    }

    private Snapshot snapshot(long shuffle, DateRange inEuros) {
        var builder = Snapshot.builder();
        builder.title("Rep");
        builder.rate(EUR, USD, "spot", START, BigDecimal.ONE);
        for (int payee = 0; payee < PAYEES; payee++) {
            int person = builder.person("P" + payee);
            var changed = inEuros.end();
            builder.payeeCurrency(person, EUR, new DateRange(null, changed == null ? null : changed.plusMonths(payee)));
            if (changed != null) {
                builder.payeeCurrency(person, USD, new DateRange(changed.plusMonths(payee), null));
            }
            builder.assign("RANDOM", Owner.person(person), new DateRange(START.plusDays(payee * 20L), null));
        }
        for (int year = 0; year < MONTHS / 12; year++) {
            builder.period("Y" + year, PeriodKind.YEAR, 2026 + year, months(12 * year, 12 * year + 12));
        }
        for (int month = 0; month < MONTHS; month++) {
            builder.period("M%02d".formatted(month), PeriodKind.MONTH, 2026 + month / 12, months(month, month + 1));
        }
        var rows = new ArrayList<>(events);
        Collections.shuffle(rows, new Random(shuffle));
        for (int row = 0; row < rows.size(); row++) {
            var event = rows.get(row);
            var transaction = builder.transactions()
                    .begin(
                            row,
                            Days.of(event.date()),
                            event.amount().movePointRight(4).longValueExact())
                    .key("crm", event.code(), 0)
                    .currency("EUR")
                    .seller(event.seller())
                    .number(Fields.TAX, event.tax())
                    .text(Fields.EVENT_TYPE, event.kind());
            if (!event.reference().isEmpty()) {
                transaction.text(Fields.REFERENCE, event.reference());
            } else {
                transaction.date(Fields.SHIP_DATE, event.date().plusDays(30));
            }
        }
        return builder.build();
    }
}
