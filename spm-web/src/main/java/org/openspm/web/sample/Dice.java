package org.openspm.web.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;

/** Seeded chance: the same seed and name roll the same numbers in every JVM, so the company is always the same one. */
final class Dice {
    private final Random random;

    Dice(long seed, String name) {
        random = new Random(seed * 1_000_003 + name.hashCode());
    }

    /** Both ends included. */
    int between(int from, int to) {
        return from + random.nextInt(to - from + 1);
    }

    boolean chance(int perMille) {
        return random.nextInt(1000) < perMille;
    }

    /** Mostly near the middle, hardly ever at {@code spread} away from it: the sum of six even rolls. */
    int bell(int middle, int spread) {
        var sum = 0;
        for (var i = 0; i < 6; i++) {
            sum += between(-spread, spread);
        }
        return middle + sum / 6;
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    <T> T pick(List<T> list, ToIntFunction<T> weight) {
        var roll = random.nextInt(list.stream().mapToInt(weight).sum());
        for (var item : list) {
            roll -= weight.applyAsInt(item);
            if (roll < 0) {
                return item;
            }
        }
        throw new IllegalStateException("Weights of " + list + " changed while rolling");
    }

    /** The day itself or, on a weekend, the Friday before: orders are signed on working days. */
    static LocalDate workingDay(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case DayOfWeek.SATURDAY -> day.minusDays(1);
            case DayOfWeek.SUNDAY -> day.minusDays(2);
            default -> day;
        };
    }
}
