package org.openspm.incentive.run;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Currency;
import org.openspm.incentive.calc.Explanation;
import org.openspm.incentive.calc.input.Snapshot;

/**
 * One step of the derivation of a figure, and the steps it comes from.
 *
 * @param arguments what the sentence of the step names, in the order it names them; plain text, ISO dates, decimals
 * @param adds whether this figure is one of the summands of the step above
 * @param transactionId revision of the transaction that the step is about
 * @param planLine line of the plan's text that says so, or 0
 */
public record Derivation(
        Explanation.Step step,
        List<String> arguments,
        @Nullable BigDecimal amount,
        @Nullable Currency currency,
        boolean adds,
        @Nullable Long transactionId,
        int planLine,
        List<Derivation> children) {

    static Derivation of(Explanation explanation, Snapshot snapshot) {
        return of(explanation, row -> snapshot.transactions().id(row));
    }

    /** A derivation that was calculated from no stored transactions: these are known by their rows. */
    public static Derivation of(Explanation explanation) {
        return of(explanation, row -> row);
    }

    private static Derivation of(Explanation explanation, IntToLongFunction ids) {
        return new Derivation(
                explanation.step(),
                explanation.arguments(),
                explanation.amount(),
                explanation.currency(),
                explanation.adds(),
                explanation.transaction() == Explanation.NO_TRANSACTION
                        ? null
                        : ids.applyAsLong(explanation.transaction()),
                explanation.planLine(),
                explanation.children().stream().map(child -> of(child, ids)).toList());
    }

    /** The same step with other steps below it. */
    public Derivation with(List<Derivation> below) {
        return new Derivation(step, arguments, amount, currency, adds, transactionId, planLine, below);
    }
}
