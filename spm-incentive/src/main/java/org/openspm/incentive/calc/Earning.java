package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.openspm.domain.shared.Currency;

/**
 * What one component pays one person for one period: the sum of its posted lines, never rounded again.
 *
 * @param component name of the component, or of the pay rule
 * @param version number of the plan version in the list given to the calculator
 * @param period number of the period in the snapshot's calendar
 * @param applied the attributes of the component that bit
 */
public record Earning(
        int person,
        int version,
        String component,
        int period,
        BigDecimal amount,
        Currency currency,
        List<EarningLine> lines,
        Set<Applied> applied,
        Stage stage) {

    /** Whether a component earned it, or a pay rule turned what was earned into what is paid. */
    public enum Stage {
        EARNING,
        PAYMENT
    }

    /** Attributes of a component that changed what would have been earned without them. */
    public enum Applied {
        THRESHOLD,
        GATE,
        FLOOR,
        CAP,
        BUDGET
    }
}
