package org.openspm.incentive.adventureworks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openspm.domain.shared.Currency;
import org.openspm.domain.shared.DateRange;
import org.openspm.incentive.calc.Calculation;
import org.openspm.incentive.calc.Calculator;
import org.openspm.incentive.calc.PlanVersion;
import org.openspm.incentive.calc.Progress;
import org.openspm.incentive.calc.input.LinkColumn;
import org.openspm.incentive.calc.input.Owner;
import org.openspm.incentive.calc.input.PeriodKind;
import org.openspm.incentive.calc.input.Snapshot;
import org.openspm.incentive.calc.input.SnapshotBuilder;
import org.openspm.incentive.language.PlanReader;

/** The AdventureWorks files as a snapshot, read without a database, and the plans of this repository on it. */
final class AdventureWorks {
    static final DateRange WITH_QUOTAS =
            new DateRange(java.time.LocalDate.of(2011, 5, 31), java.time.LocalDate.of(2014, 5, 31));
    private static final Currency DOLLAR = Currency.of("USD");

    private final Path folder;
    private final SnapshotBuilder b = Snapshot.builder();
    private final Map<String, Integer> persons = new HashMap<>();
    private final Map<String, Integer> seats = new HashMap<>();
    private final Map<String, Integer> territories = new HashMap<>();
    private final Map<String, Integer> accounts = new HashMap<>();
    private final Map<String, Integer> products = new HashMap<>();
    private final Map<String, CsvTable.Row> orders = new HashMap<>();
    private long id;

    private AdventureWorks(Path folder) {
        this.folder = folder;
    }

    static Snapshot snapshot() {
        return new AdventureWorks(sharedData()).build();
    }

    static List<CsvTable.Row> expected(String name) {
        return CsvTable.read(sharedData().resolve("expected"), name);
    }

    /** Calculates a plan of {@code plans/adventureworks}, with its text changed as given. */
    static Calculation calculate(Snapshot snapshot, String plan, String... replacements) {
        var text = text(above("plans/adventureworks").resolve(plan + ".yaml"));
        for (int i = 0; i < replacements.length; i += 2) {
            if (!text.contains(replacements[i])) {
                throw new IllegalArgumentException(plan + " does not say “" + replacements[i] + "”");
            }
            text = text.replace(replacements[i], replacements[i + 1]);
        }
        var version = new PlanVersion(PlanReader.read(text).orRefuse(), null);
        return Calculator.calculate(snapshot, List.of(version), WITH_QUOTAS, 2, Progress.SILENT);
    }

    private static Path sharedData() {
        return above("shared/data/adventureworks-spm");
    }

