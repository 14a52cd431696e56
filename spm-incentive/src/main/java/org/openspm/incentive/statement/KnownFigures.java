package org.openspm.incentive.statement;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Bindings;
import org.openspm.incentive.calc.expression.CannotCalculate;
import org.openspm.incentive.calc.expression.Evaluator;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.References;
import org.openspm.incentive.calc.expression.Scope;
import org.openspm.incentive.calc.plan.PayeeValue;
import org.openspm.incentive.calc.plan.Plan;

/** What is known of a payee without calculating: values, and the figures of one measure. */
final class KnownFigures implements Bindings {
    private final PayMeasure measure;
    private final Map<String, BigDecimal> values = new HashMap<>();

    KnownFigures(Plan plan, PayMeasure measure, Map<String, BigDecimal> given) {
        this.measure = measure;
        for (PayeeValue value : plan.values()) {
            if (value.usual() != null) {
                values.put(value.name(), value.usual());
            }
        }
        values.putAll(given);
    }

    /** The value of an expression; empty when it rests on something that is not known here. */
    Optional<BigDecimal> worth(Expression expression) {
        if (!References.in(expression).stream().allMatch(this::isKnown)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Evaluator.number(expression, this));
        } catch (CannotCalculate | UnsupportedOperationException notKnown) {
            return Optional.empty();
        }
    }

    private boolean isKnown(Expression.Reference reference) {
        return valueOf(reference) != null;
    }

    @Override
    public @Nullable Object valueOf(Expression.Reference reference) {
        if (reference.scope() == Scope.PAYEE) {
            return values.get(reference.name());
        }
        if (!reference.name().equals(measure.measure())) {
            return null;
        }
        return switch (reference.scope()) {
            case MEASURE -> measure.value();
            case QUOTA -> measure.quota();
            case ATTAINMENT -> measure.attainment();
            default -> null;
        };
    }

    /** The values of a payee that the tiers of a plan look at. */
    static List<String> names(Plan plan) {
        return plan.components().stream()
                .filter(component -> component.tiers() != null)
                .flatMap(component -> component.tiers().bands().stream())
                .flatMap(band -> Stream.of(Optional.ofNullable(band.until()), Optional.of(band.value())))
                .flatMap(Optional::stream)
                .flatMap(expression -> References.in(expression).stream())
                .filter(reference -> reference.scope() == Scope.PAYEE)
                .map(Expression.Reference::name)
                .distinct()
                .toList();
    }
}
