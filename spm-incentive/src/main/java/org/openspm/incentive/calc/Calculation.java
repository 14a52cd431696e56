package org.openspm.incentive.calc;

import java.util.List;

/**
 * The result of a calculation, in an order that depends on codes and dates alone.
 *
 * @param lines of each earning from {@code firstLine} on
 * @param balances what pay rules carry, period by period
 * @param digest SHA-256 over measurements, earnings, lines, findings and totals in hexadecimal; equal inputs give equal
 *     digests whatever the threads, the order of rows, the locale or the time zone
 */
public record Calculation(
        List<Measurement> measurements,
        List<Earning> earnings,
        List<EarningLine> lines,
        List<Finding> findings,
        List<ControlTotal> totals,
        List<PaymentBalance> balances,
        String digest) {

    public List<EarningLine> linesOf(Earning earning) {
        return lines.subList(earning.firstLine(), earning.firstLine() + earning.lines());
    }
}
