package org.openspm.incentive.calc.input;

import java.util.concurrent.atomic.AtomicInteger;

/** How much of an array is taken by the longest of the columns that share it; only that one may grow into the room behind. */
final class Room {
    private static final int SPARE = 8;

    private final AtomicInteger taken;

    Room(int taken) {
        this.taken = new AtomicInteger(taken);
    }

    /** Takes the room from the end of a column up to another one; false when there is too little or another has it. */
    boolean takes(int from, int to, int capacity) {
        return to <= capacity && taken.compareAndSet(from, to);
    }

    /** The size of an array for so many values and some more. */
    static int grown(int size) {
        return Math.addExact(size, Math.max(SPARE, size / SPARE));
    }
}
