package org.openspm.incentive.calc;

import java.util.Arrays;

/**
 * Who holds each account or territory on each day of the slots, resolved once, so that a transaction needs one look-up: a
 * payee, {@link Payees#NONE}, or {@link HolderLookup#ASK} where only a search can tell.
 */
final class DatedHolders {
    /** Heads from here downwards point to spans. */
    private static final int SPANS = HolderLookup.ASK - 1;

    private static final int WIDTH = 2;

    /** By what is held, counted from 1: the holder of all days, or where its spans begin. At 0 nothing is held. */
    private final int[] heads;

    /** End and holder of each span side by side; the last span of a thing ends after the last slot. */
    private int[] spans = new int[64];

    private int size;

    /** Who holds a thing on a day; the bounds say for how long that is so. */
    @FunctionalInterface
    interface Search {
        int holder(int thing, int day, Bounds bounds);
    }

    DatedHolders(int things, Slots slots, Search search) {
        this.heads = new int[things + 1];
        heads[0] = Payees.NONE;
        for (int thing = 0; thing < things; thing++) {
            heads[thing + 1] = resolved(thing, slots, search);
        }
    }

    /**
     * Replaces the number of each thing, −1 for none, by its holder on a day of the slots. Which things changed hands cannot be
     * foreseen, so these are put aside without a branch and looked up after the others.
     *
     * @param aside room for as many numbers
     */
    void resolve(int[] things, int[] days, int count, int[] aside) {
        int left = 0;
        for (int i = 0; i < count; i++) {
            int head = heads[things[i] + 1];
            things[i] = head;
            aside[left] = i;
            left += head <= SPANS ? 1 : 0;
        }
        for (int place = 0; place < left; place++) {
            int i = aside[place];
            things[i] = inSpans(SPANS - things[i], days[i]);
        }
    }

    private int inSpans(int first, int day) {
        // Most things change hands once, on a day that no branch predictor can guess: the first step does without one.
        int place = first + (spans[first] - day - 1 >>> Integer.SIZE - 1) * WIDTH;
        while (day >= spans[place]) {
            place += WIDTH;
        }
        return spans[place + 1];
    }

    private int resolved(int thing, Slots slots, Search search) {
        int first = size;
        for (int day = slots.firstDay(); day < slots.endDay(); ) {
            var bounds = new Bounds(slots.firstDay(), slots.endDay());
            int holder = search.holder(thing, day, bounds);
            day = bounds.to();
            if (size > first && spans[size - 1] == holder) {
                spans[size - WIDTH] = day;
            } else {
                append(day, holder);
            }
        }
        if (size > first + WIDTH) {
            return SPANS - first;
        }
        int only = size == first ? Payees.NONE : spans[first + 1];
        size = first;
        return only;
    }

    private void append(int end, int holder) {
        if (size == spans.length) {
            spans = Arrays.copyOf(spans, size * 2);
        }
        spans[size++] = end;
        spans[size++] = holder;
    }
}
