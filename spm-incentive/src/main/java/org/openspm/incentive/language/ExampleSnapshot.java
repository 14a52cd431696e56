package org.openspm.incentive.language;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Currency;
import org.openspm.domain.shared.DateRange;
import org.openspm.incentive.calc.expression.Unit;
import org.openspm.incentive.calc.input.Days;
import org.openspm.incentive.calc.input.Fields;
import org.openspm.incentive.calc.input.LinkColumn;
import org.openspm.incentive.calc.input.Node;
import org.openspm.incentive.calc.input.Owner;
import org.openspm.incentive.calc.input.Snapshot;
import org.openspm.incentive.calc.input.SnapshotBuilder;
import org.openspm.incentive.calc.plan.Base;
import org.openspm.incentive.calc.plan.PayeeValue;
import org.openspm.incentive.calc.plan.Plan;

/** Turns an example into the kernel's input: its payees in seats of their own, its transactions as rows. */
final class ExampleSnapshot {
    static final String SEAT_OF = "seat of ";
    private static final int YEARS_MAX = 60;
    private static final String USUAL_HIERARCHY = "reporting";
    private static final String USUAL_TITLE = "Seat";
    private static final int AMOUNT_SCALE = 4;

    private final Plan plan;
    private final PlanExample example;
    private final String period;
    private final SnapshotBuilder snapshot = Snapshot.builder();
    private final Map<String, Integer> persons = new LinkedHashMap<>();
    private final Map<String, Integer> seats = new LinkedHashMap<>();
    private final Map<String, Integer> accounts = new HashMap<>();
    private final Map<String, Integer> products = new HashMap<>();
    private final Map<String, Integer> territories = new HashMap<>();

    private ExampleSnapshot(Plan plan, PlanExample example) {
        this.plan = plan;
        this.example = example;
        this.period = period(plan, example);
    }

    static Snapshot of(Plan plan, PlanExample example) {
        return new ExampleSnapshot(plan, example).build();
    }

    /** Code of the period an example looks at: the one it names, else that of its last transaction. */
    static String period(Plan plan, PlanExample example) {
        var named = example.period();
        return named != null
                ? named
                : example.sales().stream()
                        .map(PlanExample.Sale::date)
                        .max(LocalDate::compareTo)
                        .map(date -> ExampleCalendar.code(plan.pays(), date))
                        .or(() -> example.otherPeriods().stream().max(String::compareTo))
                        .orElseThrow();
    }

    private Snapshot build() {
        snapshot.asOf(example.asOf());
        years().forEach(year -> ExampleCalendar.addYear(snapshot, year));
        example.payees().forEach(this::addPayee);
        hierarchies().forEach(snapshot::hierarchy);
        example.payees().forEach(this::addLinks);
        example.payees().forEach(this::addQuotas);
        example.absences().forEach(this::addAbsence);
        example.holders().forEach(this::addHolder);
        for (int i = 0; i < example.sales().size(); i++) {
            addSale(i + 1, example.sales().get(i));
        }
        example.rates().forEach(rate -> snapshot.rate(rate.from(), rate.to(), rate.type(), rate.date(), rate.rate()));
        return snapshot.build();
    }

