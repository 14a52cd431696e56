package org.openspm.incentive.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Rounding;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.ExpressionWriter;
import org.openspm.incentive.calc.plan.Measure;
import org.openspm.incentive.calc.plan.QuotaUse;

/** Writes a measure canonically. */
final class MeasureWriter {
    private static final int PERCENT_DECIMALS = 2;

    private final YamlLines lines;

    MeasureWriter(YamlLines lines) {
        this.lines = lines;
    }

    void write(Measure measure) {
        lines.item(1, "measure", measure.name());
        if (measure.isCalculated()) {
            calculated(measure);
        } else {
            ofCredits(measure);
        }
        if (measure.since() != null) {
            var since = measure.since();
            lines.key(2, "accumulates", since.months() + " months from " + ExpressionWriter.write(since.day()));
        } else if (measure.accumulates() != Measure.Accumulates.PERIOD) {
            lines.key(2, "accumulates", Values.word(measure.accumulates()));
        }
        quota(measure.quota());
        expression("initial", measure.initial());
    }

    private void calculated(Measure measure) {
        var score = measure.score();
        if (score == null) {
            expression("calculate", measure.of());
            return;
        }
        lines.group(2, "score");
        lines.key(3, "of", Values.word(score.of()));
        lines.key(3, "missing", Values.word(score.missing()));
        lines.flow(
                3,
                "weights",
                score.parts().stream()
                        .map(part -> List.of(part.measure(), ExpressionWriter.write(part.weight())))
                        .toList());
    }

    private void ofCredits(Measure measure) {
        if (measure.credits().size() == 1) {
            lines.key(2, "credits", measure.credits().getFirst());
        } else {
            lines.list(2, "credits", measure.credits());
        }
        expression("when", measure.when());
        if (measure.of() instanceof Expression.Number number && number.value().compareTo(BigDecimal.ONE) == 0) {
            lines.key(2, "count", "credits");
        } else {
            expression("sum", measure.of());
        }
        var group = measure.group();
        if (group != null) {
            lines.flow(
                    2,
                    "group",
                    List.of(
                            List.of("by", ExpressionWriter.write(group.by())),
                            List.of("each", ExpressionWriter.write(group.each()))));
        }
        if (measure.take() != null) {
            lines.key(2, "take", take(measure.take()));
        }
        var rollUp = measure.rollUp();
        if (rollUp != null) {
            lines.key(2, "roll up", rollUp.hierarchy() + (rollUp.withOwn() ? " with own" : " without own"));
        }
    }

    private static String take(Measure.Take take) {
        return switch (take.which()) {
            case LARGEST -> take.count() + " largest";
            case SMALLEST -> take.count() + " smallest";
            case FIRST -> "first " + take.count();
            case AFTER -> "after " + take.count();
            case EVERY -> "every " + take.count() + "th";
        };
    }

    private void quota(@Nullable QuotaUse quota) {
        if (quota == null) {
            return;
        }
        if (quota.equals(new QuotaUse(quota.measure(), QuotaUse.Proration.NONE, QuotaUse.Span.TO_DATE))) {
            lines.key(2, "quota", quota.measure());
            return;
        }
        lines.group(2, "quota");
        lines.key(3, "measure", quota.measure());
        var spread = quota.spread();
        if (spread != null) {
            lines.key(3, "given for", Values.word(spread.givenFor()));
            spread(spread);
        }
        if (quota.times() != null) {
            lines.key(3, "times", ExpressionWriter.write(quota.times()));
        }
        lines.key(3, "prorate", Values.word(quota.prorate()));
        if (quota.leave() != null) {
            lines.raw(3, "leave: " + LeaveReader.write(quota.leave()));
        }
        lines.key(3, "over", Values.word(quota.span()));
        if (quota.rounded() != null) {
            lines.key(3, "rounded", RoundingReader.write(quota.rounded()));
        }
        var attainment = quota.attainment();
        if (attainment != null) {
            lines.key(
                    3,
                    "attainment",
                    RoundingReader.write(new Rounding(attainment.mode(), attainment.scale() - PERCENT_DECIMALS)));
        }
    }

    private void spread(QuotaUse.Spread spread) {
        if (spread.by() != QuotaUse.Spread.By.WEIGHTS) {
            lines.key(3, "spread", Values.word(spread.by()));
            return;
        }
        var weights = new ArrayList<String>();
        spread.weights().forEach(weight -> weights.add(PlanWriter.percent(weight)));
        lines.raw(3, weights.stream().collect(Collectors.joining(", ", "spread: [", "]")));
    }

    private void expression(String key, @Nullable Expression expression) {
        if (expression != null) {
            lines.key(2, key, ExpressionWriter.write(expression));
        }
    }
}
