package org.openspm.web.api;

import java.util.List;
import org.openspm.domain.shared.Page;

/** One page of a list as the API answers it; the ways to the other pages are in the Link header. */
public record ApiPage<T>(List<T> items, int page, int size, long total) {
    public static <T> ApiPage<T> of(Page<T> page) {
        return new ApiPage<>(page.items(), page.number(), page.size(), page.total());
    }

    long pages() {
        return Math.max(1, (total + size - 1) / size);
    }
}
