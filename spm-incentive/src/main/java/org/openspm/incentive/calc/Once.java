package org.openspm.incentive.calc;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that is worked out when it is first asked for, once, whichever thread asks. */
final class Once<T> {
    private @Nullable Supplier<T> work;
    private @Nullable T value;

    Once(Supplier<T> work) {
        this.work = work;
    }

    synchronized T get() {
        var known = value;
        if (known == null) {
            if (work == null) {
                throw new IllegalStateException("It is being worked out and asks for itself");
            }
            var waiting = work;
            work = null;
            known = waiting.get();
            value = known;
        }
        return known;
    }

    /** What was worked out already, or null. */
    synchronized @Nullable T known() {
        return value;
    }
}
