package org.openspm.incentive.calc;

import org.openspm.incentive.calc.expression.CannotCalculate;
import org.openspm.incentive.calc.expression.Evaluator;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.ExpressionWriter;
import org.openspm.incentive.calc.input.Snapshot;
import org.openspm.incentive.calc.vector.Frame;
import org.openspm.incentive.calc.vector.RowBindings;

/** Says why a rule credits nothing of a transaction that it is about. */
final class Refusals {
    private final RowBindings bindings;

    Refusals(Snapshot snapshot) {
        this.bindings = new RowBindings(Frame.ofTransactions(snapshot));
    }

    String reason(CompiledRule rule, int row) {
        if (!rule.takesEvent(row)) {
            return "takes only events " + rule.rule().events() + ".";
        }
        var when = rule.rule().when();
        if (when != null && !holds(when, row)) {
            return "does not apply: its condition “" + ExpressionWriter.write(when) + "” (line "
                    + when.at().line() + ") does not hold.";
        }
        return "found nobody to credit: " + String.join(", ", rule.roles()) + " is missing on that day.";
    }

    private boolean holds(Expression when, int row) {
        try {
            return Evaluator.truth(when, bindings.at(row));
        } catch (CannotCalculate _) {
            return false;
        }
    }
}
