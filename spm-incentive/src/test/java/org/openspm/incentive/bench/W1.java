package org.openspm.incentive.bench;

import java.time.LocalDate;
import java.util.stream.IntStream;

/**
 * The data of workload W1 as primitive columns. Every value follows from its row number by {@link #draw}, so a generator in
 * any language makes the same rows.
 */
final class W1 {
    static final int POSITIONS = 10_000;
    static final int FIRST_REP = 1_111;
    static final int REPS = POSITIONS - FIRST_REP;
    static final int ACCOUNTS = 200_000;
    static final int MEASURES = 3;
    static final int QUARTERS = 4;
    static final int CELLS = MEASURES * QUARTERS;
    static final int LEVELS = 5;
    static final int CATEGORIES = 5;
    static final LocalDate START = LocalDate.of(2025, 1, 1);
    static final int HANDOVER_DAY = 181; // 2025-07-01, counted from START
    static final int NOBODY = -1;

    private static final int[] SEATS_OF_LEVEL = {1, 10, 100, 1_000, REPS};
    private static final int[] RATE_OF_LEVEL = {10, 20, 50, 100, 600}; // in 1/10,000: a rep earns 6 %
    private static final int[] FIFTHS_OF_MEASURE = {3, 1, 1};
    private static final int MEAN_AMOUNT = 5_001;

    final int rows;
    final int[] parent = new int[POSITIONS];
    final int[] level = new int[POSITIONS];
    final int[] ownerBefore = new int[ACCOUNTS];
    final int[] ownerAfter = new int[ACCOUNTS];
    final int ownershipRows;
    final int[] account;
    final byte[] category;
    final short[] day;
    final long[] cents;
    final int[] overlay;
    /** Whole quota in cents per position, measure and quarter; see {@link #cell}. */
    final long[] quotaCents = new long[POSITIONS * CELLS];

    W1(int rows) {
        this.rows = rows;
        account = new int[rows];
        category = new byte[rows];
        day = new short[rows];
        cents = new long[rows];
        overlay = new int[rows];
        makePositions();
        ownershipRows = makeOwnership();
        makeQuotas();
        IntStream.range(0, rows).parallel().forEach(this::makeTransaction);
    }

    /** What a value is drawn for; the ordinal + 1 is the stream number of the hash. */
    enum Stream {
        OWNER_BEFORE,
        CHANGES_OWNER,
        OWNER_AFTER,
        ACCOUNT,
        CATEGORY,
        DAY,
        AMOUNT,
        HAS_OVERLAY,
        OVERLAY,
        QUOTA
    }

    /**
     * A number from 0 to bound − 1: the mixing of SplitMix64 on (stream × 2^40 + row + 1) × golden gamma, its lowest bit
     * dropped, modulo the bound.
     */
    static int draw(Stream stream, long row, int bound) {
        long z = (((stream.ordinal() + 1L) << 40) + row + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        z = z ^ (z >>> 31);
        return (int) ((z >>> 1) % bound);
    }

    static int cell(int position, int measure, int quarter) {
        return (position * MEASURES + measure) * QUARTERS + quarter;
    }

    static int measureOf(int category) {
        return Math.max(0, category - 2);
    }

    /** The quarter, 0 to 3, of a day counted from the start of the year. */
    static int quarterOf(int day) {
        return (START.plusDays(day).getMonthValue() - 1) / 3;
    }

    /** The base rate of a position in 1/10,000. */
    int rate(int position) {
        return rateOfLevel(level[position]);
    }

    static int rateOfLevel(int level) {
        return RATE_OF_LEVEL[level];
    }

    boolean changesOwner(int account) {
        return ownerBefore[account] != ownerAfter[account];
    }

    private void makePositions() {
        for (int id = 0; id < POSITIONS; id++) {
            if (id == 0) {
                parent[id] = NOBODY;
            } else if (id <= 10) {
                level[id] = 1;
            } else if (id <= 110) {
                level[id] = 2;
                parent[id] = 1 + id % 10;
            } else if (id < FIRST_REP) {
                level[id] = 3;
                parent[id] = 11 + id % 100;
            } else {
                level[id] = 4;
                parent[id] = 111 + id % 1_000;
            }
        }
    }

    private int makeOwnership() {
        int handovers = 0;
        for (int id = 0; id < ACCOUNTS; id++) {
            int owner = draw(Stream.OWNER_BEFORE, id, REPS);
            ownerBefore[id] = FIRST_REP + owner;
            ownerAfter[id] = ownerBefore[id];
            if (draw(Stream.CHANGES_OWNER, id, 10) < 3) {
                ownerAfter[id] = FIRST_REP + (owner + 1 + draw(Stream.OWNER_AFTER, id, REPS - 1)) % REPS;
                handovers++;
            }
        }
        return ACCOUNTS + handovers;
    }

    // 40 % to 240 % of what the level sells on average, so that every tier and the cap are met.
    private void makeQuotas() {
        for (int position = 0; position < POSITIONS; position++) {
            for (int measure = 0; measure < MEASURES; measure++) {
                long expected = (long) rows
                        * MEAN_AMOUNT
                        * FIFTHS_OF_MEASURE[measure]
                        / (5L * QUARTERS * SEATS_OF_LEVEL[level[position]]);
                for (int quarter = 0; quarter < QUARTERS; quarter++) {
                    int cell = cell(position, measure, quarter);
                    // expected × percent, in cents: 844,000 × 117 is 987,480.00.
                    quotaCents[cell] = Math.max(1, expected) * (40 + draw(Stream.QUOTA, cell, 201));
                }
            }
        }
    }

    private void makeTransaction(int row) {
        account[row] = draw(Stream.ACCOUNT, row, ACCOUNTS);
        category[row] = (byte) draw(Stream.CATEGORY, row, CATEGORIES);
        day[row] = (short) draw(Stream.DAY, row, 365);
        cents[row] = 100 + draw(Stream.AMOUNT, row, 1_000_001);
        overlay[row] = draw(Stream.HAS_OVERLAY, row, 5) == 0 ? FIRST_REP + draw(Stream.OVERLAY, row, REPS) : NOBODY;
    }
}
