package org.openspm.incentive.library;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.language.LibraryReading;

/**
 * A version of a library: who wrote and approved it, and which plans use it.
 *
 * @param usedBy versions of plans, such as {@code AE-2026/3}
 */
public record LibraryDetail(
        String code,
        String version,
        String title,
        String hash,
        String createdBy,
        Instant createdAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        List<LibraryReading.Part> parts,
        List<String> usedBy) {
    public LibraryDetail {
        parts = List.copyOf(parts);
        usedBy = List.copyOf(usedBy);
    }

    public boolean isApproved() {
        return approvedAt != null;
    }
}
