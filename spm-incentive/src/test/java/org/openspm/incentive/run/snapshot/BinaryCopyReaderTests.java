package org.openspm.incentive.run.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openspm.domain.testing.TestDatabase;

class BinaryCopyReaderTests {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 19, 64, 10_000})
    void readsTheSameRowsWhereverTheStreamIsCut(int pieceBytes) throws SQLException {
        var id = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
        var stream = new CopyStream()
                .row(7)
                .int2(-3)
                .int4(70_000)
                .int8(5_000_000_000L)
                .date(0)
                .text("reseller")
                .uuid(id)
                .bool(true)
                .row(7)
                .missing()
                .missing()
                .missing()
                .missing()
                .missing()
                .missing()
                .missing()
                .row(7)
                .int2(1)
                .int4(-1)
                .int8(-1)
                .date(-10_957)
                .text("")
                .uuid(id)
                .bool(false);
        try (var reader = stream.cutInto(pieceBytes)) {
            var channels = new TextCodes();
            assertThat(reader.next()).isTrue();
            assertThat(reader.integer(0)).isEqualTo(-3);
            assertThat(reader.integer(1)).isEqualTo(70_000);
            assertThat(reader.bigint(2)).isEqualTo(5_000_000_000L);
            assertThat(reader.date(3)).isEqualTo(10_957);
            assertThat(reader.text(4)).isEqualTo("reseller");
            assertThat(reader.code(4, channels)).isZero();
            assertThat(reader.uuid(5)).isEqualTo(id);
            assertThat(reader.bool(6)).isTrue();
            assertThat(reader.next()).isTrue();
            assertThat(reader.isNull(0)).isTrue();
            assertThat(reader.integerOr(1, -9)).isEqualTo(-9);
            assertThat(reader.bigintOr(2, -8)).isEqualTo(-8);
            assertThat(reader.dateOr(3, -7)).isEqualTo(-7);
            assertThat(reader.textOrNull(4)).isNull();
            assertThat(reader.code(4, channels)).isEqualTo(-1);
            assertThat(reader.next()).isTrue();
            assertThat(reader.integer(1)).isEqualTo(-1);
            assertThat(reader.bigint(2)).isEqualTo(-1);
            assertThat(reader.date(3)).isZero();
            assertThat(reader.text(4)).isEmpty();
            assertThat(reader.code(4, channels)).isEqualTo(1);
            assertThat(reader.bool(6)).isFalse();
            assertThat(reader.next()).isFalse();
            assertThat(reader.next()).isFalse();
            assertThat(reader.rows()).isEqualTo(3);
            assertThat(channels.texts()).containsExactly("reseller", "");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 4, 0",
        "0.00, 2, 0",
        "12345.67, 4, 123456700",
        "12345.67, 2, 1234567",
        "-12345.67, 2, -1234567",
        "10000, 4, 100000000",
        "10000, 2, 1000000",
        "100000000, 0, 100000000",
        "0.5, 2, 50",
        "0.5, 1, 5",
        "0.0012, 4, 12",
        "0.00000012, 8, 12",
        "0.000000000001, 12, 1",
        "0.000012, 6, 12",
        "-0.0001, 4, -1",
        "922337203685477.5807, 4, 9223372036854775807",
    })
    void keepsANumericAsAScaledLong(String value, int scale, long expected) throws SQLException {
        try (var reader = new CopyStream().row(1).numeric(value).cutInto(5)) {
            assertThat(reader.next()).isTrue();
            assertThat(reader.scaled(0, scale)).isEqualTo(expected);
            assertThat(reader.decimal(0)).isEqualTo(new BigDecimal(value));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "12345.67, 1",
        "0.5, 0",
        "0.00001, 4",
        "0.00001, 2",
        "0.000000001, 2",
        "0.000000001, 8",
        "922337203685477.5808, 4",
        "-99999999999999999999, 0",
        "1000000000000000, 4",
    })
    void refusesANumericThatWouldLoseDigits(String value, int scale) throws SQLException {
        try (var reader = new CopyStream().row(1).numeric(value).cutInto(1000)) {
            assertThat(reader.next()).isTrue();
            assertThatThrownBy(() -> reader.scaled(0, scale))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessage("Column 1 of row 1: " + value + " does not fit into a whole number with " + scale
                            + " decimals; keep it as a decimal instead");
            assertThat(reader.decimal(0)).isEqualTo(new BigDecimal(value));
        }
    }

    @Test
    void namesColumnAndRowOfAFieldOfAnotherType() throws SQLException {
        try (var reader = new CopyStream().row(2).int4(1).missing().cutInto(100)) {
            assertThat(reader.next()).isTrue();
            assertThatThrownBy(() -> reader.bigint(0)).hasMessage("Column 1 of row 1 is no bigint, it is 4 bytes long");
            assertThatThrownBy(() -> reader.scaled(1, 4)).hasMessage("Column 2 of row 1 is no numeric, it is null");
        }
    }

    @Test
    void refusesAStreamThatEndsInsideARow() {
        var bytes = new CopyStream().row(1).int8(1).bytes();
        var reader = new BinaryCopyReader(new Pieces(Arrays.copyOf(bytes, bytes.length - 5), 8)::poll, () -> {});
        assertThatThrownBy(reader::next).hasMessage("The copy stream ended inside row 1");
    }

    @Test
    void refusesAStreamOfAnotherFormat() {
        var text = "1\tone\n2\ttwo\n3\tthree\n".getBytes(StandardCharsets.UTF_8);
        var reader = new BinaryCopyReader(new Pieces(text, 100)::poll, () -> {});
        assertThatThrownBy(reader::next).hasMessage("The stream is not in PostgreSQL's binary copy format");
    }

    @Test
    void numbersTextsInTheOrderOfTheirFirstAppearance() {
        var codes = new TextCodes();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 1000; i++) {
                assertThat(codes.code("text " + i)).isEqualTo(i);
            }
        }
        assertThat(codes.size()).isEqualTo(1000);
        assertThat(codes.text(999)).isEqualTo("text 999");
    }

    @Test
    void readsWhatARealServerSends() throws SQLException {
        try (var connection = connect();
                var reader = BinaryCopyReader.open(connection, """
                        select 7::smallint, 70000, 5000000000, date '2025-07-01', 1234.5::numeric(19,4), 'réseau', true,
                               null::integer, date 'infinity', -0.000000000001
                          from generate_series(1, 3)
                        """)) {
            for (int row = 0; row < 3; row++) {
                assertThat(reader.next()).isTrue();
                assertThat(reader.integer(0)).isEqualTo(7);
                assertThat(reader.integer(1)).isEqualTo(70_000);
                assertThat(reader.bigint(2)).isEqualTo(5_000_000_000L);
                assertThat(LocalDate.ofEpochDay(reader.date(3))).isEqualTo("2025-07-01");
                assertThat(reader.scaled(4, 4)).isEqualTo(12_345_000);
                assertThat(reader.decimal(4)).isEqualTo("1234.5000");
                assertThat(reader.text(5)).isEqualTo("réseau");
                assertThat(reader.bool(6)).isTrue();
                assertThat(reader.isNull(7)).isTrue();
                assertThat(reader.date(8)).isEqualTo(Integer.MAX_VALUE);
                assertThat(reader.scaled(9, 12)).isEqualTo(-1);
            }
            assertThat(reader.next()).isFalse();
        }
    }

    @Test
    void leavesTheConnectionFreeWhenNotEveryRowWasWanted() throws SQLException {
        try (var connection = connect()) {
            try (var reader = BinaryCopyReader.open(connection, "select * from generate_series(1, 100000)")) {
                assertThat(reader.next()).isTrue();
            }
            try (var reader = BinaryCopyReader.open(connection, "select 42")) {
                assertThat(reader.next()).isTrue();
                assertThat(reader.integer(0)).isEqualTo(42);
            }
        }
    }

    @Test
    void tellsTheErrorThatTheServerMetOnTheWay() throws SQLException {
        try (var connection = connect();
                var reader = BinaryCopyReader.open(connection, "select 1 / (3 - n) from generate_series(1, 5) n")) {
            assertThatThrownBy(() -> {
                        while (reader.next()) {
                            assertThat(reader.rows()).isLessThan(3);
                        }
                    })
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("division by zero");
        }
    }

    private static Connection connect() throws SQLException {
        var database = TestDatabase.empty();
        return DriverManager.getConnection(database.url(), database.username(), database.password());
    }

    private record Pieces(Deque<byte[]> pieces) {
        Pieces(byte[] bytes, int pieceBytes) {
            this(new ArrayDeque<>());
            for (int start = 0; start < bytes.length; start += pieceBytes) {
                pieces.add(Arrays.copyOfRange(bytes, start, Math.min(bytes.length, start + pieceBytes)));
            }
        }

        byte[] poll() {
            return pieces.poll();
        }
    }

    /** Writes the format as PostgreSQL documents it. */
    private static final class CopyStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final DataOutputStream out = new DataOutputStream(bytes);

        CopyStream() {
            write(() -> {
                out.write(new byte[] {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0});
                out.writeInt(0);
                out.writeInt(3);
                out.write(new byte[3]);
            });
        }

        CopyStream row(int columns) {
            return write(() -> out.writeShort(columns));
        }

        CopyStream missing() {
            return write(() -> out.writeInt(-1));
        }

        CopyStream int2(int value) {
            return write(() -> {
                out.writeInt(2);
                out.writeShort(value);
            });
        }

        CopyStream int4(int value) {
            return write(() -> {
                out.writeInt(4);
                out.writeInt(value);
            });
        }

        CopyStream date(int daysSince2000) {
            return int4(daysSince2000);
        }

        CopyStream int8(long value) {
            return write(() -> {
                out.writeInt(8);
                out.writeLong(value);
            });
        }

        CopyStream bool(boolean value) {
            return write(() -> {
                out.writeInt(1);
                out.writeBoolean(value);
            });
        }

        CopyStream text(String value) {
            return write(() -> {
                var encoded = value.getBytes(StandardCharsets.UTF_8);
                out.writeInt(encoded.length);
                out.write(encoded);
            });
        }

        CopyStream uuid(UUID value) {
            return write(() -> {
                out.writeInt(16);
                out.writeLong(value.getMostSignificantBits());
                out.writeLong(value.getLeastSignificantBits());
            });
        }

        /** Digits to base 10,000 without leading and trailing zeros, as the server sends them. */
        CopyStream numeric(String text) {
            var value = new BigDecimal(text);
            var unsigned = value.abs().toPlainString().split("\\.");
            var whole = "0".repeat((4 - unsigned[0].length() % 4) % 4) + unsigned[0];
            var fraction = unsigned.length == 1 ? "" : unsigned[1];
            var all = whole + fraction + "0".repeat((4 - fraction.length() % 4) % 4);
            int weight = whole.length() / 4 - 1;
            while (all.startsWith("0000")) {
                all = all.substring(4);
                weight--;
            }
            while (all.endsWith("0000")) {
                all = all.substring(0, all.length() - 4);
            }
            var digits = all;
            int first = digits.isEmpty() ? 0 : weight;
            return write(() -> {
                out.writeInt(8 + digits.length() / 2);
                out.writeShort(digits.length() / 4);
                out.writeShort(first);
                out.writeShort(value.signum() < 0 ? 0x4000 : 0);
                out.writeShort(value.scale());
                for (int i = 0; i < digits.length(); i += 4) {
                    out.writeShort(Integer.parseInt(digits.substring(i, i + 4)));
                }
            });
        }

        byte[] bytes() {
            write(() -> out.writeShort(-1));
            return bytes.toByteArray();
        }

        BinaryCopyReader cutInto(int pieceBytes) {
            return new BinaryCopyReader(new Pieces(bytes(), pieceBytes)::poll, () -> {});
        }

        private CopyStream write(Writing writing) {
            try {
                writing.write();
                return this;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private interface Writing {
            void write() throws IOException;
        }
    }
}
