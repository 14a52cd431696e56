package org.openspm.incentive.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.ExpressionWriter;
import org.openspm.incentive.calc.plan.Band;
import org.openspm.incentive.calc.plan.Base;
import org.openspm.incentive.calc.plan.Component;
import org.openspm.incentive.calc.plan.Limit;
import org.openspm.incentive.calc.plan.Threshold;
import org.openspm.incentive.calc.plan.Tiers;

/** Writes a component canonically. */
final class ComponentWriter {
    private final YamlLines lines;

    ComponentWriter(YamlLines lines) {
        this.lines = lines;
    }

    void write(Component component) {
        lines.item(1, "component", component.name());
        lines.key(2, "on", component.measure());
        if (component.per() == Component.Per.CREDIT) {
            lines.key(2, "per", "credit");
        }
        base(component.base());
        expression("rate", component.rate());
        tiers(component.tiers());
        curve(component);
        prorate(component.prorate());
        threshold(component.threshold());
        expression("gate", component.gate());
        limits("floor", component.floors());
        limits("cap", component.caps());
        expression("modifier", component.modifier());
        expression("share", component.share());
        order(component.beforeLimits());
        budget(component.budget());
        if (component.payBy() != null) {
            lines.flow(2, "exchange", PlanWriter.pairs(component.payBy()));
        }
        lines.key(2, "rounding", RoundingReader.write(component.rounding()));
    }

    private void base(Base base) {
        switch (base) {
            case Base.MeasureValue _ -> {}
            case Base.Target target -> {
                expression("target", target.amount());
                if (!isOne(target.weight())) {
                    expression("weight", target.weight());
                }
            }
            case Base.Fixed fixed -> expression("amount", fixed.amount());
            case Base.Bonus bonus -> expression("bonus", bonus.amount());
            case Base.DownlineEarnings downline -> {
                lines.group(2, "downline");
                lines.list(3, "components", downline.components());
                lines.key(3, "along", downline.hierarchy());
            }
            case Base.Spread spread -> lines.key(2, "spread", spread.hierarchy());
            case Base.Pool pool -> new TeamWriter(lines).pool(pool);
            case Base.Contest contest -> new TeamWriter(lines).contest(contest);
        }
    }

    private static boolean isOne(Expression weight) {
        return weight instanceof Expression.Number number && number.value().compareTo(BigDecimal.ONE) == 0;
    }

    private void tiers(@Nullable Tiers tiers) {
        if (tiers == null) {
            return;
        }
        lines.group(2, "tiers");
        lines.key(3, "axis", Values.word(tiers.axis()));
        lines.key(3, "mode", Values.word(tiers.mode()));
        var above = tiers.above();
        if (above != null) {
            lines.key(
                    3,
                    "above",
                    tiers.axis() == Tiers.Axis.ATTAINMENT ? PlanWriter.percent(above) : PlanWriter.plain(above));
        }
        if (tiers.bound() != Tiers.Bound.LOWER_INCLUSIVE) {
            lines.key(3, "bound", Values.word(tiers.bound()));
        }
        if (tiers.over() != Tiers.Over.PERIOD) {
            lines.key(3, "over", Values.word(tiers.over()));
        }
        lines.group(3, "bands");
        tiers.bands().forEach(band -> lines.flowItem(4, band(band, tiers.axis())));
    }

    private void curve(Component component) {
        var use = component.curve();
        if (use == null) {
            return;
        }
        boolean usual =
                use.over() == (component.per() == Component.Per.CREDIT ? Tiers.Over.EACH_CREDIT : Tiers.Over.PERIOD);
        var choice = use.choice();
        if (choice != null) {
            var pairs = new ArrayList<List<String>>();
            pairs.add(List.of("by", ExpressionWriter.write(choice.subject())));
            if (!usual) {
                pairs.add(List.of("over", Values.word(use.over())));
            }
            for (var one : choice.cases()) {
                var key = one.key() instanceof Expression.Text text ? text.value() : ExpressionWriter.write(one.key());
                pairs.add(List.of(key, one.curve().name()));
            }
            pairs.add(List.of("otherwise", use.curve().name()));
            lines.flow(2, "curve", pairs);
        } else if (usual) {
            lines.key(2, "curve", use.curve().name());
        } else {
            lines.flow(
                    2,
                    "curve",
                    List.of(List.of("curve", use.curve().name()), List.of("over", Values.word(use.over()))));
        }
    }

    private void prorate(Component.Proportions prorate) {
        if (!prorate.equals(Component.Proportions.NONE)) {
            lines.flow(
                    2,
                    "prorate",
                    List.of(
                            List.of("target", Values.word(prorate.target())),
                            List.of("limits", Values.word(prorate.limits()))));
        }
        if (prorate.leave() != null) {
            lines.raw(2, "leave: " + LeaveReader.write(prorate.leave()));
        }
    }

    private void order(Set<Component.Factor> beforeLimits) {
        if (!beforeLimits.isEmpty()) {
            var words = new ArrayList<String>();
            for (var factor : Component.Factor.values()) {
                if (beforeLimits.contains(factor)) {
                    words.add(Values.word(factor));
                }
            }
            words.add("limits");
            lines.list(2, "order", words);
        }
    }

    private void budget(Component.@Nullable Budget budget) {
        if (budget != null) {
            lines.flow(
                    2,
                    "budget",
                    List.of(
                            List.of("amount", ExpressionWriter.write(budget.amount())),
                            List.of("when short", Values.word(budget.whenShort())),
                            List.of("per", Values.word(budget.per()))));
        }
    }

    private static List<List<String>> band(Band band, Tiers.Axis axis) {
        var result = new ArrayList<List<String>>();
        var to = band.to();
        var until = band.until();
        if (until != null) {
            result.add(List.of("to", ExpressionWriter.write(until)));
        }
        if (to != null) {
            result.add(List.of("to", axis == Tiers.Axis.ATTAINMENT ? PlanWriter.percent(to) : PlanWriter.plain(to)));
        }
        var value = ExpressionWriter.write(band.value());
        result.add(
                switch (band.kind()) {
                    case MULTIPLIER -> List.of("value", "x " + value);
                    case RATE -> List.of("value", value);
                    case PER_UNIT -> List.of("value", value + " per unit");
                    case AMOUNT -> List.of("amount", value);
                });
        var entry = band.entry();
        if (entry != null) {
            result.add(List.of("entry", ExpressionWriter.write(entry)));
        }
        return result;
    }

    private void threshold(@Nullable Threshold threshold) {
        if (threshold != null) {
            var key = threshold.on() == Threshold.On.ATTAINMENT ? "attainment" : "measure";
            lines.flow(2, "threshold", List.of(List.of(key, ExpressionWriter.write(threshold.value()))));
        }
    }

    private void limits(String key, List<Limit> limits) {
        if (limits.isEmpty()) {
            return;
        }
        lines.group(2, key);
        for (var limit : limits) {
            lines.flowItem(
                    3,
                    List.of(
                            List.of("amount", ExpressionWriter.write(limit.amount())),
                            List.of("per", limit.per() == Component.Per.CREDIT ? "credit" : "period")));
        }
    }

    private void expression(String key, @Nullable Expression expression) {
        if (expression != null) {
            lines.key(2, key, ExpressionWriter.write(expression));
        }
    }
}
