package org.openspm.incentive.calc.payment;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openspm.incentive.calc.payment.PaymentLine.Cause;

/** What one rule posts in one period; equal keys are added up. */
final class Posting {
    private final Flow flow;
    private final Map<String, PaymentLine> lines = new LinkedHashMap<>();

    /** What is payable to a payee in a period, from rule to rule. */
    static final class Flow {
        private BigDecimal payable;

        Flow(BigDecimal earned) {
            payable = earned;
        }
    }

    Posting(Flow flow) {
        this.flow = flow;
    }

    BigDecimal payable() {
        return flow.payable;
    }

    void post(String key, int row, BigDecimal amount, Cause cause, BigDecimal... figures) {
        if (amount.signum() == 0) {
            return;
        }
        flow.payable = flow.payable.add(amount);
        lines.merge(
                key,
                new PaymentLine(key, row, amount, cause, List.of(figures)),
                (one, more) -> new PaymentLine(key, row, one.amount().add(amount), one.cause(), one.figures()));
    }

    void post(Cause cause, BigDecimal amount, BigDecimal... figures) {
        post(cause.name().toLowerCase(java.util.Locale.ROOT), PaymentLine.NO_ROW, amount, cause, figures);
    }

    List<PaymentLine> lines() {
        return lines.values().stream()
                .filter(line -> line.amount().signum() != 0)
                .toList();
    }
}
