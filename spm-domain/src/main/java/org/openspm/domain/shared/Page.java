package org.openspm.domain.shared;

import java.util.List;
import java.util.function.Function;

/** One page of a list: its items, where it stands, and how many there are in all; pages count from 1. */
public record Page<T>(List<T> items, int number, int size, long total) {
    public static final int SIZE_MAX = 500;

    public Page {
        items = List.copyOf(items);
    }

    /** The page wanted of a list that is at hand in full. */
    public static <T> Page<T> of(List<T> all, PageRequest request) {
        var items = all.stream().skip(request.offset()).limit(request.size()).toList();
        return new Page<>(items, request.number(), request.size(), all.size());
    }

    public long pages() {
        return Math.max(1, (total + size - 1) / size);
    }

    public boolean hasNext() {
        return number < pages();
    }

    public boolean hasPrevious() {
        return number > 1;
    }

    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<>(items.stream().<R>map(change).toList(), number, size, total);
    }
}
