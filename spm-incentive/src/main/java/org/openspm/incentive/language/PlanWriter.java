package org.openspm.incentive.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.ExpressionWriter;
import org.openspm.incentive.calc.expression.Unit;
import org.openspm.incentive.calc.plan.Allocation;
import org.openspm.incentive.calc.plan.Conversion;
import org.openspm.incentive.calc.plan.CreditRule;
import org.openspm.incentive.calc.plan.PayeeValue;
import org.openspm.incentive.calc.plan.Plan;

/** Writes a plan in its one canonical way: same meaning, same text. What is usual is left out; comments are lost. */
public final class PlanWriter {
    private final YamlLines lines = new YamlLines();

    private final Uses uses;

    private PlanWriter(Uses uses) {
        this.uses = uses;
    }

    public static String write(PlanReading reading) {
        var writer = new PlanWriter(reading.uses());
        writer.plan(reading.orRefuse());
        new ExampleWriter(writer.lines).write(reading.examples());
        return writer.lines.text();
    }

    private void plan(Plan plan) {
        lines.key(0, "plan", plan.code());
        if (!uses.libraries().isEmpty()) {
            lines.list(
                    0,
                    "use",
                    uses.libraries().stream().map(LibraryName::toString).toList());
        }
        lines.key(0, "title", plan.title());
        var fixed = plan.currency().fixed();
        lines.key(0, "currency", fixed == null ? "payee" : fixed.code());
        lines.key(0, "pays", Values.word(plan.pays()));
        exchange(plan);
        if (plan.values().stream().anyMatch(value -> value.unit() != Unit.UNSTATED)) {
            lines.group(0, "values");
            plan.values().forEach(this::value);
        }
        new ChartWriter(lines).write(plan.charts(), uses);
        if (!plan.credits().isEmpty()) {
            lines.group(0, "credits");
            plan.credits().forEach(rule -> part("credits", rule.name(), () -> credit(rule)));
        }
        lines.group(0, "measures");
        var measures = new MeasureWriter(lines);
        plan.measures().forEach(measure -> part("measures", measure.name(), () -> measures.write(measure)));
        if (!plan.components().isEmpty()) {
            lines.group(0, "components");
            var writer = new ComponentWriter(lines);
            plan.components().forEach(component -> part("components", component.name(), () -> writer.write(component)));
        }
        if (!plan.payments().isEmpty()) {
            lines.group(0, "payments");
            var writer = new PaymentWriter(lines);
            plan.payments().forEach(rule -> part("payments", rule.name(), () -> writer.write(rule)));
        }
    }

    /** A part as it is used of a library, or written out. */
    private void part(String list, String name, Runnable written) {
        uses.of(list, name).ifPresentOrElse(item -> UseWriter.write(lines, item), written);
    }

    private void value(PayeeValue value) {
        if (value.usual() == null) {
            lines.key(1, value.name(), value.unit().word());
            return;
        }
        var usual = value.unit() == Unit.PERCENT ? percent(value.usual()) : plain(value.usual());
        lines.flow(1, value.name(), List.of(List.of("unit", value.unit().word()), List.of("usual", usual)));
    }

    private void exchange(Plan plan) {
        if (plan.transactionsBy() == null && plan.payBy() == null && plan.together() == null) {
            return;
        }
        lines.group(0, "exchange");
        conversion("transactions", plan.transactionsBy());
        conversion("pay", plan.payBy());
        var together = plan.together();
        if (together != null) {
            var pairs = new ArrayList<>(pairs(together.by()));
            pairs.addFirst(List.of("in", together.currency().code()));
            lines.flow(1, "together", pairs);
        }
    }

    private void conversion(String key, @Nullable Conversion conversion) {
        if (conversion != null) {
            lines.flow(1, key, pairs(conversion));
        }
    }

    static List<List<String>> pairs(Conversion conversion) {
        return List.of(List.of("rate", conversion.rateType()), List.of("on", Values.word(conversion.day())));
    }

    private void credit(CreditRule rule) {
        lines.item(1, "credit", rule.name());
        lines.key(2, "of", Values.word(rule.of()));
        if (!rule.events().equals(List.of("order", "return"))) {
            lines.list(2, "events", rule.events());
        }
        expression(2, "when", rule.when());
        to(rule.to());
        var amount = ExpressionWriter.write(rule.amount());
        if (!amount.equals("amount")) {
            lines.key(2, "amount", amount);
        }
        expression(2, "cap", rule.cap());
        if (rule.datedBy() != CreditRule.DatedBy.EVENT_DATE) {
            lines.key(2, "dated by", Values.word(rule.datedBy()));
        }
        if (rule.scale() != 4) {
            lines.key(2, "parts", "to " + rule.scale() + (rule.scale() == 1 ? " decimal" : " decimals"));
        }
    }

    private void to(List<Allocation> allocations) {
        if (allocations.size() == 1 && allocations.getFirst().share() == null) {
            lines.key(2, "to", recipient(allocations.getFirst()));
        } else {
            lines.flow(
                    2,
                    "to",
                    allocations.stream()
                            .map(one -> List.of(recipient(one), share(one)))
                            .toList());
        }
    }

    private static String recipient(Allocation allocation) {
        var word = allocation.recipient().word();
        return allocation.role() == null ? word : word + " in role " + allocation.role();
    }

    private static String share(Allocation allocation) {
        var share = allocation.share();
        if (share != null) {
            return percent(share);
        }
        return allocation.recipient() == Allocation.Recipient.SPLITS ? "stated" : "rest";
    }

    private void expression(int depth, String key, @Nullable Expression expression) {
        if (expression != null) {
            lines.key(depth, key, ExpressionWriter.write(expression));
        }
    }

    static String percent(BigDecimal fraction) {
        return plain(fraction.movePointRight(2)) + " %";
    }

    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
