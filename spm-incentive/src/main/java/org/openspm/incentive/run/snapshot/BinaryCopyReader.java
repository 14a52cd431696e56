package org.openspm.incentive.run.snapshot;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Streams the rows of {@code copy (select …) to stdout (format binary)}; the fields of the current row are read by column
 * as primitives, so a row costs no object.
 */
public final class BinaryCopyReader implements AutoCloseable {
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int HAS_OIDS = 1 << 16;
    private static final int EPOCH_DAY_2000 = 10_957;

    private final Source source;
    private final End end;
    private byte[] buffer = new byte[0];
    private int rowStart;
    private int position;
    private boolean opened;
    private boolean ended;
    private long rows;
    private int[] starts = new int[0];
    private int[] lengths = new int[0];

    /** Where the bytes come from: the next piece of the stream, cut anywhere; null at its end. */
    @FunctionalInterface
    interface Source {
        byte @Nullable [] next() throws SQLException;
    }

    /** What frees the connection when not every row was wanted. */
    @FunctionalInterface
    interface End {
        void now() throws SQLException;
    }

    BinaryCopyReader(Source source, End end) {
        this.source = source;
        this.end = end;
    }

    /** Starts the copy of a query's rows; the connection is busy with it until the reader is closed. */
    public static BinaryCopyReader open(Connection connection, String query) throws SQLException {
        CopyOut copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (" + query + ") to stdout (format binary)");
        // Ended by reading on: a cancel that arrives late would hit the connection's next statement, and the driver
        // loses
        // track of a copy that is cancelled while rows are on their way.
        return new BinaryCopyReader(copy::readFromCopy, () -> {
            while (copy.isActive()) {
                copy.readFromCopy();
            }
        });
    }

    /** Moves to the next row; false after the last one. */
    public boolean next() throws SQLException {
        if (ended) {
            return false;
        }
        if (!opened) {
            readHeader();
        }
        rowStart = position;
        int columns = int16At(advance(2));
        if (columns < 0) {
            ended = true;
            drain();
            return false;
        }
        if (columns != starts.length) {
            starts = new int[columns];
            lengths = new int[columns];
        }
        for (int column = 0; column < columns; column++) {
            int length = int32At(advance(4));
            lengths[column] = length;
            starts[column] = length > 0 ? advance(length) - rowStart : position - rowStart;
        }
        rows++;
        return true;
    }

    /** Rows read so far. */
    public long rows() {
        return rows;
    }

    public boolean isNull(int column) {
        return lengths[column] < 0;
    }

    public boolean bool(int column) {
        return buffer[field(column, 1, "boolean")] != 0;
    }

    /** A {@code smallint} or {@code integer}. */
    public int integer(int column) {
        return lengths[column] == 2
                ? NumericField.int16(buffer, field(column, 2, "smallint"))
                : NumericField.int32(buffer, field(column, 4, "smallint or integer"));
    }

    public int integerOr(int column, int whenNull) {
        return isNull(column) ? whenNull : integer(column);
    }

    public long bigint(int column) {
        return NumericField.int64(buffer, field(column, 8, "bigint"));
    }

    public long bigintOr(int column, long whenNull) {
        return isNull(column) ? whenNull : bigint(column);
    }

    /** A {@code date} as days since 1970-01-01; infinity is {@code Integer.MAX_VALUE}, minus infinity the minimum. */
    public int date(int column) {
        int days = NumericField.int32(buffer, field(column, 4, "date"));
        return days == Integer.MAX_VALUE || days == Integer.MIN_VALUE ? days : days + EPOCH_DAY_2000;
    }

    public int dateOr(int column, int whenNull) {
        return isNull(column) ? whenNull : date(column);
    }

    /** A {@code numeric} as a scaled long: 12.34 at scale 4 is 123400; more decimals or more digits are refused. */
    public long scaled(int column, int scale) {
        int start = variableField(column, 8, "numeric");
        try {
            return NumericField.scaled(buffer, start, scale);
        } catch (ArithmeticException e) {
            throw new ArithmeticException("Column " + (column + 1) + " of row " + rows + ": " + e.getMessage());
        }
    }

