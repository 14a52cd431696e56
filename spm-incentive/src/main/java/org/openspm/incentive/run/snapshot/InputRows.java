package org.openspm.incentive.run.snapshot;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.DateRange;
import org.openspm.incentive.calc.input.ColumnBuilder;

/** The rows of one query; every value that is read goes into the hash of the input too. */
final class InputRows implements AutoCloseable {
    private static final long NULL = 0x5bd1e9955bd1e995L;

    private final BinaryCopyReader rows;
    private final InputHash hash;
    private final long table;
    private long row;
    private boolean inRow;

    private InputRows(BinaryCopyReader rows, InputHash hash, long table) {
        this.rows = rows;
        this.hash = hash;
        this.table = table;
    }

    static InputRows of(Connection connection, InputHash hash, String table, String query) throws SQLException {
        return new InputRows(BinaryCopyReader.open(connection, query), hash, InputHash.of(table));
    }

    boolean next() throws SQLException {
        if (inRow) {
            hash.add(row);
        }
        row = table;
        inRow = rows.next();
        return inRow;
    }

    boolean isNull(int column) {
        return rows.isNull(column);
    }

    int integer(int column) {
        int value = rows.integer(column);
        fold(value);
        return value;
    }

    int integerOr(int column, int whenNull) {
        if (rows.isNull(column)) {
            fold(NULL);
            return whenNull;
        }
        return integer(column);
    }

    long bigint(int column) {
        long value = rows.bigint(column);
        fold(value);
        return value;
    }

    int date(int column) {
        int value = rows.date(column);
        fold(value);
        return value;
    }

    @Nullable
    LocalDate dateOrNull(int column) {
        if (rows.isNull(column)) {
            fold(NULL);
            return null;
        }
        return LocalDate.ofEpochDay(date(column));
    }

    /** Two columns with the first day of a range and the first day after it, either null when open. */
    DateRange range(int column) {
        return new DateRange(dateOrNull(column), dateOrNull(column + 1));
    }

    long scaled(int column, int scale) {
        long value = rows.scaled(column, scale);
        fold(value);
        return value;
    }

    BigDecimal decimal(int column) {
        var value = rows.decimal(column);
        fold(InputHash.of(value.stripTrailingZeros().toString()));
        return value;
    }

    UUID uuid(int column) {
        var value = rows.uuid(column);
        fold(value.getMostSignificantBits());
        fold(value.getLeastSignificantBits());
        return value;
    }

    String text(int column) {
        var value = rows.text(column);
        fold(InputHash.of(value));
        return value;
    }

    /** A text of which every row has its own, put into a column without making a string of it. */
    void key(int column, ColumnBuilder.Keys keys, int ofRow) {
        rows.utf8(column, (bytes, first, length) -> {
            fold(InputHash.of(bytes, first, length));
            keys.set(ofRow, bytes, first, length);
        });
    }

    /** A text of which many rows share few, put into a column; refused when it is missing. */
    void word(int column, Words words, ColumnBuilder.Texts texts, int ofRow) {
        int code = rows.code(column, words.codes());
        fold(words.hash(code));
        texts.set(ofRow, words.held(code, texts));
    }

    @Nullable
    String textOrNull(int column) {
        if (rows.isNull(column)) {
            fold(NULL);
            return null;
        }
        return text(column);
    }

    /** A text of which many rows share few, or null. */
    @Nullable
    String word(int column, Words words) {
        if (rows.isNull(column)) {
            fold(NULL);
            return null;
        }
        int code = rows.code(column, words.codes());
        fold(words.hash(code));
        return words.text(code);
    }

    @Override
    public void close() throws SQLException {
        rows.close();
    }

    private void fold(long value) {
        row = InputHash.fold(row, value);
    }

    /** The different texts of a column, each with its hash. */
    static final class Words {
        private final TextCodes codes = new TextCodes();
        private long[] hashes = new long[64];
        private String[] texts = new String[64];
        private int[] held = new int[64];
        private int known;

        TextCodes codes() {
            return codes;
        }

        long hash(int code) {
            learn(code);
            return hashes[code];
        }

        String text(int code) {
            learn(code);
            return texts[code];
        }

        /** The code that a column of the snapshot has for it; these words must be used for this column alone. */
        int held(int code, ColumnBuilder.Texts column) {
            learn(code);
            if (held[code] == 0) {
                held[code] = column.code(texts[code]) + 1;
            }
            return held[code] - 1;
        }

        private void learn(int code) {
            for (; known <= code; known++) {
                if (known == hashes.length) {
                    hashes = java.util.Arrays.copyOf(hashes, known * 2);
                    texts = java.util.Arrays.copyOf(texts, known * 2);
                    held = java.util.Arrays.copyOf(held, known * 2);
                }
                texts[known] = codes.text(known);
                hashes[known] = InputHash.of(texts[known]);
            }
        }
    }
}
