package org.openspm.incentive.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.form.PlanChange.Kind;

/** Compares what two texts of a plan say, part by part; comments, quotes and layout say nothing. */
public final class PlanComparison {
    private final List<PlanChange> changes = new ArrayList<>();

    private PlanComparison() {}

    /** In the order of the new text; nothing when one of them is no readable YAML, or when they say the same. */
    public static List<PlanChange> of(String before, String after) {
        var old =
                PlanSource.of(before).map(PlanSource::root).map(Piece::meaning).orElse(null);
        var now = PlanSource.of(after).map(PlanSource::root).map(Piece::meaning).orElse(null);
        var comparison = new PlanComparison();
        if (old instanceof Map<?, ?> one && now instanceof Map<?, ?> other) {
            comparison.compare(one, other);
        }
        return List.copyOf(comparison.changes);
    }

    private void compare(Map<?, ?> before, Map<?, ?> after) {
        for (var key : keys(before, after)) {
            var old = before.get(key);
            var now = after.get(key);
            if (Shapes.sections().contains(key) && isParts(old) && isParts(now)) {
                parts(key, named(old), named(now));
            } else {
                place("", "", List.of(key), old, now);
            }
        }
    }

    private static List<String> keys(Map<?, ?> before, Map<?, ?> after) {
        var keys = new LinkedHashSet<String>();
        after.keySet().forEach(key -> keys.add(String.valueOf(key)));
        before.keySet().forEach(key -> keys.add(String.valueOf(key)));
        return List.copyOf(keys);
    }

    private static boolean isParts(@Nullable Object value) {
        return value == null
                || (value instanceof List<?> list
                        && list.stream().allMatch(item -> item instanceof Map<?, ?> map && !map.isEmpty()));
    }

    /** Parts by their name, which is the value of their first key; a second one of that name has its number behind it. */
    private static Map<String, Map<?, ?>> named(@Nullable Object list) {
        var parts = new LinkedHashMap<String, Map<?, ?>>();
        if (list instanceof List<?> items) {
            for (var item : items) {
                var part = (Map<?, ?>) item;
                var name = String.valueOf(part.values().iterator().next());
                var free = name;
                for (int number = 2; parts.containsKey(free); number++) {
                    free = name + " (" + number + ")";
                }
                parts.put(free, part);
            }
        }
        return parts;
    }

    private void parts(String section, Map<String, Map<?, ?>> before, Map<String, Map<?, ?>> after) {
        for (var name : keys(before, after)) {
            var old = before.get(name);
            var now = after.get(name);
            if (old == null && now != null) {
                changes.add(new PlanChange(section, name, Kind.ADDED, List.of(), "", line(now)));
            } else if (now == null && old != null) {
                changes.add(new PlanChange(section, name, Kind.REMOVED, List.of(), line(old), ""));
            } else if (old != null && now != null) {
                for (var key : keys(old, now)) {
                    place(section, name, List.of(key), old.get(key), now.get(key));
                }
            }
        }
        var kept = before.keySet().stream().filter(after::containsKey).toList();
        var order = after.keySet().stream().filter(before::containsKey).toList();
        if (!kept.equals(order)) {
            changes.add(new PlanChange(
                    section, "", Kind.MOVED, List.of(), String.join(", ", kept), String.join(", ", order)));
        }
    }

    private void place(
            String section, String part, List<String> keys, @Nullable Object before, @Nullable Object after) {
        if (before == null ? after == null : before.equals(after)) {
            return;
        }
        if (before instanceof Map<?, ?> old && after instanceof Map<?, ?> now) {
            for (var key : keys(old, now)) {
                place(section, part, with(keys, key), old.get(key), now.get(key));
            }
        } else if (before instanceof List<?> old && after instanceof List<?> now && isNested(old) && isNested(now)) {
            rows(section, part, keys, old, now);
        } else {
            var kind = before == null ? Kind.ADDED : after == null ? Kind.REMOVED : Kind.CHANGED;
            changes.add(new PlanChange(section, part, kind, keys, line(before), line(after)));
        }
    }

    private static boolean isNested(List<?> list) {
        return list.stream().anyMatch(item -> !(item instanceof String));
    }

    /** Row by row when there are as many; else those that came and went. */
    private void rows(String section, String part, List<String> keys, List<?> before, List<?> after) {
        if (before.size() == after.size()) {
            for (int i = 0; i < before.size(); i++) {
                place(section, part, with(keys, String.valueOf(i + 1)), before.get(i), after.get(i));
            }
            return;
        }
        var gone = new ArrayList<Object>(before);
        after.forEach(gone::remove);
        var come = new ArrayList<Object>(after);
        before.forEach(come::remove);
        gone.forEach(row -> changes.add(new PlanChange(section, part, Kind.REMOVED, keys, line(row), "")));
        come.forEach(row -> changes.add(new PlanChange(section, part, Kind.ADDED, keys, "", line(row))));
    }

    private static List<String> with(List<String> keys, String key) {
        var longer = new ArrayList<>(keys);
        longer.add(key);
        return longer;
    }

    /** What a place says, in one line. */
    private static String line(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + inner(entry.getValue()))
                        .collect(Collectors.joining(", "));
            case List<?> list -> list.stream().map(PlanComparison::inner).collect(Collectors.joining(", "));
            default -> String.valueOf(value);
        };
    }

    private static String inner(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Map<?, ?> _ -> "{" + line(value) + "}";
            case List<?> _ -> "[" + line(value) + "]";
            default -> String.valueOf(value);
        };
    }
}
