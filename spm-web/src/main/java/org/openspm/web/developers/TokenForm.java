package org.openspm.web.developers;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.access.ApiTokens;
import org.openspm.domain.access.Scope;

/** What a new API token is for, what it may do, and how long it is good; a box that is not ticked is not sent. */
record TokenForm(
        @NotBlank @Size(max = 100) String name,
        @NotNull @Min(1) @Max(ApiTokens.DAYS_MAX) Integer days,
        @Nullable Boolean write) {
    static TokenForm usual() {
        return new TokenForm("", 90, false);
    }

    Set<Scope> scopes() {
        return Boolean.TRUE.equals(write) ? EnumSet.allOf(Scope.class) : EnumSet.of(Scope.READ);
    }
}
