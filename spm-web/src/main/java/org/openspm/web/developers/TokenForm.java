package org.openspm.web.developers;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.Set;
import org.openspm.domain.access.ApiTokens;
import org.openspm.domain.access.Scope;

/** What a new API token is for, what it may do, and how long it is good. */
record TokenForm(
        @NotBlank @Size(max = 100) String name,
        @Min(1) @Max(ApiTokens.DAYS_MAX) int days,
        boolean write) {
    static TokenForm usual() {
        return new TokenForm("", 90, false);
    }

    Set<Scope> scopes() {
        return write ? EnumSet.allOf(Scope.class) : EnumSet.of(Scope.READ);
    }
}
