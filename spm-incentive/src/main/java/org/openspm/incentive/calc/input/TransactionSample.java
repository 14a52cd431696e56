package org.openspm.incentive.calc.input;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * Transactions made of the rows of others: some as they are, some copied into another month as deals of their own. A copy has
 * all the fields of its row; its dates are later by whole months, and its code and what it refers to tell by how many.
 */
public final class TransactionSample {
    private static final String COPY = "~";
    private static final int AS_IT_IS = 0;

    private final Snapshot base;
    private int[] rows = new int[1024];
    private int[] months = new int[1024];
    private int size;

    public TransactionSample(Snapshot base) {
        this.base = base;
    }

    public void keep(int row) {
        add(row, AS_IT_IS);
    }

    /** @param later by how many months; at least one */
    public void copy(int row, int later) {
        if (later < 1) {
            throw new IllegalArgumentException("A copy is later by at least one month, not by " + later);
        }
        add(row, later);
    }

    public Snapshot build() {
        var source = base.transactions();
        var ids = new long[size];
        var fields = new TableBuilder();
        var splits = new Splits();
        for (int row = 0; row < size; row++) {
            fields.add();
            ids[row] = months[row] == AS_IT_IS ? source.id(rows[row]) : -1L - row;
            for (var share : base.splits().of(rows[row])) {
                splits.add(row, share);
            }
        }
        source.fields().columns().forEach((name, column) -> fill(fields, name, column));
        return base.with(new Transactions(ids, fields.build()), splits);
    }

    private void fill(TableBuilder fields, String name, Column column) {
        switch (column) {
            case NumberColumn numbers -> {
                var filled = fields.numbers(name);
                for (int row = 0; row < size; row++) {
                    if (numbers.scaled(rows[row]) != NumberColumn.MISSING) {
                        filled.set(row, numbers.scaled(rows[row]));
                    }
                }
            }
            case LinkColumn links -> {
                var filled = fields.links(name);
                for (int row = 0; row < size; row++) {
                    filled.set(row, links.get(rows[row]));
                }
            }
            case DateColumn dates -> {
                var filled = fields.dates(name);
                for (int row = 0; row < size; row++) {
                    if (dates.day(rows[row]) != DateColumn.MISSING) {
                        filled.set(row, moved(dates.day(rows[row]), months[row]));
                    }
                }
            }
            case TextColumn texts -> fillTexts(fields.texts(name), texts, name.equals(Fields.REFERENCE));
            case KeyColumn keys -> {
                var filled = fields.keys(name);
                boolean named = name.equals(Fields.CODE) || name.equals(Fields.REFERENCE);
                for (int row = 0; row < size; row++) {
                    var key = keys.get(rows[row]);
                    if (!key.isEmpty()) {
                        filled.set(row, named ? name(key, months[row]) : key);
                    }
                }
            }
        }
    }

    private void fillTexts(ColumnBuilder.Texts filled, TextColumn texts, boolean named) {
        var codes = new int[texts.dictionary().size()];
        Arrays.fill(codes, TextColumn.MISSING);
        for (int row = 0; row < size; row++) {
            int code = texts.codes().get(rows[row]);
            if (code == TextColumn.MISSING) {
                continue;
            }
            if (named && months[row] != AS_IT_IS) {
                filled.set(row, name(texts.dictionary().get(code), months[row]));
                continue;
            }
            if (codes[code] == TextColumn.MISSING) {
                codes[code] = filled.code(texts.dictionary().get(code));
            }
            filled.set(row, codes[code]);
        }
    }

    private static String name(String of, int later) {
        return later == AS_IT_IS || of.isEmpty() ? of : of + COPY + later;
    }

    /** The same day of a later month, or its last day: 31 January is 28 February. */
    private static int moved(int day, int later) {
        return later == AS_IT_IS ? day : Days.of(LocalDate.ofEpochDay(day).plusMonths(later));
    }

    private void add(int row, int later) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, size * 2);
            months = Arrays.copyOf(months, size * 2);
        }
        rows[size] = row;
        months[size++] = later;
    }
}
