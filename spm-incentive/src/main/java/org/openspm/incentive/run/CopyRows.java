package org.openspm.incentive.run;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Writes rows into a table by {@code COPY … FROM STDIN}, piece by piece. */
public final class CopyRows implements AutoCloseable {
    private static final int PIECE = 1 << 16;

    private final CopyIn copy;
    private final StringBuilder text = new StringBuilder(PIECE + 1024);
    private boolean firstField = true;

    private CopyRows(CopyIn copy) {
        this.copy = copy;
    }

    public static CopyRows into(Connection connection, String tableAndColumns) throws SQLException {
        return new CopyRows(
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + tableAndColumns + " from stdin"));
    }

    public CopyRows field(@Nullable Object value) {
        if (!firstField) {
            text.append('\t');
        }
        firstField = false;
        switch (value) {
            case null -> text.append("\\N");
            case BigDecimal decimal -> text.append(decimal.toPlainString());
            case Number number -> text.append(number);
            default -> escape(value.toString());
        }
        return this;
    }

    public void end() throws SQLException {
        text.append('\n');
        firstField = true;
        if (text.length() >= PIECE) {
            send();
        }
    }

    /** Ends the copy; without it nothing is kept. */
    public long finish() throws SQLException {
        send();
        return copy.endCopy();
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private void send() throws SQLException {
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        text.setLength(0);
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }
}
