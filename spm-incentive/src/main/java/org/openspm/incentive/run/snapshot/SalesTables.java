package org.openspm.incentive.run.snapshot;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openspm.incentive.calc.expression.Scope;
import org.openspm.incentive.calc.input.ColumnBuilder;
import org.openspm.incentive.calc.input.Fields;
import org.openspm.incentive.calc.input.LinkColumn;
import org.openspm.incentive.calc.input.NumberColumn;
import org.openspm.incentive.calc.plan.Allocation.Recipient;
import org.openspm.incentive.calc.plan.CreditRule.DatedBy;
import org.openspm.incentive.calc.plan.CreditRule.Level;
import org.openspm.incentive.run.snapshot.FieldColumns.Field;

/** Accounts with their owners, products, and the current revision of each transaction of the scope. */
final class SalesTables {
    private static final Map<String, Field> ACCOUNT = Map.ofEntries(
            entry("code", Field.always()),
            entry("parent", Field.always()),
            entry("name", new Field("name", "name")),
            entry("territory", new Field("territory_code", "territory")),
            entry("city", new Field("city", "city")),
            entry("state", new Field("state_code", Fields.STATE)),
            entry("country", new Field("country_code", Fields.COUNTRY)),
            entry("postal_code", new Field("postal_code", Fields.POSTAL_CODE)));
    private static final Map<String, Field> PRODUCT = Map.of(
            "code", Field.always(),
            "name", new Field("name", "name"),
            "category", new Field("category", "category"),
            "subcategory", new Field("subcategory", "subcategory"),
            "line", new Field("product_line", "line"));
    private static final Map<String, Field> TRANSACTION = Map.ofEntries(
            entry("amount", Field.always()),
            entry("currency", Field.always()),
            entry("date", Field.always()),
            entry("source", Field.always()),
            entry("code", Field.always()),
            entry("line", Field.always()),
            entry("seller", Field.always()),
            entry("overlay", Field.always()),
            entry("territory", Field.always()),
            entry("event", Field.always()),
            entry("due_date", Field.always()),
            entry("ship_date", Field.always()),
            entry("quantity", new Field("quantity", Fields.QUANTITY)),
            entry("cost", new Field("cost", Fields.COST)),
            entry("tax", new Field("tax", Fields.TAX)),
            entry("freight", new Field("freight", Fields.FREIGHT)),
            entry("channel", new Field("channel", Fields.CHANNEL)),
            entry("country", new Field("country_code", Fields.COUNTRY)),
            entry("state", new Field("state_code", Fields.STATE)),
            entry("postal_code", new Field("postal_code", Fields.POSTAL_CODE)),
            entry("reference", new Field("reference", Fields.REFERENCE)));

    private final Reading reading;
    private final PeopleTables people;
    private final InputKeys.Numbering territories;
    private final InputKeys.Numbering accounts;
    private final InputKeys.Numbering products;
    private final Map<Long, List<Share>> splits = new HashMap<>();

    private record Share(int person, String role, BigDecimal share) {}

    SalesTables(Reading reading, PeopleTables people, InputKeys.Numbering territories) {
        this(reading, people, territories, new InputKeys.Numbering(), new InputKeys.Numbering());
    }

    private SalesTables(
            Reading reading,
            PeopleTables people,
            InputKeys.Numbering territories,
            InputKeys.Numbering accounts,
            InputKeys.Numbering products) {
        this.reading = reading;
        this.people = people;
        this.territories = territories;
        this.accounts = accounts;
        this.products = products;
    }

    /** The same accounts and products with their numbers, for a later reading. */
    SalesTables over(Reading later) {
        return new SalesTables(later, people, territories, accounts, products);
    }

    /** Reads only the transactions with these numbers, and the splits agreed for them. */
    void loadTransactions(Collection<Long> ids) throws SQLException {
        var list = ids.stream().map(String::valueOf).collect(Collectors.joining(",", " and t.id = any ('{", "}')"));
        if (reading.needs().credits(Recipient.SPLITS)) {
            loadSplits(list);
        }
        loadTransactions(list);
    }

    void load() throws SQLException {
        loadAccounts();
        if (reading.needs().credits(Recipient.ACCOUNT_OWNER)) {
            loadOwners();
        }
        loadProducts();
        if (reading.needs().credits(Recipient.SPLITS)) {
            loadSplits("");
        }
        loadTransactions("");
    }

    private void loadAccounts() throws SQLException {
        var fields = new FieldColumns(reading.needs().fields(Scope.ACCOUNT), ACCOUNT, "a", 3);
        var query = "select a.key, a.code, a.parent_key" + fields.selected()
                + " from account a order by a.code collate \"C\"";
        var parents = new HashMap<Integer, Integer>();
        try (var rows = reading.rows("account", query)) {
            while (rows.next()) {
                int key = rows.integer(0);
                int account = reading.builder().account(rows.text(1), LinkColumn.NONE);
                accounts.put(key, account);
                int parent = rows.integerOr(2, LinkColumn.NONE);
                if (parent != LinkColumn.NONE) {
                    parents.put(account, parent);
                }
                fields.set(rows, reading.builder().accounts(), account);
            }
        }
        parents.forEach((account, parent) -> reading.builder().accountParent(account, accounts.number(parent)));
    }

