package org.openspm.incentive.calc;

import java.util.List;
import java.util.stream.Stream;

/**
 * The result of a calculation, in an order that depends on codes and dates alone.
 *
 * @param balances what pay rules carry, period by period
 * @param digest SHA-256 over measurements, earnings, lines, findings and totals in hexadecimal; equal inputs give equal
 *     digests whatever the threads, the order of rows, the locale or the time zone
 */
public record Calculation(
        List<Measurement> measurements,
        List<Earning> earnings,
        List<Finding> findings,
        List<ControlTotal> totals,
        List<PaymentBalance> balances,
        String digest) {

    /** The lines of all earnings, one after the other. */
    public Stream<EarningLine> lines() {
        return earnings.stream().flatMap(earning -> earning.lines().stream());
    }
}
