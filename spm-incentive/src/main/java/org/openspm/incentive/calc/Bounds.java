package org.openspm.incentive.calc;

import org.openspm.incentive.calc.input.Timeline;

/** How long an answer that was looked up for one day stays the same; every look-up narrows it. */
final class Bounds {
    private int from;
    private int to;

    Bounds(int from, int to) {
        this.from = from;
        this.to = to;
    }

    int to() {
        return to;
    }

    void narrow(int lower, int upper) {
        from = Math.max(from, lower);
        to = Math.min(to, upper);
    }

    /** What holds for an owner on a day, or {@link Timeline#NONE}. */
    int at(Timeline timeline, int owner, int day) {
        for (int entry = timeline.first(owner); entry < timeline.first(owner + 1); entry++) {
            if (holds(timeline, entry, day)) {
                return timeline.value(entry);
            }
        }
        return Timeline.NONE;
    }

    /** Whether an entry holds on a day. */
    boolean holds(Timeline timeline, int entry, int day) {
        if (timeline.to(entry) <= day) {
            narrow(timeline.to(entry), to);
            return false;
        }
        if (day < timeline.from(entry)) {
            narrow(from, timeline.from(entry));
            return false;
        }
        narrow(timeline.from(entry), timeline.to(entry));
        return true;
    }
}
