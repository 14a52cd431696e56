package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.util.TreeMap;
import org.openspm.incentive.calc.expression.Evaluator;
import org.openspm.incentive.calc.plan.Measure;
import org.openspm.incentive.calc.vector.Frame;
import org.openspm.incentive.calc.vector.RowBindings;

/**
 * Credits of a payee added up by a text, and what of each sum counts: by product with {@code MAX(0, value)}, −10 on tea
 * and 100 on coffee count 100.
 */
record GroupSums(PlanFigures figures, int measure, Measure.Group group, PayeeCredits credits) {

    /** What all groups of a window count together. */
    BigDecimal total(int payee, int first, int slot) {
        var total = BigDecimal.ZERO;
        for (var sum : sums(payee, first, slot).values()) {
            total = total.add(counted(sum, payee, slot));
        }
        return total;
    }

    /** The sums by group, in the order of their names. */
    TreeMap<String, BigDecimal> sums(int payee, int first, int slot) {
        var sums = new TreeMap<String, BigDecimal>();
        for (int credit : credits.of(payee)) {
            int at = credits.slot(credit);
            if (at >= first && at <= slot) {
                sums.merge(name(credit, payee), credits.value(credit, payee), BigDecimal::add);
            }
        }
        return sums;
    }

    BigDecimal counted(BigDecimal sum, int payee, int slot) {
        return PlanFigures.evaluated(group.each(), figures.bindings(payee, slot).withGroup(sum));
    }

    private String name(int credit, int payee) {
        var log = credits.log();
        var rule = figures.plan().rules().get(log.rule(credit));
        var row = new RowBindings(new Frame(figures.plan().snapshot(), rule.rule(), rule.roles()))
                .at(log.row(credit))
                .credit(credits.scaledAmount(credit, payee), log.allocation(credit));
        return Evaluator.text(group.by(), row);
    }
}
