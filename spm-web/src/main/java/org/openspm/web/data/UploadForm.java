package org.openspm.web.data;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.integration.ImportKind;
import org.openspm.integration.ImportOptions;
import org.springframework.format.annotation.DateTimeFormat;

/** What may be said about files when they are sent; all of it may be left out. */
record UploadForm(
        @Nullable String kind,
        @Nullable String source,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate effective,

        @Nullable Long declaredRows,
        @Nullable BigDecimal declaredTotal,
        @Nullable Boolean again,
        @Nullable Boolean promoteIfValid) {

    @Nullable
    ImportKind chosenKind() {
        return kindOf(kind);
    }

    ImportOptions options() {
        return new ImportOptions(
                source == null ? "" : source, effective, declaredRows, declaredTotal, Boolean.TRUE.equals(again));
    }

    ImportWork.Step step() {
        return Boolean.TRUE.equals(promoteIfValid) ? ImportWork.Step.CHECK_AND_PROMOTE_IF_VALID : ImportWork.Step.CHECK;
    }

    static @Nullable ImportKind kindOf(@Nullable String code) {
        return code == null || code.isBlank() ? null : requiredKind(code);
    }

    static ImportKind requiredKind(String code) {
        return ImportKind.ofCode(code).orElseThrow(() -> new RuleViolation("“" + code + "” is not a kind of import."));
    }
}
