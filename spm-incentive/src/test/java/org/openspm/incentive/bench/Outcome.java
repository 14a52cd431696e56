package org.openspm.incentive.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** What one peer found, per cell in cents, and the seconds each of its steps took. */
record Outcome(String peer, long credits, long[] measured, long[] pay, Map<String, Double> seconds) {

    Outcome {
        seconds = new LinkedHashMap<>(seconds);
    }

    double totalSeconds() {
        return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    long measuredSum() {
        return sum(measured);
    }

    long paySum() {
        return sum(pay);
    }

    private static long sum(long[] cells) {
        long sum = 0;
        for (long cell : cells) {
            sum = Math.addExact(sum, cell);
        }
        return sum;
    }
}
