package org.openspm.incentive.effect;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.openspm.domain.shared.Currency;
import org.openspm.domain.shared.DateRange;
import org.openspm.domain.shared.Money;
import org.openspm.incentive.calc.Calculation;
import org.openspm.incentive.calc.Earning;
import org.openspm.incentive.calc.input.Calendar;
import org.openspm.incentive.calc.input.Period;
import org.openspm.incentive.effect.EffectSum.Change;

/** Lays what is earned as it is beside what is earned with the draft, and sums it by payee, period and component. */
final class EffectAssembly {
    private final PlanHistory.OfPlan history;
    private final Calendar calendar;
    private final DateRange days;
    private final Map<Cell, Change> cells = new HashMap<>();

    EffectAssembly(PlanHistory.OfPlan history, DateRange days) {
        this.history = history;
        this.calendar = history.input().snapshot().calendar();
        this.days = days;
    }

    /** Where an earning stands, before and after. */
    private record Cell(int person, int period, String component, Currency currency) {}

    /** A period, ordered by its first day. */
    private record Span(int startDay, String code) implements Comparable<Span> {
        static Span of(Period period) {
            return new Span(period.startDay(), period.code());
        }

        @Override
        public int compareTo(Span other) {
            int byDay = Integer.compare(startDay, other.startDay);
            return byDay == 0 ? code.compareTo(other.code) : byDay;
        }
    }

    /** A payee in one currency, or a period, or a component. */
    private record Group<G extends Comparable<G>>(G of, Currency currency) {}

    EffectAssembly compare(Calculation before, Calculation after) {
        before.earnings().forEach(earning -> add(earning, new Change(earning.amount(), BigDecimal.ZERO)));
        after.earnings().forEach(earning -> add(earning, new Change(BigDecimal.ZERO, earning.amount())));
        return this;
    }

    private void add(Earning earning, Change change) {
        if (calendar.period(earning.period()).range().overlaps(days)) {
            var cell = new Cell(earning.person(), earning.period(), earning.component(), earning.currency());
            cells.merge(cell, change, Change::plus);
        }
    }

    List<EffectSum> sums() {
        return byPayee(_ -> "").values().stream().toList();
    }

    List<EffectPart> periods() {
        return byPayee(cell -> Span.of(calendar.period(cell.period()))).entrySet().stream()
                .map(part -> new EffectPart(part.getKey().of().code(), part.getValue()))
                .toList();
    }

    List<EffectPart> components() {
        return byPayee(Cell::component).entrySet().stream()
                .map(part -> new EffectPart(part.getKey().of(), part.getValue()))
                .toList();
    }

    List<EffectHistogram> histograms() {
        var differences = new TreeMap<String, List<BigDecimal>>();
        changesOfPayees()
                .forEach((payee, change) -> differences
                        .computeIfAbsent(payee.currency().code(), _ -> new ArrayList<>())
                        .add(change.difference()));
        return differences.entrySet().stream()
                .map(each -> EffectHistogram.of(Currency.of(each.getKey()), each.getValue()))
                .toList();
    }

    List<PayeeEffect> payees() {
        return changesOfPayees().entrySet().stream()
                .map(each -> payee(each.getKey(), each.getValue()))
                .sorted(DraftEffect.GREATEST_CHANGE_FIRST)
                .toList();
    }

    private Map<Group<Integer>, Change> changesOfPayees() {
        var changes = new HashMap<Group<Integer>, Change>();
        cells.forEach(
                (cell, change) -> changes.merge(new Group<>(cell.person(), cell.currency()), change, Change::plus));
        return changes;
    }

    private PayeeEffect payee(Group<Integer> payee, Change change) {
        var roster = history.input().snapshot().roster();
        return new PayeeEffect(
                history.personId(payee.of()),
                roster.code(payee.of()),
                roster.name(payee.of()),
                Money.of(change.before(), payee.currency()),
                Money.of(change.after(), payee.currency()),
                Money.of(change.difference(), payee.currency()));
    }

    /** Each group's sum over the payees in it, in the order of the groups and of the currencies' codes. */
    private <G extends Comparable<G>> Map<Group<G>, EffectSum> byPayee(Function<Cell, G> grouping) {
        var groups = new TreeMap<Group<G>, Map<Integer, Change>>(Comparator.<Group<G>, G>comparing(Group::of)
                .thenComparing(group -> group.currency().code()));
        cells.forEach((cell, change) -> groups.computeIfAbsent(
                        new Group<>(grouping.apply(cell), cell.currency()), _ -> new HashMap<>())
                .merge(cell.person(), change, Change::plus));
        var sums = new TreeMap<Group<G>, EffectSum>(groups.comparator());
        groups.forEach((group, payees) -> sums.put(group, EffectSum.of(group.currency(), payees.values())));
        return sums;
    }
}