    private Set<Integer> years() {
        var codes = Stream.concat(
                Stream.concat(Stream.of(period), example.otherPeriods().stream()),
                example.payees().stream()
                        .flatMap(payee -> payee.quotas().stream())
                        .map(PlanExample.Target::period)
                        .filter(code -> code != null && code.matches("\\d{4}.*")));
        var named = Stream.concat(
                        codes.map(code -> Integer.valueOf(code.substring(0, 4))),
                        example.sales().stream().flatMap(ExampleSnapshot::dates).map(LocalDate::getYear))
                .collect(Collectors.toCollection(TreeSet::new));
        // A year between two others passes too, for what waits, is carried or looks back by periods.
        return named.last() - named.first() > YEARS_MAX
                ? named
                : IntStream.rangeClosed(named.first(), named.last())
                        .boxed()
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<LocalDate> dates(PlanExample.Sale sale) {
        return Stream.concat(Stream.of(sale.date()), sale.dates().values().stream());
    }

    private void addPayee(PlanExample.Payee payee) {
        var name = payee.name();
        int title = snapshot.title(payee.title().isEmpty() ? USUAL_TITLE : payee.title());
        int seat = snapshot.seat(SEAT_OF + name, "Seat of " + name, title);
        seats.put(name, seat);
        if (payee.vacant()) {
            addValues(Owner.seat(seat), payee);
            return;
        }
        var hired = payee.hired() == null ? payee.from() : payee.hired();
        int person = snapshot.person(name, name, hired, payee.to());
        persons.put(name, person);
        var employed = DateRange.inclusive(payee.from(), payee.to());
        snapshot.seatHolder(seat, person, employed);
        snapshot.payeeCurrency(person, currency(payee), DateRange.ALWAYS);
        addValues(Owner.person(person), payee);
        if (payee.onPlan()) {
            snapshot.assign(plan.code(), Owner.person(person), employed);
        }
    }

    private void addAbsence(PlanExample.Absence absence) {
        var person = persons.get(absence.payee());
        if (person != null) {
            var days = DateRange.inclusive(absence.from(), absence.to());
            snapshot.absence(person, absence.kind(), days, absence.share());
        }
    }

    private void addValues(Owner owner, PlanExample.Payee payee) {
        payee.values().forEach((value, amount) -> addValue(value, owner, payee, DateRange.ALWAYS, amount));
        for (var change : payee.changes()) {
            var next = payee.changes().stream()
                    .filter(other ->
                            other.name().equals(change.name()) && other.from().isAfter(change.from()))
                    .map(PlanExample.Change::from)
                    .findFirst()
                    .orElse(null);
            addValue(change.name(), owner, payee, new DateRange(change.from(), next), change.amount());
        }
    }

    private void addValue(String name, Owner owner, PlanExample.Payee payee, DateRange valid, BigDecimal amount) {
        boolean money = plan.values().stream()
                .filter(value -> value.name().equals(name))
                .map(PayeeValue::unit)
                .anyMatch(Unit.MONEY::equals);
        snapshot.value(name, owner, valid, amount, money ? planCurrency(payee) : null);
    }

    private void addLinks(PlanExample.Payee payee) {
        var manager = payee.manager();
        var above = manager == null ? null : seats.get(manager);
        var own = seats.get(payee.name());
        if (above != null && own != null) {
            hierarchies().forEach(code -> snapshot.hierarchyLink(code, own, above, DateRange.ALWAYS));
        }
    }

    private Set<String> hierarchies() {
        var codes = new LinkedHashSet<String>();
        codes.add(USUAL_HIERARCHY);
        for (var measure : plan.measures()) {
            var rollUp = measure.rollUp();
            if (rollUp != null) {
                codes.add(rollUp.hierarchy());
            }
        }
        for (var component : plan.components()) {
            switch (component.base()) {
                case Base.DownlineEarnings downline -> codes.add(downline.hierarchy());
                case Base.Spread spread -> codes.add(spread.hierarchy());
                case Base.Pool pool
                when pool.among().hierarchy() != null -> codes.add(pool.among().hierarchy());
                case Base.Contest contest
                when contest.among().hierarchy() != null ->
                    codes.add(contest.among().hierarchy());
                case Base.MeasureValue _, Base.Target _, Base.Fixed _, Base.Bonus _, Base.Pool _, Base.Contest _ -> {}
            }
        }
        return codes;
    }

    private void addQuotas(PlanExample.Payee payee) {
        var person = persons.get(payee.name());
        int node = person == null ? Node.seat(seatOf(payee)) : Node.person(person);
        for (var target : payee.quotas()) {
            var measure = plan.measure(target.measure()).orElseThrow();
            var quota = measure.quota();
            if (quota != null) {
                for (var code : periods(payee, target)) {
                    snapshot.quota(
                            quota.measure(),
                            node,
                            ExampleCalendar.number(years(), code),
                            target.amount(),
                            measure.unit() == Unit.MONEY ? planCurrency(payee) : null);
                }
            }
        }
    }

    /** A quota without a period is that of every period the example looks at, unless one is stated for it. */
    private Set<String> periods(PlanExample.Payee payee, PlanExample.Target target) {
        var stated = target.period();
        if (stated != null) {
            return Set.of(stated);
        }
        var codes = new TreeSet<>(example.otherPeriods());
        codes.add(period);
        payee.quotas().stream()
                .filter(other -> other.period() != null && other.measure().equals(target.measure()))
                .forEach(other -> codes.remove(other.period()));
        return codes;
    }

    private int seatOf(PlanExample.Payee payee) {
        var seat = seats.get(payee.name());
        if (seat == null) {
            throw new IllegalStateException("No seat for " + payee.name());
        }
        return seat;
    }

    private void addHolder(PlanExample.Holder holder) {
        var person = persons.get(holder.payee());
        if (person != null) {
            snapshot.territoryHolder(
                    territory(holder.territory()),
                    holder.role(),
                    Node.person(person),
                    DateRange.inclusive(holder.from(), holder.to()));
        }
    }

    private void addSale(int id, PlanExample.Sale sale) {
        var rows = snapshot.transactions();
        long scaled = sale.amount()
                .setScale(AMOUNT_SCALE, RoundingMode.UNNECESSARY)
                .unscaledValue()
                .longValueExact();
        rows.begin(id, Days.of(sale.date()), scaled)
                .key(sale.texts().getOrDefault("source", "example"), sale.code(), sale.line())
                .currency(currency(sale).code());
        if (!sale.texts().containsKey("event")) {
            rows.text(Fields.EVENT_TYPE, "order");
        }
        sale.texts().forEach((field, text) -> {
            if (!field.equals("source")) {
                rows.text(field, text);
            }
        });
        sale.numbers().forEach(rows::number);
        sale.dates().forEach(rows::date);
        link(sale.seller(), rows::seller);
        link(sale.overlay(), rows::overlay);
        var territory = sale.territory();
        if (territory != null) {
            rows.territory(territory(territory));
        }
        if (sale.account() != null) {
            rows.account(account(sale.account()));
        }
        if (sale.product() != null) {
            rows.product(product(sale.product()));
        }
        for (var split : sale.splits()) {
            link(split.payee(), person -> snapshot.split(rows.row(), person, split.role(), split.share()));
        }
    }

    private void link(@Nullable String name, IntConsumer set) {
        var person = name == null ? null : persons.get(name);
        if (person != null) {
            set.accept(person);
        }
    }

    private int territory(String code) {
        return territories.computeIfAbsent(code, snapshot::territory);
    }

    private int account(PlanExample.Item item) {
        return accounts.computeIfAbsent(item.code(), code -> {
            int account = snapshot.account(code, LinkColumn.NONE);
            item.fields()
                    .forEach((field, text) -> snapshot.accounts().texts(field).set(account, text));
            link(
                    item.owner(),
                    person -> snapshot.accountOwner(account, "owner", Node.person(person), DateRange.ALWAYS));
            return account;
        });
    }

    private int product(PlanExample.Item item) {
        return products.computeIfAbsent(item.code(), code -> {
            int product = snapshot.product(code);
            item.fields()
                    .forEach((field, text) -> snapshot.products().texts(field).set(product, text));
            return product;
        });
    }

    private Currency planCurrency(PlanExample.Payee payee) {
        var fixed = plan.currency().fixed();
        return fixed == null ? currency(payee) : fixed;
    }

    private Currency currency(PlanExample.Payee payee) {
        var own = payee.currency();
        return own == null ? usualCurrency() : own;
    }

    private Currency currency(PlanExample.Sale sale) {
        var own = sale.currency();
        if (own != null) {
            return own;
        }
        var fixed = plan.currency().fixed();
        return fixed != null
                ? fixed
                : example.payees().stream().map(this::currency).findFirst().orElseGet(this::usualCurrency);
    }

    private Currency usualCurrency() {
        var fixed = plan.currency().fixed();
        return fixed == null ? Currency.of("EUR") : fixed;
    }
}
