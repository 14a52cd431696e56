package org.openspm.integration.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.openspm.domain.shared.RuleViolation;

class FileFuzzTests {
    private static final String[] PIECES = {
        ",",
        ";",
        "\t",
        "\"",
        "\"\"",
        "\n",
        "\r\n",
        "\r",
        "a",
        "1,5",
        "1.234,56",
        "2026-02-30",
        "\uFEFF",
        "é",
        "😀",
        " ",
        "=",
        "'"
    };
    private static final int FILES = 4000;

    @Test
    void readsOrRefusesEveryFileAndNeverCrashesOrHangs() {
        int read = 0;
        int refused = 0;
        for (long seed = 0; seed < FILES; seed++) {
            byte[] file = file(new Random(seed));
            long current = seed;
            boolean whole = Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(10), () -> isRead(file), () -> "seed " + current);
            read += whole ? 1 : 0;
            refused += whole ? 0 : 1;
        }
        assertThat(read).as("read").isGreaterThan(FILES / 20);
        assertThat(refused).as("refused").isGreaterThan(FILES / 20);
    }

    @Test
    void refusesAFileThatUnpacksToManyTimesItsSize() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                gzip.write(zeros);
            }
        }
        assertThatThrownBy(() -> Unpacking.open(new ByteArrayInputStream(packed.toByteArray()), FileLimits.USUAL)
                        .readAllBytes())
                .isInstanceOf(RuleViolation.class)
                .hasMessageContaining("200 times");
    }

    @Test
    void refusesAGzipFileThatWasCutOff() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(new Random(1)
                    .ints(10_000)
                    .mapToObj(Integer::toString)
                    .reduce("", (a, b) -> a.length() > 60_000 ? a : a + b)
                    .getBytes(StandardCharsets.UTF_8));
        }
        byte[] half = java.util.Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
        assertThatThrownBy(() -> Unpacking.open(new ByteArrayInputStream(half), FileLimits.USUAL)
                        .readAllBytes())
                .isInstanceOf(RuleViolation.class)
                .hasMessageContaining("cut off");
    }

    @Test
    void namesTheLineOfAByteThatIsNotUtf8() {
        byte[] latin = "name\nAna\nJosé\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> FileSample.of(new ByteArrayInputStream(latin)))
                .isInstanceOf(RuleViolation.class)
                .hasMessageContaining("line 3");
    }

    private static boolean isRead(byte[] file) throws IOException {
        try {
            var sample = FileSample.of(Unpacking.open(new ByteArrayInputStream(file), FileLimits.USUAL));
            var in = Unpacking.open(new ByteArrayInputStream(file), FileLimits.USUAL);
            try (var rows = CsvRows.open(in, sample.delimiter())) {
                long last = 0;
                while (rows.hasNext()) {
                    var row = rows.next();
                    assertThat(row.number()).isEqualTo(++last);
                    row.cells().forEach(FileFuzzTests::isPlainOrNothing);
                }
            }
            return true;
        } catch (RuleViolation refusal) {
            assertThat(refusal.getMessage()).isNotBlank();
            return false;
        }
    }

    private static void isPlainOrNothing(String cell) {
        for (var mark : DecimalMark.values()) {
            var plain = new DecimalText(mark).plain(cell);
            if (plain != null) {
                assertThat(new java.math.BigDecimal(plain)).isNotNull();
            }
        }
        for (var order : DateOrder.values()) {
            new DateText(order).day(cell);
        }
    }

    private static byte[] file(Random random) {
        if (random.nextInt(10) == 0) {
            byte[] noise = new byte[random.nextInt(400)];
            random.nextBytes(noise);
            return noise;
        }
        var text = new StringBuilder("a,b,c\n");
        for (int i = random.nextInt(60); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
