package org.openspm.integration;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openspm.integration.KindSpec.Extras;

/** Orders, invoices, payments and returns, their lines and their agreed splits. */
final class TransactionKinds {
    private static final String[] CODE = {
        "transaction_id", "transaction_code", "order_id", "order_number", "invoice_id", "invoice_number"
    };
    private static final String[] AMOUNT = {"net_amount", "line_amount", "revenue", "value"};

    /** What a line has from its header. */
    private static final List<String> INHERITED = List.of(
            "event_type",
            "event_date",
            "due_date",
            "ship_date",
            "currency",
            "account_key",
            "territory_key",
            "seller_key",
            "overlay_key",
            "channel",
            "country_code",
            "state_code",
            "postal_code",
            "reference");

    private TransactionKinds() {}

    static KindSpec transactions() {
        var fields = List.of(
                Field.code("code", CODE),
                Field.of("order_line", CellType.INTEGER, "line_no", "line", "line_number"),
                Field.text("source", 32, "source_system"),
                Field.of("event_type", CellType.EVENT_TYPE, "type", "transaction_type"),
                Field.of("event_date", CellType.DATE, "order_date", "transaction_date", "invoice_date", "date")
                        .needed(),
                Field.of("due_date", CellType.DATE),
                Field.of("ship_date", CellType.DATE, "shipped_on", "delivery_date"),
                Field.of("amount", CellType.AMOUNT, AMOUNT).needed(),
                Field.of("currency", CellType.CURRENCY, "currency_code").needed(),
                Field.of("quantity", CellType.AMOUNT, "qty"),
                Field.of("cost", CellType.AMOUNT, "total_cost"),
                Field.of("tax", CellType.AMOUNT, "tax_amount"),
                Field.of("freight", CellType.AMOUNT, "shipping_cost"),
                Field.reference("account", Reference.ACCOUNT, "customer_id", "account_id", "account_code", "customer"),
                Field.reference("product", Reference.PRODUCT, "product_id", "product_code", "sku"),
                Field.reference("territory", Reference.TERRITORY, TerritoryKinds.TERRITORY),
                Field.reference(
                        "seller", Reference.PERSON, "salesperson_id", "seller_id", "rep_id", "person_id", "owner_id"),
                Field.reference("overlay", Reference.PERSON, "overlay_id", "overlay_person_id", "specialist_id"),
                Field.text("channel", 32, "sales_channel"),
                Field.of("country_code", CellType.COUNTRY, "ship_to_country", "country"),
                Field.text("state_code", 16, "ship_to_state", "state"),
                Field.text("postal_code", 32, "ship_to_postal_code", "zip_code"),
                Field.text("reference", 64, "original_transaction_id", "return_of", "reference_id"));
        return new KindSpec(
                ImportKind.TRANSACTIONS,
                fields,
                List.of("code", "order_line", "source"),
                Extras.ATTRIBUTES,
                Set.of("transactions", "orders", "invoices", "sales"),
                List.of(notNegative(0), Checks.duplicate("code", "order_line", "source")),
                new TransactionRevisions(ROWS));
    }

    private static final String ROWS = """
            select s.row_no, coalesce(s.source, :source) as source, s.code, coalesce(s.order_line, 0) as line_no,
                   coalesce(s.event_type, 'order') as event_type, s.event_date, s.due_date, s.ship_date, s.amount, s.currency,
                   s.quantity, s.cost, s.tax, s.freight, s.account as account_key, s.product as product_key,
                   s.territory as territory_key, s.seller as seller_key, s.overlay as overlay_key, s.channel,
                   s.country_code, s.state_code, s.postal_code, s.reference, s.extras as attributes,
                   s.same, s.revision
            from {stage} s""";

