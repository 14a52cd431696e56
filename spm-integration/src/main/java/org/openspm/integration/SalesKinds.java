package org.openspm.integration;

import static org.openspm.integration.OrganizationKinds.END;
import static org.openspm.integration.OrganizationKinds.PERSON;
import static org.openspm.integration.OrganizationKinds.POSITION;
import static org.openspm.integration.OrganizationKinds.START;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.openspm.integration.KindSpec.Extras;

/** Accounts and their owners, products and exchange rates. */
final class SalesKinds {
    private static final String KNOWN_ACCOUNTS =
            "(select a.code, p.code as parent from account a left join account p on p.key = a.parent_key)";

    private SalesKinds() {}

    static KindSpec products() {
        var fields = List.of(
                Field.code("code", "product_id", "product_code", "sku", "item_id"),
                Field.text("name", 300, "product_name", "description").needed(),
                Field.text("category", 100, "product_category"),
                Field.text("subcategory", 100, "product_subcategory"),
                Field.text("product_line", 100, "line"),
                Field.of("list_price", CellType.AMOUNT, "price"),
                Field.of("standard_cost", CellType.AMOUNT, "cost"),
                Field.of("sold_from", CellType.DATE, "sell_start", "sell_start_date"),
                Field.of("sold_to", CellType.DATE, "sell_end", "sell_end_date"),
                Field.of("sellable", CellType.BOOLEAN, "is_sellable"));
        var source = """
                select row_no, code, name, category, subcategory, product_line, list_price, standard_cost,
                       daterange(sold_from, sold_to + 1) as sold, coalesce(sellable, true) as sellable
                from {stage}""";
        var columns = new ArrayList<>(Upsert.columns(
                "name", "category", "subcategory", "product_line", "list_price", "standard_cost", "sellable"));
        columns.add(Upsert.Column.of("sold", "sold_from", "sold_to"));
        return new KindSpec(
                ImportKind.PRODUCTS,
                fields,
                List.of("code"),
                Extras.IGNORED,
                Set.of("products", "items"),
                List.of(Checks.endNotBeforeStart("sold_from", "sold_to"), Checks.duplicate("code")),
                new Upsert("product", source, "t.code = s.code", List.of("code"), List.copyOf(columns), true));
    }

    static KindSpec accounts() {
        var fields = List.of(
                Field.code("code", "customer_id", "account_id", "account_code", "customer_code"),
                Field.text("name", 300, "account_name", "customer_name").needed(),
                Field.code("parent", "parent_account_id", "parent_id", "parent_code", "parent_account", "account_id")
                        .optional(),
                Field.code("territory_code", "territory_id", "territory").optional(),
                Field.reference("owner", Reference.PERSON, "owner_person_id", "owner_id", "salesperson_id"),
                Field.reference("owner_position", Reference.POSITION, "owner_position_id"),
                Field.of("owner_since", CellType.DATE, "owned_from"),
                Field.text("address", 300, "street", "address_line"),
                Field.text("city", 200, "town"),
                Field.text("state_code", 16, "state", "province"),
                Field.of("country_code", CellType.COUNTRY, "country"),
                Field.text("postal_code", 32, "zip", "zip_code", "postcode"),
                Field.of("latitude", CellType.LATITUDE, "lat"),
                Field.of("longitude", CellType.LONGITUDE, "lon", "lng"));
        var source = """
                select row_no, code, name, territory_code, address, city, state_code, country_code, postal_code,
                       latitude, longitude, coalesce(extras, '{}') as attributes
                from {stage}""";
        var columns = new ArrayList<>(Upsert.columns(
                "name",
                "territory_code",
                "address",
                "city",
                "state_code",
                "country_code",
                "postal_code",
                "latitude",
                "longitude"));
        columns.add(Upsert.Column.merged("attributes", "t.attributes || s.attributes", "extras"));
        var upsert = new Upsert("account", source, "t.code = s.code", List.of("code"), List.copyOf(columns), true);
        var owners = owners();
        var rows = new WithParents(upsert, """
                with wanted as (
                    select a.key, p.key as parent_key, a.xmin = pg_current_xact_id()::xid as touched
                    from {stage} s join account a on a.code = s.code left join account p on p.code = s.parent
                    where a.parent_key is distinct from p.key),
                changed as (
                    update account a set parent_key = w.parent_key from wanted w where a.key = w.key returning w.touched)
                select count(*) filter (where not touched) from changed""");
        var checks = new ArrayList<Check>();
        checks.add(Check.inFile(Reason.NEEDS_ONE_HOLDER, "owner", """
                select s.row_no, null as value, 'owner, owner_position' as detail from {stage} s
                where num_nonnulls(s.owner, s.owner_position) > 1 and {row}"""));
        checks.add(Checks.duplicate("code"));
        checks.add(Checks.notOwnParent("parent"));
        checks.add(Checks.parentExists("parent", KNOWN_ACCOUNTS));
        checks.add(Checks.noCycle("parent", "select code, parent from " + KNOWN_ACCOUNTS + " k"));
        checks.add(Checks.known(Reason.UNKNOWN_TERRITORY, "territory_code", "territory"));
        checks.addAll(owners.checks("owner"));
        return new KindSpec(
                ImportKind.ACCOUNTS,
                fields,
                List.of("code"),
                Extras.ATTRIBUTES,
                Set.of("accounts", "customers"),
                List.copyOf(checks),
                batch -> {
                    var counts = rows.promote(batch);
                    owners.promote(batch);
                    return counts;
                });
    }

