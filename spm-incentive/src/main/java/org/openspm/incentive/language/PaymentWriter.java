package org.openspm.incentive.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.ExpressionWriter;
import org.openspm.incentive.calc.plan.PayRule;
import org.openspm.incentive.calc.plan.Release;
import org.openspm.incentive.calc.plan.RoundingPolicy;
import org.openspm.incentive.calc.plan.Span;
import org.openspm.incentive.calc.plan.Term;

/** Writes pay rules canonically. */
final class PaymentWriter {
    private final YamlLines lines;

    PaymentWriter(YamlLines lines) {
        this.lines = lines;
    }

    void write(PayRule rule) {
        lines.item(1, rule.word(), rule.name());
        switch (rule) {
            case PayRule.Draw draw -> draw(draw);
            case PayRule.Guarantee guarantee -> guarantee(guarantee);
            case PayRule.Minimum minimum -> {
                expression("amount", minimum.amount());
                lines.key(2, "below", Values.word(minimum.below()));
            }
            case PayRule.Maximum maximum -> {
                expression("amount", maximum.amount());
                lines.key(2, "excess", Values.word(maximum.excess()));
            }
            case PayRule.Negative negative -> negative(negative);
            case PayRule.Holdback holdback -> holdback(holdback);
            case PayRule.Instalments instalments -> {
                of(instalments.of());
                lines.key(2, "parts", Integer.toString(instalments.parts()));
                if (instalments.every() != 1) {
                    lines.key(2, "every", Integer.toString(instalments.every()));
                }
            }
            case PayRule.Clawback clawback -> clawback(clawback);
        }
        lines.key(2, "rounding", RoundingReader.write(new RoundingPolicy(rule.rounding(), RoundingPolicy.Step.LINE)));
    }

    private void draw(PayRule.Draw draw) {
        expression("amount", draw.amount());
        term(draw.term(), draw.byDays());
        var recovery = draw.recovery();
        if (recovery == null) {
            lines.key(2, "recovery", "none");
            return;
        }
        var pairs = new ArrayList<List<String>>();
        pairs.add(List.of("share", ExpressionWriter.write(recovery.share())));
        if (recovery.limit() != null) {
            pairs.add(List.of("limit", ExpressionWriter.write(recovery.limit())));
        }
        if (recovery.from() != null) {
            pairs.add(List.of("from", recovery.from().toString()));
        } else if (recovery.fromPeriod() > 1) {
            pairs.add(List.of("from", "period " + recovery.fromPeriod()));
        }
        if (recovery.until() != null) {
            pairs.add(List.of("until", recovery.until().toString()));
        }
        lines.flow(2, "recovery", pairs);
    }

    private void guarantee(PayRule.Guarantee guarantee) {
        expression("amount", guarantee.amount());
        term(guarantee.term(), guarantee.byDays());
        if (guarantee.cumulative()) {
            lines.key(2, "over", "all periods");
        }
    }

    private void negative(PayRule.Negative negative) {
        lines.key(2, "then", Values.word(negative.then()));
        share(negative.share());
        expression("limit", negative.limit());
    }

    private void holdback(PayRule.Holdback holdback) {
        of(holdback.of());
        expression("when", holdback.when());
        lines.group(2, "parts");
        for (var part : holdback.parts()) {
            lines.flowItem(
                    3,
                    List.of(
                            List.of("share", ExpressionWriter.write(part.share())),
                            List.of("release", release(part.release()))));
        }
    }

    private static String release(Release release) {
        return switch (release) {
            case Release.OnDate date -> date.day().toString();
            case Release.After after -> "after " + after.periods() + (after.periods() == 1 ? " period" : " periods");
            case Release.YearEnd _ -> "year end";
            case Release.OnField field ->
                YamlLines.braces(List.of(List.of("field", ExpressionWriter.write(field.field()))));
            case Release.OnEvent event -> event(event);
        };
    }

    private static String event(Release.OnEvent event) {
        var pairs = new ArrayList<List<String>>();
        if (event.when() != null) {
            pairs.add(List.of("when", ExpressionWriter.write(event.when())));
        }
        var total = ExpressionWriter.write(event.total());
        if (!total.equals(HoldbackReader.USUAL_TOTAL)) {
            pairs.add(List.of("total", total));
        }
        if (event.whole()) {
            pairs.add(List.of("releases", "all"));
        }
        var events = "{on: [" + String.join(", ", event.events()) + "]";
        return pairs.isEmpty()
                ? events + "}"
                : events + ", " + YamlLines.braces(pairs).substring(1);
    }

    private void clawback(PayRule.Clawback clawback) {
        of(clawback.of());
        if (!clawback.events().equals(List.of("return"))) {
            lines.list(2, "on", clawback.events());
        }
        expression("when", clawback.when());
        span("within", clawback.within());
        share(clawback.share());
        span("served", clawback.term());
        if (clawback.paidOnly()) {
            lines.key(2, "take", "paid part");
        }
        if (clawback.deductions() > 1) {
            lines.key(2, "deduct over", clawback.deductions() + " periods");
        }
    }

    private void term(Term term, boolean byDays) {
        span("for", term.length());
        if (term.until() != null) {
            lines.key(2, "until", term.until().toString());
        }
        expression("while", term.when());
        if (byDays) {
            lines.key(2, "prorate", "days");
        }
        if (term.leave() != null) {
            lines.raw(2, "leave: " + LeaveReader.write(term.leave()));
        }
    }

    private void of(List<String> components) {
        if (!components.isEmpty()) {
            lines.list(2, "of", components);
        }
    }

    private void share(Expression share) {
        if (!(share instanceof Expression.Number number && number.value().compareTo(BigDecimal.ONE) == 0)) {
            expression("share", share);
        }
    }

    private void span(String key, @Nullable Span span) {
        if (span != null) {
            lines.key(2, key, span.toString());
        }
    }

    private void expression(String key, @Nullable Expression expression) {
        if (expression != null) {
            lines.key(2, key, ExpressionWriter.write(expression));
        }
    }
}
