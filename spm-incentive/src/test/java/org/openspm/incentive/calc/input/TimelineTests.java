package org.openspm.incentive.calc.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Beside lists that are searched one by one. */
class TimelineTests {
    private static final int OWNERS = 4;
    private static final int DAYS = 60;
    private static final Comparator<Fact> IN_ORDER =
            Comparator.comparingInt(Fact::from).thenComparingInt(Fact::value);

    private record Fact(int owner, int from, int to, int value) {
        boolean holds(int day) {
            return from <= day && day < to;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 60, 400})
    void saysWhatHeldOnEachDayHoweverManyFactsThereAre(int facts) {
        for (long seed = 0; seed < 20; seed++) {
            var all = facts(new Random(seed), facts);
            isOf(all, built(all));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 400})
    void isTheSameFromTheOtherSide(int facts) {
        for (long seed = 0; seed < 20; seed++) {
            var all = facts(new Random(seed), facts);
            var turned = all.stream()
                    .map(fact -> new Fact(fact.value(), fact.from(), fact.to(), fact.owner()))
                    .toList();
            isOf(turned, built(all).inverse(OWNERS));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 80})
    void holdsAnotherValueFromADayOnAndNothingThatHeldThen(int facts) {
        for (long seed = 0; seed < 20; seed++) {
            var random = new Random(seed);
            var all = facts(random, facts);
            int owner = random.nextInt(OWNERS);
            int day = random.nextInt(DAYS);
            var changed = new ArrayList<Fact>();
            for (var fact : all) {
                int to = fact.owner() == owner ? Math.min(fact.to(), day) : fact.to();
                if (fact.from() < to) {
                    changed.add(new Fact(fact.owner(), fact.from(), to, fact.value()));
                }
            }
            isOf(changed, built(all).changedFrom(owner, day, Timeline.NONE));
            changed.add(new Fact(owner, day, Days.END, 3));
            isOf(changed, built(all).changedFrom(owner, day, 3));
        }
    }

    private static List<Fact> facts(Random random, int count) {
        var facts = new ArrayList<Fact>();
        for (int i = 0; i < count; i++) {
            int from = random.nextInt(DAYS);
            facts.add(new Fact(random.nextInt(OWNERS), from, from + 1 + random.nextInt(20), random.nextInt(OWNERS)));
        }
        return facts;
    }

    private static Timeline built(List<Fact> facts) {
        var builder = new Timeline.Builder();
        facts.forEach(fact -> builder.add(fact.owner(), fact.from(), fact.to(), fact.value()));
        return builder.build(OWNERS);
    }

    private static void isOf(List<Fact> facts, Timeline timeline) {
        assertThat(timeline.owners()).isEqualTo(OWNERS);
        assertThat(timeline.entries()).isEqualTo(facts.size());
        for (int owner = 0; owner < OWNERS; owner++) {
            int number = owner;
            var own = facts.stream()
                    .filter(fact -> fact.owner() == number)
                    .sorted(IN_ORDER)
                    .toList();
            var held = new ArrayList<Fact>();
            for (int entry = timeline.first(owner); entry < timeline.first(owner + 1); entry++) {
                held.add(new Fact(owner, timeline.from(entry), timeline.to(entry), timeline.value(entry)));
            }
            assertThat(held).containsExactlyInAnyOrderElementsOf(own).isSortedAccordingTo(IN_ORDER);
            for (int day = -1; day < DAYS + 25; day++) {
                int wanted = day;
                var first = held.stream().filter(fact -> fact.holds(wanted)).findFirst();
                assertThat(timeline.at(owner, day))
                        .isEqualTo(first.map(Fact::value).orElse(Timeline.NONE));
            }
        }
    }
}