    /** The owner column: the first owner since ever, a new one from the day he is named or the day of the import. */
    private static DatedFacts owners() {
        var source = """
                select s.row_no, s.line_no, a.key as account_key, 'owner' as role, s.owner as person_key,
                       s.owner_position as position_key,
                       daterange(coalesce(s.owner_since,
                           case when exists (select from account_assignment f where f.account_key = a.key and f.role = 'owner')
                                then cast(:effective as date) end), null) as valid
                from {stage} s join account a on a.code = s.code
                where num_nonnulls(s.owner, s.owner_position) = 1
                  and not exists (select from account_assignment f
                                  where f.account_key = a.key and f.role = 'owner' and upper_inf(f.valid)
                                    and (f.person_key = s.owner or f.position_key = s.owner_position)
                                    and (s.owner_since is null or s.owner_since = lower(f.valid)))""";
        return new DatedFacts(
                "account_assignment",
                source,
                List.of("account_key", "role"),
                List.of("person_key", "position_key"),
                "coalesce((select x.code from person x where x.key = f.person_key), 'another')");
    }

    static KindSpec accountAssignments() {
        var fields = List.of(
                Field.reference("account", Reference.ACCOUNT, "account_id", "account_code", "customer_id")
                        .needed(),
                Field.reference("person", Reference.PERSON, PERSON),
                Field.reference("position", Reference.POSITION, POSITION),
                Field.text("role", 32),
                Field.of("starts_on", CellType.DATE, START),
                Field.of("ends_on", CellType.DATE, END));
        var source = """
                select s.row_no, s.line_no, s.account as account_key, coalesce(s.role, 'owner') as role,
                       s.person as person_key, s.position as position_key,
                       daterange(s.starts_on, s.ends_on + 1) as valid
                from {stage} s""";
        var facts = new DatedFacts(
                "account_assignment",
                source,
                List.of("account_key", "role"),
                List.of("person_key", "position_key"),
                "coalesce((select x.code from person x where x.key = f.person_key), (select x.code from position x where x.key = f.position_key))");
        return OrganizationKinds.dated(
                ImportKind.ACCOUNT_ASSIGNMENTS,
                fields,
                facts,
                "account",
                Set.of("account_assignments", "account_owners"),
                Checks.oneHolder("person", "position"));
    }

    static KindSpec exchangeRates() {
        var fields = List.of(
                Field.of("rate_date", CellType.DATE, "date", "day").needed(),
                Field.of("from_currency", CellType.CURRENCY, "from", "base", "base_currency")
                        .needed(),
                Field.of("to_currency", CellType.CURRENCY, "to", "quote_currency")
                        .needed(),
                Field.text("rate_type", 32, "type"),
                Field.of("rate", CellType.RATE, "exchange_rate"),
                Field.of("average", CellType.RATE, "average_rate", "avg_rate"),
                Field.of("end_of_day", CellType.RATE, "end_of_day_rate", "closing_rate", "close_rate"));
        var source = """
                select s.row_no, s.rate_date, s.from_currency, s.to_currency, v.rate_type, v.rate
                from {stage} s, lateral (values (coalesce(s.rate_type, 'spot'), s.rate), ('average', s.average),
                                                ('end-of-day', s.end_of_day)) v (rate_type, rate)
                where v.rate is not null""";
        var match = """
                t.from_currency = s.from_currency and t.to_currency = s.to_currency and t.rate_type = s.rate_type
                and t.rate_date = s.rate_date""";
        var same = Check.inFile(Reason.SAME_CURRENCIES, "to_currency", """
                select s.row_no, s.to_currency as value, '' as detail from {stage} s
                where s.from_currency = s.to_currency
                  and (least(s.rate, s.average, s.end_of_day) <> 1 or greatest(s.rate, s.average, s.end_of_day) <> 1)
                  and {row}""");
        var positive = Check.inFile(Reason.OUT_OF_RANGE, "rate", """
                select s.row_no, least(s.rate, s.average, s.end_of_day)::text as value, 'greater than zero' as detail
                from {stage} s where least(s.rate, s.average, s.end_of_day) <= 0 and {row}""");
        var empty = Check.inFile(Reason.NO_VALUE, "rate", """
                select s.row_no, '' as value, '' as detail from {stage} s
                where num_nonnulls(s.rate, s.average, s.end_of_day) = 0 and {row}""");
        return new KindSpec(
                ImportKind.EXCHANGE_RATES,
                fields,
                List.of("rate_date", "from_currency", "to_currency", "rate_type"),
                Extras.IGNORED,
                Set.of("fx_rates", "exchange_rates"),
                List.of(
                        same,
                        positive,
                        empty,
                        Checks.duplicate("rate_date", "from_currency", "to_currency", "rate_type")),
                new Upsert(
                        "exchange_rate",
                        source,
                        match,
                        List.of("from_currency", "to_currency", "rate_type", "rate_date"),
                        List.of(Upsert.Column.of("rate", "rate", "average", "end_of_day")),
                        false));
    }
}
