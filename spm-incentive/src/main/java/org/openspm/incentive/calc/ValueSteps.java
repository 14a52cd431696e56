package org.openspm.incentive.calc;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.openspm.incentive.calc.Explanation.Step;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.References;
import org.openspm.incentive.calc.expression.Scope;

/** Tells of the payee values that expressions look up: of whom they are and since when they hold. */
final class ValueSteps {
    private final VersionRun run;
    private final int payee;
    private final int slot;

    ValueSteps(VersionRun run, int payee, int slot) {
        this.run = run;
        this.payee = payee;
        this.slot = slot;
    }

    List<Explanation> of(List<Expression> expressions) {
        var steps = new ArrayList<Explanation>();
        int day = run.figures().lastActiveDay(payee, slot);
        for (var name : names(expressions)) {
            var found = run.figures().facts().value(name, payee, day);
            if (found != null) {
                var value = found.value();
                steps.add(new Explanation(
                        Step.VALUE,
                        List.of(
                                name,
                                found.owner().kind().name().toLowerCase(Locale.ROOT),
                                value.fromDay() == Integer.MIN_VALUE
                                        ? "–"
                                        : LocalDate.ofEpochDay(value.fromDay()).toString()),
                        value.value().stripTrailingZeros(),
                        value.currency(),
                        false,
                        Explanation.NO_TRANSACTION,
                        0,
                        List.of()));
            }
        }
        return steps;
    }

    private static LinkedHashSet<String> names(List<Expression> expressions) {
        var names = new LinkedHashSet<String>();
        for (var expression : expressions) {
            for (var reference : References.in(expression)) {
                if (reference.scope() == Scope.PAYEE) {
                    names.add(reference.name());
                }
            }
        }
        return names;
    }
}
