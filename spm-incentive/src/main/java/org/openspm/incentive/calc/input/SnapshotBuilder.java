package org.openspm.incentive.calc.input;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Currency;
import org.openspm.domain.shared.DateRange;

/** Collects a snapshot; people, seats, accounts and so on get their numbers in the order they are added. */
public final class SnapshotBuilder {
    private final List<Person> persons = new ArrayList<>();
    private final List<Seat> seats = new ArrayList<>();
    private final List<String> titles = new ArrayList<>();
    private final List<Period> periods = new ArrayList<>();
    private final List<String> territories = new ArrayList<>();
    private final List<TerritoryRule> territoryRules = new ArrayList<>();
    private final List<Currency> currencies = new ArrayList<>();
    private final Timeline.Builder seatHolders = new Timeline.Builder();
    private final Timeline.Builder payeeCurrencies = new Timeline.Builder();
    private final Map<String, Timeline.Builder> hierarchies = new HashMap<>();
    private final Map<String, Timeline.Builder> accountOwners = new HashMap<>();
    private final Map<String, Timeline.Builder> territoryHolders = new HashMap<>();
    private final TableBuilder accounts = new TableBuilder();
    private final TableBuilder products = new TableBuilder();
    private final TransactionsBuilder transactions = new TransactionsBuilder();
    private final Splits splits = new Splits();
    private final Quotas quotas = new Quotas();
    private final PayeeValues values = new PayeeValues();
    private final Absences absences = new Absences();
    private final PlanAssignments assignments = new PlanAssignments();
    private final ExchangeRates rates = new ExchangeRates();
    private final ColumnBuilder.Links parents = new ColumnBuilder.Links();
    private @Nullable LocalDate asOf;

    SnapshotBuilder() {}

    public int person(String code, String name, @Nullable LocalDate hiredOn, @Nullable LocalDate leftOn) {
        return person(new Person(code, name, hiredOn, leftOn, null));
    }

    public int person(Person person) {
        persons.add(person);
        return persons.size() - 1;
    }

    public int person(String code) {
        return person(code, code, null, null);
    }

    public int title(String code) {
        titles.add(code);
        return titles.size() - 1;
    }

    public int seat(String code, String name, int title) {
        seats.add(new Seat(code, name, title));
        return seats.size() - 1;
    }

    public SnapshotBuilder seatHolder(int seat, int person, DateRange valid) {
        seatHolders.add(seat, valid, person);
        return this;
    }

    /** A hierarchy that may have no link at all. */
    public SnapshotBuilder hierarchy(String hierarchy) {
        hierarchies.computeIfAbsent(hierarchy, _ -> new Timeline.Builder());
        return this;
    }

    public SnapshotBuilder hierarchyLink(String hierarchy, int seat, int parentSeat, DateRange valid) {
        hierarchies.computeIfAbsent(hierarchy, _ -> new Timeline.Builder()).add(seat, valid, parentSeat);
        return this;
    }

    public int period(String code, PeriodKind kind, int fiscalYear, DateRange range) {
        periods.add(new Period(code, kind, fiscalYear, range));
        return periods.size() - 1;
    }

    /** Only periods that have begun by this day pay; without it all of them. */
    public SnapshotBuilder asOf(@Nullable LocalDate businessDate) {
        this.asOf = businessDate;
        return this;
    }

    /** An account; its parent is an account added before, or {@link LinkColumn#NONE}. */
    public int account(String code, int parent) {
        int account = accounts.add();
        accounts.keys(Fields.CODE).set(account, code);
        return accountParent(account, parent);
    }

    /** Sets the parent of an account afterwards, when parents come later than their children. */
    public int accountParent(int account, int parent) {
        parents.set(account, parent);
        return account;
    }

    /** Further fields of accounts, by the numbers that {@link #account} gave. */
    public TableBuilder accounts() {
        return accounts;
    }

    public SnapshotBuilder accountOwner(int account, String role, int node, DateRange valid) {
        accountOwners.computeIfAbsent(role, _ -> new Timeline.Builder()).add(account, valid, node);
        return this;
    }

    public int product(String code) {
        int product = products.add();
        products.keys(Fields.CODE).set(product, code);
        return product;
    }

    /** Further fields of products, by the numbers that {@link #product} gave: category, subcategory, … */
    public TableBuilder products() {
        return products;
    }

    public int territory(String code) {
        territories.add(code);
        return territories.size() - 1;
    }

    public SnapshotBuilder territoryRule(TerritoryRule rule) {
        territoryRules.add(rule);
        return this;
    }

    public SnapshotBuilder territoryHolder(int territory, String role, int node, DateRange valid) {
        territoryHolders.computeIfAbsent(role, _ -> new Timeline.Builder()).add(territory, valid, node);
        return this;
    }

    public TransactionsBuilder transactions() {
        return transactions;
    }

    /** A person's agreed share of a transaction row, as a fraction. */
    public SnapshotBuilder split(int row, int person, String role, BigDecimal share) {
        splits.add(row, new Splits.Share(person, role, share));
        return this;
    }

    public SnapshotBuilder quota(String measure, int node, int period, BigDecimal amount, @Nullable Currency currency) {
        quotas.add(measure, node, period, new Quotas.Quota(amount, currency));
        return this;
    }

    public SnapshotBuilder value(
            String name, Owner owner, DateRange valid, BigDecimal value, @Nullable Currency currency) {
        values.add(name, owner, valid, value, currency);
        return this;
    }

    /** A person is away, for a reason, from a share of the working time. */
    public SnapshotBuilder absence(int person, String kind, DateRange valid, BigDecimal share) {
        absences.add(person, kind, valid, share);
        return this;
    }

    public SnapshotBuilder assign(String plan, Owner owner, DateRange valid) {
        assignments.add(plan, owner, valid);
        return this;
    }

    public SnapshotBuilder payeeCurrency(int person, Currency currency, DateRange valid) {
        int number = currencies.indexOf(currency);
        if (number < 0) {
            currencies.add(currency);
            number = currencies.size() - 1;
        }
        payeeCurrencies.add(person, valid, number);
        return this;
    }

    public SnapshotBuilder rate(Currency from, Currency to, String type, LocalDate day, BigDecimal rate) {
        rates.add(from, to, type, Days.of(day), rate);
        return this;
    }

    public Snapshot build() {
        var seated = seatHolders.build(seats.size());
        int accountCount = accounts.rows();
        return new Snapshot(
                new Roster(
                        List.copyOf(persons),
                        List.copyOf(seats),
                        List.copyOf(titles),
                        seated,
                        seated.inverse(persons.size()),
                        built(hierarchies, seats.size())),
                new Calendar(periods, asOf),
                transactions.build(),
                splits,
                new Accounts(accounts.build(), parents.build(accountCount), built(accountOwners, accountCount)),
                products.build(),
                new Territories(territories, territoryRules, built(territoryHolders, territories.size())),
                quotas,
                values,
                absences,
                assignments,
                payeeCurrencies.build(persons.size()),
                List.copyOf(currencies),
                rates);
    }

    private static Map<String, Timeline> built(Map<String, Timeline.Builder> builders, int owners) {
        var timelines = new HashMap<String, Timeline>();
        builders.forEach((name, builder) -> timelines.put(name, builder.build(owners)));
        return Map.copyOf(timelines);
    }
}