    private void loadOwners() throws SQLException {
        var query = "select account_key, role, person_key, position_key, lower(valid), upper(valid)"
                + " from account_assignment";
        try (var rows = reading.rows("account_assignment", query)) {
            while (rows.next()) {
                int account = accounts.number(rows.integer(0));
                var role = rows.text(1);
                reading.builder().accountOwner(account, role, people.node(rows, 2), rows.range(4));
            }
        }
    }

    private void loadProducts() throws SQLException {
        var fields = new FieldColumns(reading.needs().fields(Scope.PRODUCT), PRODUCT, "p", 2);
        var query = "select p.key, p.code" + fields.selected() + " from product p order by p.code collate \"C\"";
        try (var rows = reading.rows("product", query)) {
            while (rows.next()) {
                int key = rows.integer(0);
                int product = reading.builder().product(rows.text(1));
                products.put(key, product);
                fields.set(rows, reading.builder().products(), product);
            }
        }
    }

    private void loadSplits(String which) throws SQLException {
        var query = "select t.id, s.person_key, s.role, s.share from transaction t"
                + " join transaction_split s on s.source = t.source and s.code = t.code where " + wanted()
                + which;
        try (var rows = reading.rows("transaction_split", query)) {
            while (rows.next()) {
                long id = rows.bigint(0);
                int person = people.persons().number(rows.integer(1));
                splits.computeIfAbsent(id, _ -> new ArrayList<>())
                        .add(new Share(person, rows.text(2), rows.decimal(3)));
            }
        }
    }

    private void loadTransactions(String which) throws SQLException {
        var fields = new FieldColumns(reading.needs().fields(Scope.TRANSACTION), TRANSACTION, "t", 15);
        var query = """
                select t.id, t.event_date, t.amount, t.currency, t.event_type, t.source, t.code, t.line_no,
                       t.seller_key, t.overlay_key, t.account_key, t.product_key, t.territory_key,
                       t.ship_date, t.due_date""" + fields.selected() + " from transaction t where " + wanted() + which;
        try (var rows = reading.rows("transaction", query)) {
            readTransactions(rows, fields);
        }
    }

    private void readTransactions(InputRows rows, FieldColumns fields) throws SQLException {
        var transactions = reading.builder().transactions();
        var table = transactions.fields();
        var currencies = new InputRows.Words();
        var events = new InputRows.Words();
        var sources = new InputRows.Words();
        boolean shipDates = reading.needs().dates().contains(DatedBy.SHIP_DATE) || names("ship_date");
        boolean dueDates = reading.needs().dates().contains(DatedBy.DUE_DATE) || names("due_date");
        var currency = table.texts(Fields.CURRENCY);
        var event = table.texts(Fields.EVENT_TYPE);
        var source = table.texts(Fields.SOURCE);
        var code = table.keys(Fields.CODE);
        var line = table.links(Fields.LINE_NO);
        var seller = table.links(Fields.SELLER);
        var overlay = table.links(Fields.OVERLAY);
        var account = table.links(Fields.ACCOUNT);
        var product = table.links(Fields.PRODUCT);
        var territory = table.links(Fields.TERRITORY);
        while (rows.next()) {
            long id = rows.bigint(0);
            transactions.begin(id, rows.date(1), rows.scaled(2, NumberColumn.SCALE));
            int row = transactions.row();
            rows.word(3, currencies, currency, row);
            rows.word(4, events, event, row);
            rows.word(5, sources, source, row);
            rows.key(6, code, row);
            line.set(row, rows.integer(7));
            link(rows, 8, people.persons(), seller, row);
            link(rows, 9, people.persons(), overlay, row);
            link(rows, 10, accounts, account, row);
            link(rows, 11, products, product, row);
            link(rows, 12, territories, territory, row);
            if (shipDates && !rows.isNull(13)) {
                table.dates(Fields.SHIP_DATE).set(row, rows.date(13));
            }
            if (dueDates && !rows.isNull(14)) {
                table.dates(Fields.DUE_DATE).set(row, rows.date(14));
            }
            fields.set(rows, table, row);
            for (var share : splits.getOrDefault(id, List.of())) {
                reading.builder().split(row, share.person(), share.role(), share.share());
            }
        }
    }

    private static void link(
            InputRows rows, int column, InputKeys.Numbering numbers, ColumnBuilder.Links links, int row) {
        int key = rows.integerOr(column, InputKeys.Numbering.NONE);
        if (key != InputKeys.Numbering.NONE) {
            links.set(row, numbers.number(key));
        }
    }

    private boolean names(String field) {
        return reading.needs().fields(Scope.TRANSACTION).containsKey(field);
    }

    /** The condition on transactions: current, of a level and an event that some rule credits, dated in the scope. */
    private String wanted() {
        var levels = reading.needs().levels();
        var level = levels.size() == Level.values().length
                ? "true"
                : levels.contains(Level.LINES) ? "t.line_no > 0" : "t.line_no = 0";
        var dated = reading.needs().dates().stream()
                .map(date -> inScope(
                        switch (date) {
                            case EVENT_DATE -> "t.event_date";
                            case SHIP_DATE -> "t.ship_date";
                            case DUE_DATE -> "t.due_date";
                        }))
                .collect(Collectors.joining(" or ", "(", ")"));
        return "t.current and " + level + " and " + (dated.equals("()") ? "false" : dated) + " and t.event_type in ("
                + Reading.literals(reading.needs().events()) + ")";
    }

    private String inScope(String column) {
        return "(" + column + " >= '" + reading.firstDay() + "' and " + column + " < '" + reading.end() + "')";
    }
}
