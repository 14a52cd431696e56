package org.openspm.incentive.calc.input;

import java.time.LocalDate;
import java.util.Arrays;

/** Collects transactions row by row; {@link #begin} starts one, the named setters and {@link #fields} fill it. */
public final class TransactionsBuilder {
    private final TableBuilder fields = new TableBuilder();
    private final ColumnBuilder.Texts sources = fields.texts(Fields.SOURCE);
    private final ColumnBuilder.Keys codes = fields.keys(Fields.CODE);
    private final ColumnBuilder.Links lines = fields.links(Fields.LINE_NO);
    private final ColumnBuilder.Dates eventDates = fields.dates(Fields.EVENT_DATE);
    private final ColumnBuilder.Numbers amounts = fields.numbers(Fields.AMOUNT);
    private final ColumnBuilder.Texts currencies = fields.texts(Fields.CURRENCY);
    private final ColumnBuilder.Links sellers = fields.links(Fields.SELLER);
    private final ColumnBuilder.Links overlays = fields.links(Fields.OVERLAY);
    private final ColumnBuilder.Links accounts = fields.links(Fields.ACCOUNT);
    private final ColumnBuilder.Links products = fields.links(Fields.PRODUCT);
    private final ColumnBuilder.Links territories = fields.links(Fields.TERRITORY);
    private long[] ids = new long[64];
    private int row = -1;

    TransactionsBuilder() {}

    /** Starts a row with its number in the store, its day and its amount with four decimals as a long. */
    public TransactionsBuilder begin(long id, int eventDay, long scaledAmount) {
        row = fields.add();
        if (row == ids.length) {
            ids = Arrays.copyOf(ids, row + (row >> 1));
        }
        ids[row] = id;
        eventDates.set(row, eventDay);
        amounts.set(row, scaledAmount);
        return this;
    }

    /** The key that stays the same over revisions; line 0 is the order as a whole. */
    public TransactionsBuilder key(String source, String code, int line) {
        sources.set(row, source);
        codes.set(row, code);
        lines.set(row, line);
        return this;
    }

    public TransactionsBuilder currency(String code) {
        currencies.set(row, code);
        return this;
    }

    public TransactionsBuilder seller(int person) {
        sellers.set(row, person);
        return this;
    }

    public TransactionsBuilder overlay(int person) {
        overlays.set(row, person);
        return this;
    }

    public TransactionsBuilder account(int account) {
        accounts.set(row, account);
        return this;
    }

    public TransactionsBuilder product(int product) {
        products.set(row, product);
        return this;
    }

    public TransactionsBuilder territory(int territory) {
        territories.set(row, territory);
        return this;
    }

    public TransactionsBuilder text(String field, String word) {
        fields.texts(field).set(row, word);
        return this;
    }

    public TransactionsBuilder number(String field, java.math.BigDecimal value) {
        fields.numbers(field).set(row, value);
        return this;
    }

    public TransactionsBuilder date(String field, LocalDate day) {
        fields.dates(field).set(row, day);
        return this;
    }

    /** The row started last. */
    public int row() {
        return row;
    }

    /** The growing columns, for fields beyond the named ones and for setting many rows fast. */
    public TableBuilder fields() {
        return fields;
    }

    Transactions build() {
        return new Transactions(Arrays.copyOf(ids, fields.rows()), fields.build());
    }
}
