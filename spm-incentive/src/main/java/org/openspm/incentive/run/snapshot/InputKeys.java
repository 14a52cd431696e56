package org.openspm.incentive.run.snapshot;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Which row of the database each number of a snapshot stands for. */
public final class InputKeys {
    private final Numbering persons;
    private final Numbering seats;
    private final List<UUID> periods;

    InputKeys(Numbering persons, Numbering seats, List<UUID> periods) {
        this.persons = persons;
        this.seats = seats;
        this.periods = List.copyOf(periods);
    }

    /** {@code person.key} of a person's number. */
    public int personKey(int person) {
        return persons.key(person);
    }

    /** The number of {@code person.key}, or {@link Numbering#NONE}. */
    public int person(int personKey) {
        return persons.number(personKey);
    }

    /** {@code position.key} of a seat's number. */
    public int positionKey(int seat) {
        return seats.key(seat);
    }

    public UUID periodId(int period) {
        return periods.get(period);
    }

    /** Numbers 0, 1, 2, … given to the keys of a table, which are small whole numbers themselves. */
    static final class Numbering {
        static final int NONE = -1;
        private int[] numbers = {};
        private int[] keys = new int[64];
        private int size;

        void put(int key, int number) {
            if (key >= numbers.length) {
                int old = numbers.length;
                numbers = Arrays.copyOf(numbers, Math.max(key + 1, old + (old >> 1)));
                Arrays.fill(numbers, old, numbers.length, NONE);
            }
            numbers[key] = number;
            if (number >= keys.length) {
                keys = Arrays.copyOf(keys, Math.max(number + 1, keys.length * 2));
            }
            keys[number] = key;
            size = Math.max(size, number + 1);
        }

        int number(int key) {
            return key < 0 || key >= numbers.length ? NONE : numbers[key];
        }

        int key(int number) {
            return keys[number];
        }

        int size() {
            return size;
        }
    }
}
