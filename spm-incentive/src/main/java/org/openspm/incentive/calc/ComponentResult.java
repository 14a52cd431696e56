package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Currency;

/**
 * What a component earned one payee in one slot.
 *
 * @param exchangeRate units of {@code currency} for one of the plan's currency; null when they are the same
 */
record ComponentResult(
        List<Line> lines,
        Set<Earning.Applied> applied,
        Currency currency,
        @Nullable BigDecimal exchangeRate) {

    /**
     * A posted line: what it came from, and the amount rounded once.
     *
     * @param before what the same had come to earlier in a window that accumulates, already taken off the amount; null when
     *     it had not come up before
     */
    record Line(RawLine raw, BigDecimal amount, @Nullable BigDecimal before) {
        Line(RawLine raw, BigDecimal amount) {
            this(raw, amount, null);
        }

        /** What it comes to in the window so far. */
        BigDecimal toDate() {
            return before == null ? amount : amount.add(before);
        }
    }

    BigDecimal total() {
        var total = BigDecimal.ZERO;
        for (var line : lines) {
            total = total.add(line.amount());
        }
        return total;
    }
}
