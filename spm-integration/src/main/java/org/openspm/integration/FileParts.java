package org.openspm.integration;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps a file packed in parts of a megabyte, so that neither writing nor reading ever holds it whole. */
@Repository
class FileParts {
    private static final int PART = 1 << 20;

    private final JdbcClient jdbc;
    private final DataSource dataSource;

    FileParts(JdbcClient jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
    }

    OutputStream write(UUID batch) throws IOException {
        return new GZIPOutputStream(new Parts(batch), 1 << 16) {
            {
                def.setLevel(1);
            }
        };
    }

    /** The unpacked file, read over a connection of its own because that of the transaction is busy copying. */
    InputStream read(UUID batch) throws IOException {
        var parts = new PartReader(dataSource, batch);
        return new GZIPInputStream(
                new SequenceInputStream(parts) {
                    @Override
                    public void close() {
                        parts.close();
                    }
                },
                1 << 16);
    }

    void delete(UUID batch) {
        jdbc.sql("delete from import_file_part where batch_id = :batch")
                .param("batch", batch)
                .update();
    }

    boolean has(UUID batch) {
        return jdbc.sql("select exists (select from import_file_part where batch_id = :batch)")
                .param("batch", batch)
                .query(Boolean.class)
                .single();
    }

    private final class Parts extends OutputStream {
        private final UUID batch;
        private final byte[] part = new byte[PART];
        private int length;
        private int number;

        private Parts(UUID batch) {
            this.batch = batch;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) {
            for (int done = 0; done < count; ) {
                int step = Math.min(count - done, PART - length);
                System.arraycopy(bytes, offset + done, part, length, step);
                length += step;
                done += step;
                if (length == PART) {
                    store();
                }
            }
        }

        @Override
        public void close() {
            if (length > 0) {
                store();
            }
        }

        private void store() {
            jdbc.sql("insert into import_file_part (batch_id, number, content) values (:batch, :number, :content)")
                    .param("batch", batch)
                    .param("number", number++)
                    .param("content", java.util.Arrays.copyOf(part, length))
                    .update();
            length = 0;
        }
    }

    private static final class PartReader implements Enumeration<InputStream> {
        private final Connection connection;
        private final UUID batch;
        private int number;
        private byte @Nullable [] next;

        private PartReader(DataSource dataSource, UUID batch) {
            this.batch = batch;
            try {
                connection = dataSource.getConnection();
            } catch (SQLException e) {
                throw new IllegalStateException("No connection to read the file of batch " + batch, e);
            }
            next = load();
        }

        @Override
        public boolean hasMoreElements() {
            return next != null;
        }

        @Override
        public InputStream nextElement() {
            byte[] part = next;
            if (part == null) {
                throw new NoSuchElementException();
            }
            number++;
            next = load();
            return new ByteArrayInputStream(part);
        }

        private byte @Nullable [] load() {
            try (var select = connection.prepareStatement(
                    "select content from import_file_part where batch_id = ? and number = ?")) {
                select.setObject(1, batch);
                select.setInt(2, number);
                try (var rows = select.executeQuery()) {
                    return rows.next() ? rows.getBytes(1) : null;
                }
            } catch (SQLException e) {
                throw new IllegalStateException("The file of batch " + batch + " cannot be read", e);
            }
        }

        private void close() {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException("The connection reading batch " + batch + " does not close", e);
            }
        }
    }
}
