package org.openspm.incentive.calc.input;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** The current revision of every event line of the open window, as columns. */
public final class Transactions {
    private static final String RETURN = "return";
    private static final IntVector NO_ROWS = IntVector.of(new int[0], 0);

    private final NumberColumn ids;
    private final BitSet removed;
    private final Table fields;
    private final DateColumn eventDates;
    private final NumberColumn amounts;
    private final @Nullable LinkColumn lines;
    private final @Nullable KeyColumn codes;
    private final @Nullable TextColumn sources;

    Transactions(long[] ids, Table fields) {
        this(new NumberColumn(ids), fields, new BitSet());
    }

    private Transactions(NumberColumn ids, Table fields, BitSet removed) {
        this.ids = ids;
        this.removed = removed;
        this.fields = fields;
        this.eventDates = fields.dates(Fields.EVENT_DATE) instanceof DateColumn dates ? dates : new DateColumn(NO_ROWS);
        this.amounts =
                fields.numbers(Fields.AMOUNT) instanceof NumberColumn held ? held : new NumberColumn(new long[0]);
        this.lines = fields.links(Fields.LINE_NO);
        this.codes = fields.keys(Fields.CODE);
        this.sources = fields.texts(Fields.SOURCE);
    }

    /** All rows, those that were removed too. */
    public int rows() {
        return ids.size();
    }

    /**
     * These rows without some of them and with others behind. Rows keep their numbers, those removed too; they only count for
     * nothing. These transactions stay as they are.
     */
    public Transactions changed(int[] gone, Transactions added) {
        var without = (BitSet) removed.clone();
        for (int row : gone) {
            if (row < 0 || row >= rows() || removed.get(row)) {
                throw new IllegalArgumentException("Row " + row + " of " + rows() + " is not there to be removed");
            }
            without.set(row);
        }
        return added.rows() == 0
                ? new Transactions(ids, fields, without)
                : new Transactions(ids.with(added.ids), fields.with(added.fields), without);
    }

    /** Whether a row counts for nothing any more, see {@link #changed}. */
    public boolean isRemoved(int row) {
        return removed.get(row);
    }

    /** How many rows were removed. */
    public int removedRows() {
        return removed.cardinality();
    }

    /** The next removed row from one on, or −1. */
    public int nextRemoved(int from) {
        return removed.nextSetBit(from);
    }

    public Table fields() {
        return fields;
    }

    /** Number of the revision in the store. */
    public long id(int row) {
        return ids.scaled(row);
    }

    public DateColumn eventDates() {
        return eventDates;
    }

    public NumberColumn amounts() {
        return amounts;
    }

    public LocalDate date(int row) {
        return LocalDate.ofEpochDay(eventDates.day(row));
    }

    /** 0 for an order as a whole, else its line. */
    public int line(int row) {
        return lines == null ? 0 : Math.max(0, lines.get(row));
    }

    /** Whether a row takes an earlier one back: a return, or an amount below zero. */
    public boolean takesBack(int row) {
        return row >= 0
                && ((amounts.get(row) instanceof BigDecimal amount && amount.signum() < 0)
                        || (fields.texts(Fields.EVENT_TYPE) instanceof TextColumn events
                                && RETURN.equals(events.get(row))));
    }

    /** Key that stays the same over revisions: {@code source/code/line}, or the number when no codes are held. */
    public String key(int row) {
        return codes == null ? "#" + ids.scaled(row) : source(row) + "/" + codes.get(row) + "/" + line(row);
    }

    public String code(int row) {
        return codes == null ? "#" + ids.scaled(row) : codes.get(row);
    }

    /** The order in which transactions are taken: by day, then source, code and line; never by where they are held. */
    public int compare(int row, int other) {
        int byDay = Integer.compare(eventDates.day(row), eventDates.day(other));
        return byDay == 0 ? compareKeys(row, other) : byDay;
    }

    /** Order by source, code and line alone. */
    public int compareKeys(int row, int other) {
        if (codes == null) {
            return Long.compare(ids.scaled(row), ids.scaled(other));
        }
        int bySource = source(row).compareTo(source(other));
        if (bySource != 0) {
            return bySource;
        }
        int byCode = codes.compare(row, other);
        return byCode == 0 ? Integer.compare(line(row), line(other)) : byCode;
    }

    private String source(int row) {
        var source = sources == null ? null : sources.get(row);
        return source == null ? "" : source;
    }
}
