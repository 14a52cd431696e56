package org.openspm.web.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openspm.domain.shared.Money;
import org.openspm.domain.shared.RuleViolation;

class TableFileTests {
    @Test
    void writesEachKindOfCellAsText() {
        var csv = csv(Arrays.asList(
                "Ana, “West”",
                new BigDecimal("-1200.50"),
                Money.of("3.5", "EUR"),
                LocalDate.of(2026, 11, 23),
                null,
                7));
        assertThat(csv).isEqualTo("a,b,c,d,e,f\r\n\"Ana, “West”\",-1200.50,3.5 EUR,2026-11-23,,7\r\n");
    }

    @Test
    void makesTextThatASpreadsheetWouldRunHarmless() {
        var csv = csv(List.of("=1+1", "+1", "-1", "@x", "\tx", "\rx"));
        assertThat(csv.lines().skip(1).findFirst().orElseThrow()).startsWith("'=1+1,'+1,'-1,'@x,'\tx,");
    }

    @Test
    void keepsNegativeNumbersNumbers() {
        assertThat(csv(List.of(new BigDecimal("-1"), 1, 2, 3, 4, 5))).contains("\r\n-1,1");
    }

    @Test
    void writesASpreadsheetWithTheSameCells(@TempDir Path folder) throws Exception {
        var answer = TableFile.of("pay runs", List.of("name", "amount"))
                .rows(Stream.of(Arrays.asList("=HYPERLINK()", new BigDecimal("12.34"))))
                .as("xlsx");
        var file = Files.write(folder.resolve("x.xlsx"), answer.getBody());
        var text = new StringBuilder();
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(text).contains("&apos;=HYPERLINK()").contains("<v>12.34</v>").doesNotContain("<f>");
        assertThat(answer.getHeaders().getContentDisposition().getFilename()).isEqualTo("pay runs.xlsx");
    }

    @Test
    void refusesAnUnknownFormat() {
        assertThatThrownBy(() -> TableFile.of("x", List.of()).as("ods"))
                .isInstanceOf(RuleViolation.class)
                .hasMessageContaining("“ods”");
    }

    private static String csv(List<Object> row) {
        var answer = TableFile.of("x", List.of("a", "b", "c", "d", "e", "f"))
                .rows(Stream.of(row))
                .as("csv");
        return new String(answer.getBody(), StandardCharsets.UTF_8);
    }
}
