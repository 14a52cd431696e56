package org.openspm.web.people;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.organization.Absence;
import org.openspm.domain.organization.Leave;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * What is filled in for an absence.
 *
 * @param percent of the working time
 * @param version of the absence that is corrected; null for a new one
 */
record LeaveForm(
        @NotNull UUID person,

        @Pattern(regexp = "\\s*[A-Za-z][A-Za-z0-9_-]{0,31}\\s*", message = "{field.leave-kind.pattern}") @NotNull
        String kind,

        @NotNull @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate first,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate last,

        @NotNull
        @DecimalMin(value = "0", inclusive = false)
        @DecimalMax("100")
        @Digits(integer = 3, fraction = 4)
        @Nullable
        BigDecimal percent,

        @Size(max = 200) @Nullable String reference,
        @Nullable Long version) {
    private static final int PERCENT_PLACES = 2;
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    static LeaveForm empty(UUID person, LocalDate first) {
        return new LeaveForm(person, "", first, null, ALL, null, null);
    }

    static LeaveForm of(Absence absence) {
        var leave = absence.leave();
        var percent = leave.share().movePointRight(PERCENT_PLACES).stripTrailingZeros();
        return new LeaveForm(
                absence.personId(),
                leave.kind(),
                leave.first(),
                leave.last(),
                percent.scale() < 0 ? percent.setScale(0) : percent,
                leave.reference(),
                absence.version());
    }

    /** Ask only a form without mistakes. */
    public Leave leave() {
        return new Leave(
                kind,
                java.util.Objects.requireNonNull(first),
                last,
                java.util.Objects.requireNonNull(percent).movePointLeft(PERCENT_PLACES),
                reference);
    }
}
