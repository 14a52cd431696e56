package org.openspm.integration;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the sender says about a file: the source system of its transactions, the day undated changes take effect, the row count and
 * amount total that must be found in it, and whether it is to be imported again although the same file was promoted before.
 */
public record ImportOptions(
        String source,
        @Nullable LocalDate effective,
        @Nullable Long declaredRows,
        @Nullable BigDecimal declaredTotal,
        boolean again) {
    /** The source of transactions whose file names none. */
    public static final String SOURCE = "import";

    public static final ImportOptions NONE = new ImportOptions(SOURCE, null, null, null, false);

    public ImportOptions {
        source = source == null || source.isBlank() ? SOURCE : source.strip();
    }
}
