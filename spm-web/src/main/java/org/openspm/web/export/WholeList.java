package org.openspm.web.export;

import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openspm.domain.shared.Page;
import org.openspm.domain.shared.PageRequest;

/** All items of a list that is asked for page by page, as a file of it needs them; pages are asked for one at a time. */
public final class WholeList {
    private WholeList() {}

    public static <T> Stream<T> of(Function<PageRequest, Page<T>> pages) {
        var first = pages.apply(new PageRequest(1, Page.SIZE_MAX));
        var others = IntStream.rangeClosed(2, Math.toIntExact(first.pages()))
                .mapToObj(number -> pages.apply(new PageRequest(number, Page.SIZE_MAX)));
        return Stream.concat(Stream.of(first), others).flatMap(page -> page.items().stream());
    }
}
