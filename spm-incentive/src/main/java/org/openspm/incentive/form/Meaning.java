package org.openspm.incentive.form;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a text is to say after an edit; the text that was edited must say exactly that and nothing else. */
final class Meaning {
    private Meaning() {}

    /** Empty when there is no such place, or the edit does not fit what is there. */
    static Optional<Object> after(Object meaning, PlanEdit edit, @Nullable Object written) {
        return changed(meaning, PlanPath.of(edit.path()).steps(), edit, written);
    }

    private static Optional<Object> changed(
            Object meaning, List<String> steps, PlanEdit edit, @Nullable Object written) {
        if (steps.isEmpty()) {
            return edit instanceof PlanEdit.Append && meaning instanceof List<?> list
                    ? Optional.of(with(list, list.size(), required(written)))
                    : Optional.empty();
        }
        return switch (meaning) {
            case Map<?, ?> map -> inMap(map, steps, edit, written);
            case List<?> list -> inList(list, steps, edit, written);
            default -> Optional.empty();
        };
    }

    private static Optional<Object> inMap(Map<?, ?> map, List<String> steps, PlanEdit edit, @Nullable Object written) {
        var key = steps.getFirst();
        var present = map.get(key);
        var result = new LinkedHashMap<Object, Object>(map);
        boolean here = steps.size() == 1;
        if (here && (edit instanceof PlanEdit.Put || edit instanceof PlanEdit.Write)) {
            result.put(key, required(written));
        } else if (here && edit instanceof PlanEdit.Append && (present == null || isNothing(present))) {
            result.put(key, List.of(required(written)));
        } else if (present == null) {
            return Optional.empty();
        } else if (here && edit instanceof PlanEdit.Remove) {
            result.remove(key);
        } else if (here && edit instanceof PlanEdit.Rename rename) {
            return map.containsKey(rename.key()) ? Optional.empty() : Optional.of(renamed(map, key, rename.key()));
        } else {
            var inner = changed(present, steps.subList(1, steps.size()), edit, written);
            inner.ifPresent(value -> result.put(key, value));
            return inner.map(_ -> result);
        }
        return Optional.of(result);
    }

    private static boolean isNothing(Object value) {
        return value.equals("") || (value instanceof List<?> list && list.isEmpty());
    }

    private static Map<Object, Object> renamed(Map<?, ?> map, String old, String key) {
        var result = new LinkedHashMap<Object, Object>();
        map.forEach((each, value) -> result.put(each.equals(old) ? key : each, value));
        return result;
    }

    private static Optional<Object> inList(List<?> list, List<String> steps, PlanEdit edit, @Nullable Object written) {
        int index = index(steps.getFirst(), list.size());
        if (index < 0) {
            return Optional.empty();
        }
        var result = new ArrayList<Object>(list);
        if (steps.size() > 1 || edit instanceof PlanEdit.Append) {
            var inner = changed(list.get(index), steps.subList(1, steps.size()), edit, written);
            inner.ifPresent(value -> result.set(index, value));
            return inner.map(_ -> result);
        }
        switch (edit) {
            case PlanEdit.Put _, PlanEdit.Write _ -> result.set(index, required(written));
            case PlanEdit.Remove _ -> result.remove(index);
            case PlanEdit.Copy _ -> result.add(index, list.get(index));
            case PlanEdit.Lower _ -> {
                if (index + 1 == list.size()) {
                    return Optional.empty();
                }
                Collections.swap(result, index, index + 1);
            }
            case PlanEdit.Rename _, PlanEdit.Append _ -> {
                return Optional.empty();
            }
        }
        return Optional.of(result);
    }

    static int index(String step, int size) {
        if (!step.matches("\\d{1,6}")) {
            return -1;
        }
        int index = Integer.parseInt(step);
        return index < size ? index : -1;
    }

    private static List<Object> with(List<?> list, int index, Object item) {
        var result = new ArrayList<Object>(list);
        result.add(index, item);
        return result;
    }

    private static Object required(@Nullable Object written) {
        if (written == null) {
            throw new IllegalArgumentException("Nothing is written");
        }
        return written;
    }
}