    private static Path above(String wanted) {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(wanted))) {
                return folder.resolve(wanted);
            }
        }
        throw new IllegalStateException("No " + wanted + " above " + Path.of("").toAbsolutePath());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Snapshot build() {
        people();
        geography();
        goods();
        money();
        CsvTable.read(folder, "transactions.csv").forEach(this::order);
        CsvTable.read(folder, "transaction_lines.csv").forEach(this::line);
        return b.build();
    }

    private void people() {
        for (var row : CsvTable.read(folder, "people.csv")) {
            persons.put(
                    row.text("person_id"),
                    b.person(row.text("person_id"), row.text("full_name"), row.date("hire_date"), null));
        }
        int title = b.title("any");
        for (var row : CsvTable.read(folder, "positions.csv")) {
            seats.put(row.text("position_id"), b.seat(row.text("position_id"), row.text("title"), title));
        }
        for (var row : CsvTable.read(folder, "position_assignments.csv")) {
            b.seatHolder(seats.get(row.text("position_id")), persons.get(row.text("person_id")), row.valid());
        }
        for (var row : CsvTable.read(folder, "hierarchy.csv")) {
            b.hierarchyLink(
                    "reporting",
                    seats.get(row.text("position_id")),
                    seats.get(row.text("parent_position_id")),
                    row.valid());
        }
        for (var row : CsvTable.read(folder, "payee_currencies.csv")) {
            b.payeeCurrency(persons.get(row.text("person_id")), Currency.of(row.text("currency")), row.valid());
        }
    }

    private void geography() {
        for (var row : CsvTable.read(folder, "territories.csv")) {
            territories.put(row.text("territory_id"), b.territory(row.text("territory_id")));
        }
        for (var row : CsvTable.read(folder, "territory_assignments.csv")) {
            b.territoryHolder(
                    territories.get(row.text("territory_id")),
                    row.text("role"),
                    persons.get(row.text("person_id")),
                    row.valid());
        }
    }

    private void goods() {
        for (var row : CsvTable.read(folder, "accounts.csv")) {
            int account = b.account(row.text("account_id"), LinkColumn.NONE);
            accounts.put(row.text("account_id"), account);
            if (row.has("owner_person_id")) {
                b.accountOwner(account, "owner", persons.get(row.text("owner_person_id")), DateRange.ALWAYS);
            }
        }
        for (var row : CsvTable.read(folder, "customers.csv")) {
            int parent = row.has("account_id") ? accounts.get(row.text("account_id")) : LinkColumn.NONE;
            accounts.put(row.text("customer_id"), b.account(row.text("customer_id"), parent));
        }
        for (var row : CsvTable.read(folder, "products.csv")) {
            int product = b.product(row.text("product_id"));
            products.put(row.text("product_id"), product);
            if (row.has("category")) {
                b.products().texts("category").set(product, row.text("category"));
            }
        }
    }

    private void money() {
        var periods = new HashMap<String, Integer>();
        var years = new HashMap<Integer, DateRange>();
        for (var row : CsvTable.read(folder, "periods.csv")) {
            var range = DateRange.inclusive(row.date("start_date"), row.date("end_date"));
            int year = Integer.parseInt(row.text("fiscal_year"));
            periods.put(row.text("period_id"), b.period(row.text("period_id"), PeriodKind.QUARTER, year, range));
            years.merge(year, range, (a, z) -> new DateRange(a.start(), z.end()));
        }
        years.forEach((year, range) -> b.period("FY" + year, PeriodKind.YEAR, year, range));
        for (var row : CsvTable.read(folder, "quotas.csv")) {
            b.quota(
                    row.text("measure"),
                    persons.get(row.text("person_id")),
                    periods.get(row.text("period_id")),
                    row.decimal("amount"),
                    DOLLAR);
        }
        for (var row : CsvTable.read(folder, "commission_rates.csv")) {
            var owner = Owner.person(persons.get(row.text("person_id")));
            b.value("commission_pct", owner, row.valid(), row.decimal("commission_pct"), null);
            b.value("annual_bonus_amount", owner, row.valid(), row.decimal("annual_bonus_amount"), DOLLAR);
        }
        for (var row : CsvTable.read(folder, "plan_assignments.csv")) {
            b.assign(row.text("plan_id"), Owner.person(persons.get(row.text("person_id"))), row.valid());
            if (row.text("plan_id").equals("PLAN-B")) {
                b.assign("PLAN-F", Owner.person(persons.get(row.text("person_id"))), row.valid());
                b.assign("PLAN-G", Owner.person(persons.get(row.text("person_id"))), row.valid());
            }
        }
        for (var row : CsvTable.read(folder, "fx_rates.csv")) {
            b.rate(
                    Currency.of(row.text("from_currency")),
                    Currency.of(row.text("to_currency")),
                    "end-of-day",
                    row.date("rate_date"),
                    row.decimal("end_of_day_rate"));
        }
    }

    private void order(CsvTable.Row row) {
        orders.put(row.text("transaction_id"), row);
        add(row, row.text("amount"), 0);
    }

    private void line(CsvTable.Row row) {
        var order = orders.get(row.text("transaction_id"));
        add(order, row.text("line_amount"), Integer.parseInt(row.text("line_no")))
                .product(products.get(row.text("product_id")));
    }

    private org.openspm.incentive.calc.input.TransactionsBuilder add(CsvTable.Row order, String amount, int line) {
        var tx = b.transactions()
                .begin(
                        ++id,
                        Math.toIntExact(order.date("order_date").toEpochDay()),
                        org.openspm.incentive.calc.input.NumberColumn.scaled(new java.math.BigDecimal(amount)))
                .key("AW", order.text("transaction_id"), line)
                .currency(order.text("currency"))
                .account(accounts.get(order.text("customer_id")))
                .territory(territories.get(order.text("territory_id")))
                .text("channel", order.text("channel"));
        if (order.has("ship_date")) {
            tx.date("ship_date", order.date("ship_date"));
        }
        return order.has("salesperson_id") ? tx.seller(persons.get(order.text("salesperson_id"))) : tx;
    }
}
