package org.openspm.incentive.calc.input;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Currency;
import org.openspm.domain.shared.DateRange;

/** Named figures per person, seat or title that plans look up: {@code commission_pct}, {@code target_incentive}. */
public final class PayeeValues {
    private final Map<String, Map<Owner, List<DatedValue>>> values = new HashMap<>();
    private final Map<String, Set<Owner.Kind>> kinds = new HashMap<>();

    PayeeValues() {}

    void add(String name, Owner owner, DateRange valid, BigDecimal value, @Nullable Currency currency) {
        kinds.computeIfAbsent(name, _ -> EnumSet.noneOf(Owner.Kind.class)).add(owner.kind());
        values.computeIfAbsent(name, _ -> new HashMap<>())
                .computeIfAbsent(owner, _ -> new ArrayList<>())
                .add(new DatedValue(Days.start(valid), Days.end(valid), value, currency));
    }

    public Set<String> names() {
        return Set.copyOf(values.keySet());
    }

    /** Whether the value hangs on any owner of this kind, so that looking for one may find something. */
    public boolean hasOf(String name, Owner.Kind kind) {
        return kinds.getOrDefault(name, Set.of()).contains(kind);
    }

    /** The value of exactly this owner on a day, or null. */
    public @Nullable DatedValue at(String name, Owner owner, int day) {
        for (var value : values.getOrDefault(name, Map.of()).getOrDefault(owner, List.of())) {
            if (value.holdsOn(day)) {
                return value;
            }
        }
        return null;
    }
}
