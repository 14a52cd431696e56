package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Currency;
import org.openspm.incentive.calc.Explanation.Step;
import org.openspm.incentive.calc.expression.Evaluator;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.Function;
import org.openspm.incentive.calc.expression.References;
import org.openspm.incentive.calc.expression.Scope;
import org.openspm.incentive.calc.expression.Unit;
import org.openspm.incentive.calc.plan.Base;
import org.openspm.incentive.calc.plan.LookBack;

/** Tells of the figures that expressions look at: other measures, earlier periods, a team, whoever is above. */
final class FigureSteps {
    private static final List<Scope> FIGURES = List.of(Scope.MEASURE, Scope.QUOTA, Scope.ATTAINMENT);

    private final VersionRun run;
    private final int payee;
    private final int slot;

    FigureSteps(VersionRun run, int payee, int slot) {
        this.run = run;
        this.payee = payee;
        this.slot = slot;
    }

    /** The names of the measures that are looked at in the period itself. */
    static LinkedHashSet<String> measures(List<Expression> expressions) {
        var names = new LinkedHashSet<String>();
        for (var expression : expressions) {
            var elsewhere = calls(List.of(expression))
                    .map(call -> (Expression.Reference) call.arguments().getFirst())
                    .toList();
            for (var reference : References.in(expression)) {
                if (FIGURES.contains(reference.scope()) && !elsewhere.contains(reference)) {
                    names.add(reference.name());
                }
            }
        }
        return names;
    }

    /** A step for each figure of another period or of others. */
    List<Explanation> elsewhere(List<Expression> expressions) {
        return calls(expressions)
                .distinct()
                .flatMap(call -> switch (call.function()) {
                    case PRIOR -> earlier(call, LookBack.periods(call), LookBack.periods(call));
                    case TRAILING -> earlier(call, LookBack.periods(call), 1);
                    case TEAM -> Stream.of(of(team(call), call));
                    default -> Stream.of(of(above(call), call));
                })
                .toList();
    }

    private static Stream<Expression.Call> calls(List<Expression> expressions) {
        return Stream.of(Function.PRIOR, Function.TRAILING, Function.TEAM, Function.MANAGER)
                .flatMap(function ->
                        expressions.stream().flatMap(expression -> References.calls(expression, function).stream()));
    }

    /** The measure in each of these earlier periods in which there was any. */
    private Stream<Explanation> earlier(Expression.Call call, int from, int to) {
        int measure = measure(call);
        var steps = new ArrayList<Explanation>();
        for (int back = from; back >= to; back--) {
            int earlier = slot - back;
            if (earlier >= 0 && run.figures().value(measure, payee, earlier).signum() != 0) {
                steps.add(new MeasureSteps(run, payee, earlier).of(measure));
            }
        }
        return steps.stream();
    }

    private Explanation of(String whose, Expression.Call call) {
        BigDecimal figure = Evaluator.number(call, run.figures().bindings(payee, slot));
        return new Explanation(
                Step.DOWNLINE,
                List.of(whose, ((Expression.Reference) call.arguments().getFirst()).written()),
                figure,
                currency(call),
                false,
                Explanation.NO_TRANSACTION,
                call.at().line(),
                List.of());
    }

    private String team(Expression.Call call) {
        var words = call.arguments().size() == 1 ? "plan" : text(call);
        var name = run.figures().others().teams().of(Base.Team.named(words), payee, slot);
        return name.isEmpty() ? run.plan().plan().code() : name;
    }

    private String above(Expression.Call call) {
        return run.figures().others().nameAbove(text(call), payee, slot);
    }

    private static String text(Expression.Call call) {
        return ((Expression.Text) call.arguments().get(1)).value();
    }

    private int measure(Expression.Call call) {
        return run.plan().measure(((Expression.Reference) call.arguments().getFirst()).name());
    }

    private @Nullable Currency currency(Expression.Call call) {
        return call.unit() == Unit.MONEY ? run.plan().currency(payee, slot) : null;
    }
}
