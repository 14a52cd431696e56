package org.openspm.integration.file;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.openspm.domain.shared.RuleViolation;

/** The records of a UTF-8 text file one after the other, the header apart; never more than one record is held. */
public final class CsvRows implements Iterator<CsvRow>, AutoCloseable {
    private static final int CELL_MAX = 1 << 20;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final CloseableIterator<CsvRecord> records;
    private final List<String> header;
    private long number;
    private long line = 1;

    private CsvRows(CloseableIterator<CsvRecord> records) {
        this.records = records;
        if (!hasRecord()) {
            throw new RuleViolation("The file is empty; its first line must name the columns.");
        }
        header = nextRecord().getFields().stream().map(String::strip).toList();
    }

    public static CsvRows open(InputStream unpacked, char delimiter) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        return open(new InputStreamReader(unpacked, decoder), delimiter);
    }

    static CsvRows open(Reader text, char delimiter) {
        var reader = CsvReader.builder()
                .fieldSeparator(delimiter)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowExtraCharsAfterClosingQuote(false)
                .allowUnclosedQuote(false)
                .maxBufferSize(CELL_MAX)
                .ofCsvRecord(withoutByteOrderMark(text));
        return new CsvRows(reader.iterator());
    }

    public List<String> header() {
        return header;
    }

    @Override
    public boolean hasNext() {
        return hasRecord();
    }

    @Override
    public CsvRow next() {
        var record = nextRecord();
        line = record.getStartingLineNumber();
        return new CsvRow(++number, line, record.getFields());
    }

    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean hasRecord() {
        try {
            return records.hasNext();
        } catch (CsvParseException | UncheckedIOException broken) {
            throw refusal(broken);
        }
    }

    private CsvRecord nextRecord() {
        try {
            return records.next();
        } catch (NoSuchElementException end) {
            throw end;
        } catch (CsvParseException | UncheckedIOException broken) {
            throw refusal(broken);
        }
    }

    private RuntimeException refusal(RuntimeException broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof RuleViolation known) {
                return known;
            }
            if (cause instanceof CharacterCodingException) {
                return new RuleViolation("The file is not UTF-8 text: a byte after line " + line
                        + " belongs to another encoding. Save the file as “CSV UTF-8” and send it again.");
            }
        }
        if (broken instanceof UncheckedIOException io) {
            return io;
        }
        return new RuleViolation(
                "The quoting of the file breaks after line " + line
                        + ": a quoted cell must be closed, and a quote inside it written twice (\"\"). Correct it and send the file again.");
    }

    private static Reader withoutByteOrderMark(Reader text) {
        var reader = new BufferedReader(text, 1 << 16);
        try {
            reader.mark(1);
            if (reader.read() != BYTE_ORDER_MARK) {
                reader.reset();
            }
        } catch (CharacterCodingException notUtf8) {
            throw new RuleViolation("The file is not UTF-8 text. Save the file as “CSV UTF-8” and send it again.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reader;
    }
}
