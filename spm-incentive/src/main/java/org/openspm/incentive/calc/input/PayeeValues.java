package org.openspm.incentive.calc.input;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
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

    /** Whose values differ from other values. */
    public Set<Owner> ownersThatDiffer(PayeeValues others) {
        var owners = new TreeSet<Owner>();
        var all = new TreeSet<>(values.keySet());
        all.addAll(others.values.keySet());
        for (var name : all) {
            var own = values.getOrDefault(name, Map.of());
            var other = others.values.getOrDefault(name, Map.of());
            Stream.of(own, other)
                    .flatMap(each -> each.keySet().stream())
                    .filter(owner -> !own.getOrDefault(owner, List.of()).equals(other.getOrDefault(owner, List.of())))
                    .forEach(owners::add);
        }
        return owners;
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

    /** A copy of these with some changed. */
    public PayeeValues changed(Consumer<Revision> by) {
        var copy = new PayeeValues();
        kinds.forEach((name, held) -> copy.kinds.put(name, EnumSet.copyOf(held)));
        values.forEach((name, owners) -> {
            var copied = new HashMap<Owner, List<DatedValue>>();
            owners.forEach((owner, dated) -> copied.put(owner, new ArrayList<>(dated)));
            copy.values.put(name, copied);
        });
        by.accept(copy.new Revision());
        return copy;
    }

    /** The changes of a copy. */
    public final class Revision {
        /** From a day on the owner has this value, in the currency in which others have theirs. */
        public void set(String name, Owner owner, int fromDay, BigDecimal value) {
            var currency = currency(name, owner);
            var dated =
                    values.computeIfAbsent(name, _ -> new HashMap<>()).computeIfAbsent(owner, _ -> new ArrayList<>());
            kinds.computeIfAbsent(name, _ -> EnumSet.noneOf(Owner.Kind.class)).add(owner.kind());
            dated.replaceAll(each ->
                    new DatedValue(each.fromDay(), Math.min(each.toDay(), fromDay), each.value(), each.currency()));
            dated.removeIf(each -> each.fromDay() >= each.toDay());
            dated.add(new DatedValue(fromDay, Days.END, value, currency));
        }

        private @Nullable Currency currency(String name, Owner owner) {
            var all = values.getOrDefault(name, Map.of());
            return Stream.concat(
                            all.getOrDefault(owner, List.of()).stream(),
                            all.values().stream().flatMap(List::stream))
                    .map(DatedValue::currency)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
    }
}