    static KindSpec lines() {
        var fields = List.of(
                Field.code("code", CODE),
                Field.of("order_line", CellType.INTEGER, "line_no", "line", "line_number", "line_id")
                        .needed(),
                Field.text("source", 32, "source_system"),
                Field.reference("product", Reference.PRODUCT, "product_id", "product_code", "sku"),
                Field.of("quantity", CellType.AMOUNT, "qty", "order_qty"),
                Field.of("amount", CellType.AMOUNT, "line_amount", "line_total", "net_amount")
                        .needed(),
                Field.of("cost", CellType.AMOUNT, "line_cost", "total_cost"));
        var inherited = INHERITED.stream().map(c -> "h." + c).collect(Collectors.joining(", "));
        var source = """
                select s.row_no, coalesce(s.source, :source) as source, s.code, s.order_line as line_no, s.amount, s.quantity, s.cost,
                       null::numeric as tax, null::numeric as freight, s.product as product_key, s.extras as attributes,
                       s.same, s.revision, %s
                from {stage} s join transaction h
                  on h.source = coalesce(s.source, :source) and h.code = s.code and h.line_no = 0 and h.current""".formatted(inherited);
        var header = Check.againstKnown(Reason.UNKNOWN_TRANSACTION, "code", """
                select s.row_no, s.code as value, '' as detail from {stage} s
                where {row} and not exists (select from transaction h where h.source = coalesce(s.source, :source)
                                            and h.code = s.code and h.line_no = 0 and h.current)""");
        return new KindSpec(
                ImportKind.TRANSACTION_LINES,
                fields,
                List.of("code", "order_line", "source"),
                Extras.ATTRIBUTES,
                Set.of("transaction_lines", "order_lines", "invoice_lines"),
                List.of(notNegative(1), Checks.duplicate("code", "order_line", "source"), header),
                new TransactionRevisions(source));
    }

    static KindSpec splits() {
        var fields = List.of(
                Field.code("code", CODE),
                Field.text("source", 32, "source_system"),
                Field.reference("person", Reference.PERSON, OrganizationKinds.PERSON)
                        .needed(),
                Field.text("role", 32, "split_role"),
                Field.of("share", CellType.SHARE, "split", "percentage", "split_pct")
                        .needed());
        var source = """
                select s.row_no, coalesce(s.source, :source) as source, s.code, s.person as person_key,
                       coalesce(s.role, 'split') as role, s.share
                from {stage} s""";
        var match = "t.source = s.source and t.code = s.code and t.person_key = s.person_key and t.role = s.role";
        var upsert = new Upsert(
                "transaction_split",
                source,
                match,
                List.of("source", "code", "person_key", "role"),
                Upsert.columns("share"),
                false);
        var known = Check.againstKnown(Reason.UNKNOWN_TRANSACTION, "code", """
                select s.row_no, s.code as value, '' as detail from {stage} s
                where {row} and not exists (select from transaction h where h.source = coalesce(s.source, :source)
                                            and h.code = s.code and h.line_no = 0 and h.current)""");
        var range = Check.inFile(Reason.OUT_OF_RANGE, "share", """
                select s.row_no, null as value, 'above 0 and at most 1 (or 100 %')' as detail from {stage} s
                where (s.share <= 0 or s.share > 1) and {row}""".replace("%')", "%)"));
        var sum = Check.inFile(Reason.SHARES_EXCEED, "share", """
                select s.row_no, s.code as value, trim_scale(x.total)::text as detail
                from {stage} s join (select e.code, coalesce(e.source, '') as source, coalesce(e.role, 'split') as role,
                                            sum(e.share) as total from {stage} e group by 1, 2, 3) x
                  on x.code = s.code and x.source = coalesce(s.source, '') and x.role = coalesce(s.role, 'split')
                where x.total > 1 and {row}""");
        return new KindSpec(
                ImportKind.TRANSACTION_SPLITS,
                fields,
                List.of("code", "person", "role", "source"),
                Extras.FOREIGN,
                Set.of("transaction_splits", "splits"),
                List.of(range, Checks.duplicate("code", "person", "role", "source"), sum, known),
                batch -> {
                    batch.sql("""
                            with gone as (
                                delete from transaction_split t
                                using (select distinct source, code from (%1$s) a) s
                                where t.source = s.source and t.code = s.code
                                  and not exists (select from (%1$s) s where %2$s)
                                returning to_jsonb(t) as before)
                            insert into audit_event (at, actor, action, subject, subject_id, detail)
                            select :now, :actor, 'import.removed', 'transaction_split', before ->> 'code',
                                   jsonb_build_object('batch', :batch, 'before', before) from gone
                            """.formatted(source, match)).update();
                    return upsert.promote(batch);
                });
    }

    /** The columns of a header whose change its lines follow. */
    static List<String> inherited() {
        return INHERITED;
    }

    private static Check notNegative(int least) {
        return Check.inFile(Reason.OUT_OF_RANGE, "order_line", """
                select s.row_no, s.order_line::text as value, '%1$d or more' as detail from {stage} s
                where s.order_line < %1$d and {row}""".formatted(least));
    }

    static Stream<String> content() {
        return Stream.of(
                "event_type",
                "event_date",
                "due_date",
                "ship_date",
                "amount",
                "currency",
                "quantity",
                "cost",
                "tax",
                "freight",
                "account_key",
                "product_key",
                "territory_key",
                "seller_key",
                "overlay_key",
                "channel",
                "country_code",
                "state_code",
                "postal_code",
                "reference",
                "attributes");
    }
}
