package org.openspm.incentive.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The last few things that were worked out, for keys whose answers never change. */
public final class Recent<K, V> {
    private final int max;
    private final Map<K, V> kept = new LinkedHashMap<>(16, 0.75f, true);

    public Recent(int max) {
        this.max = max;
    }

    /** What is known, or what is worked out now; two threads that ask at once may both work it out. */
    public V get(K key, Supplier<V> work) {
        var known = known(key);
        return known != null ? known : keep(key, work.get());
    }

    synchronized @Nullable V known(K key) {
        return kept.get(key);
    }

    synchronized V keep(K key, V value) {
        kept.put(key, value);
        if (kept.size() > max) {
            kept.remove(kept.keySet().iterator().next());
        }
        return value;
    }
}
