package org.openspm.incentive.run;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.incentive.RunId;
import org.openspm.domain.shared.Currency;
import org.openspm.domain.shared.Money;
import org.openspm.domain.shared.Page;
import org.openspm.domain.shared.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Why pay differs between two runs, for everybody or for one payee. Both runs are calculated again from the data they read,
 * and every difference is shared out to its causes, which sum to it exactly. What runs found never changes, so neither do these.
 */
@Service
public class RunChanges {
    private static final int KEPT_MAX = 4;

    private final RunQueries runs;
    private final ChangeSteps steps;
    private final JdbcClient jdbc;
    private final Recent<Pair, List<EarningChange>> kept = new Recent<>(KEPT_MAX);

    RunChanges(RunQueries runs, ChangeSteps steps, JdbcClient jdbc) {
        this.runs = runs;
        this.steps = steps;
        this.jdbc = jdbc;
    }

    private record Pair(UUID before, UUID after) {}

    /** What a cause changed in one currency, and for how many payees. */
    public record CauseSum(ChangeCause cause, Money amount, long payees) {}

    /** The causes in their order; over both runs' days their sums are the difference of what the runs pay. */
    public List<CauseSum> causes(UUID before, UUID after, @Nullable UUID person) {
        record Group(ChangeCause cause, Currency currency) {}
        var amounts = new TreeMap<Group, BigDecimal>(Comparator.comparing(Group::cause)
                .thenComparing(group -> group.currency().code()));
        var payees = new HashMap<Group, Set<UUID>>();
        for (var change : changes(before, after)) {
            if (person == null || change.personId().equals(person)) {
                for (var part : change.causes()) {
                    var group = new Group(part.cause(), part.amount().currency());
                    amounts.merge(group, part.amount().amount(), BigDecimal::add);
                    payees.computeIfAbsent(group, _ -> new HashSet<>()).add(change.personId());
                }
            }
        }
        return amounts.entrySet().stream()
                .map(sum -> new CauseSum(
                        sum.getKey().cause(),
                        new Money(sum.getValue(), sum.getKey().currency()),
                        Objects.requireNonNull(payees.get(sum.getKey())).size()))
                .toList();
    }

    /**
     * Earnings that differ, or whose causes cancel each other out; the greatest difference first.
     *
     * @param cause only those that it changed; null = all
     */
    public Page<EarningChange> earnings(
            UUID before, UUID after, @Nullable UUID person, @Nullable ChangeCause cause, PageRequest page) {
        Predicate<EarningChange> wanted =
                change -> (person == null || change.personId().equals(person))
                        && (cause == null || change.causes().stream().anyMatch(part -> part.cause() == cause));
        var found = changes(before, after).stream().filter(wanted).toList();
        int first = (int) Math.min(found.size(), page.offset());
        int end = Math.min(found.size(), first + page.size());
        return new Page<>(found.subList(first, end), page.number(), page.size(), found.size());
    }

    private List<EarningChange> changes(UUID before, UUID after) {
        var earlier = runs.run(new RunId(before));
        var later = runs.run(new RunId(after));
        var pair = new Pair(earlier.resultRunId(), later.resultRunId());
        return kept.get(pair, () -> changes(earlier, later));
    }

    private List<EarningChange> changes(RunSummary before, RunSummary after) {
        var states = steps.between(before, after);
        var names = new Names(jdbc, before, after);
        var places = new HashSet<ChangeSteps.Place>();
        states.forEach(state -> places.addAll(state.earned().keySet()));
        var changes = new ArrayList<EarningChange>();
        for (var place : places) {
            if (names.comparesPeriod(place.period())) {
                var parts = parts(states, place);
                if (!parts.isEmpty()) {
                    changes.add(names.change(
                            place, money(states.getFirst(), place), money(states.getLast(), place), parts));
                }
            }
        }
        changes.sort(Comparator.comparing(
                        (EarningChange change) -> change.difference().amount().abs())
                .reversed()
                .thenComparing(EarningChange::personCode)
                .thenComparing(EarningChange::period)
                .thenComparing(EarningChange::planCode)
                .thenComparing(EarningChange::component));
        return List.copyOf(changes);
    }

    private static List<EarningChange.Part> parts(List<ChangeSteps.State> states, ChangeSteps.Place place) {
        var parts = new ArrayList<EarningChange.Part>();
        for (int step = 1; step < states.size(); step++) {
            var change = money(states.get(step), place).minus(money(states.get(step - 1), place));
            if (change.amount().signum() != 0) {
                parts.add(new EarningChange.Part(states.get(step).cause(), change));
            }
        }
        return parts;
    }

    private static Money money(ChangeSteps.State state, ChangeSteps.Place place) {
        return new Money(state.earned().getOrDefault(place, BigDecimal.ZERO), place.currency());
    }

    /** The people and periods of the days that both runs calculated. */
    private static final class Names {
        private final Map<Integer, Person> people = new HashMap<>();
        private final Map<UUID, String> periods = new HashMap<>();

        private record Person(UUID id, String code, String name) {}

        Names(JdbcClient jdbc, RunSummary before, RunSummary after) {
            jdbc.sql("select key, id, code, full_name from person").query(row -> {
                people.put(
                        row.getInt("key"),
                        new Person(row.getObject("id", UUID.class), row.getString("code"), row.getString("full_name")));
            });
            jdbc.sql("""
                            select id, code from period where valid <@ (
                                select range_intersect_agg(scope) from calculation_run where id in (:before, :after))""")
                    .param("before", before.id())
                    .param("after", after.id())
                    .query(row -> {
                        periods.put(row.getObject("id", UUID.class), row.getString("code"));
                    });
        }

        boolean comparesPeriod(UUID period) {
            return periods.containsKey(period);
        }

        EarningChange change(ChangeSteps.Place place, Money before, Money after, List<EarningChange.Part> parts) {
            var person = Objects.requireNonNull(people.get(place.personKey()));
            return new EarningChange(
                    person.id(),
                    person.code(),
                    person.name(),
                    place.plan(),
                    place.component(),
                    place.period(),
                    Objects.requireNonNull(periods.get(place.period())),
                    before,
                    after,
                    parts);
        }
    }
}