    public long scaledOr(int column, int scale, long whenNull) {
        return isNull(column) ? whenNull : scaled(column, scale);
    }

    /** A {@code numeric} of any size. */
    public BigDecimal decimal(int column) {
        return NumericField.decimal(buffer, variableField(column, 8, "numeric"));
    }

    public UUID uuid(int column) {
        int start = field(column, 16, "uuid");
        return new UUID(NumericField.int64(buffer, start), NumericField.int64(buffer, start + 8));
    }

    /** A text of any type whose binary form is its characters. */
    public String text(int column) {
        return new String(buffer, variableField(column, 0, "text"), lengths[column], StandardCharsets.UTF_8);
    }

    /** Hands the characters of a text on as UTF-8, without making a string of them. */
    void utf8(int column, Utf8 to) {
        to.take(buffer, variableField(column, 0, "text"), lengths[column]);
    }

    /** What takes a text as bytes. */
    @FunctionalInterface
    interface Utf8 {
        void take(byte[] bytes, int first, int length);
    }

    public @Nullable String textOrNull(int column) {
        return isNull(column) ? null : text(column);
    }

    /** The dense code of a text, −1 for null; no string is made for a text met before. */
    public int code(int column, TextCodes codes) {
        return isNull(column) ? -1 : codes.code(buffer, rowStart + starts[column], lengths[column]);
    }

    /** Ends the copy; rows not read yet are thrown away. */
    @Override
    public void close() throws SQLException {
        end.now();
    }

    private void readHeader() throws SQLException {
        int signature = advance(SIGNATURE.length);
        if (!Arrays.equals(buffer, signature, signature + SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length)) {
            throw new IllegalStateException("The stream is not in PostgreSQL's binary copy format");
        }
        if ((int32At(advance(4)) & HAS_OIDS) != 0) {
            throw new IllegalStateException("The stream carries oids, which servers since PostgreSQL 12 never send");
        }
        advance(int32At(advance(4)));
        opened = true;
    }

    // The server reports errors and frees the connection only after the end marker.
    private void drain() throws SQLException {
        byte[] rest;
        do {
            rest = source.next();
        } while (rest != null);
    }

    private int field(int column, int length, String type) {
        if (lengths[column] != length) {
            throw mismatch(column, type);
        }
        return rowStart + starts[column];
    }

    private int variableField(int column, int minimum, String type) {
        if (lengths[column] < minimum) {
            throw mismatch(column, type);
        }
        return rowStart + starts[column];
    }

    private IllegalStateException mismatch(int column, String type) {
        return new IllegalStateException("Column " + (column + 1) + " of row " + rows + " is no " + type + ", it is "
                + (isNull(column) ? "null" : lengths[column] + " bytes long"));
    }

    /** Takes the next bytes of the stream, fetching more where the buffer ends; returns where they begin. */
    private int advance(int bytes) throws SQLException {
        while (buffer.length - position < bytes) {
            fetch();
        }
        int start = position;
        position += bytes;
        return start;
    }

    private void fetch() throws SQLException {
        byte[] piece = source.next();
        if (piece == null) {
            throw new IllegalStateException("The copy stream ended inside row " + (rows + 1));
        }
        int kept = buffer.length - rowStart;
        if (kept == 0) {
            buffer = piece;
        } else {
            byte[] joined = Arrays.copyOfRange(buffer, rowStart, buffer.length + piece.length);
            System.arraycopy(piece, 0, joined, kept, piece.length);
            buffer = joined;
        }
        position -= rowStart;
        rowStart = 0;
    }

    // Not inlined into the callers: the buffer must be read after advance has possibly replaced it.
    private int int16At(int start) {
        return NumericField.int16(buffer, start);
    }

    private int int32At(int start) {
        return NumericField.int32(buffer, start);
    }
}
