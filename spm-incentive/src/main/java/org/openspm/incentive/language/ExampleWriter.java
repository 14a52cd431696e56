package org.openspm.incentive.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the examples of a plan canonically, always in the long form. */
final class ExampleWriter {
    private final YamlLines lines;

    ExampleWriter(YamlLines lines) {
        this.lines = lines;
    }

    void write(List<PlanExample> examples) {
        if (!examples.isEmpty()) {
            lines.group(0, "examples");
            examples.forEach(this::example);
        }
    }

    private void example(PlanExample example) {
        lines.item(1, "example", example.name());
        var period = example.period();
        if (period != null) {
            lines.key(2, "period", period);
        }
        var asOf = example.asOf();
        if (asOf != null) {
            lines.key(2, "as of", asOf.toString());
        }
        lines.group(2, "payees");
        example.payees().forEach(payee -> lines.flow(3, payee.name(), payee(payee)));
        if (!example.sales().isEmpty()) {
            lines.group(2, "transactions");
            example.sales().forEach(sale -> lines.flowItem(3, sale(sale)));
        }
        if (!example.absences().isEmpty()) {
            lines.group(2, "absences");
            example.absences().forEach(absence -> lines.flowItem(3, absence(absence)));
        }
        if (!example.holders().isEmpty()) {
            lines.group(2, "holders");
            example.holders().forEach(holder -> lines.flowItem(3, holder(holder)));
        }
        if (!example.rates().isEmpty()) {
            lines.group(2, "rates");
            example.rates().forEach(rate -> lines.flowItem(3, rate(rate)));
        }
        expected(example.expected());
    }

    private static List<List<String>> payee(PlanExample.Payee payee) {
        var pairs = new Pairs();
        pairs.add("title", payee.title().isEmpty() ? null : payee.title());
        pairs.add("manager", payee.manager());
        pairs.add("currency", payee.currency());
        pairs.add("hired", payee.hired());
        pairs.add("from", payee.from());
        pairs.add("to", payee.to());
        pairs.add("plan", payee.onPlan() ? null : "no");
        pairs.add("vacant", payee.vacant() ? "yes" : null);
        pairs.addNumbers(payee.values());
        var changes = new LinkedHashMap<String, Pairs>();
        payee.changes()
                .forEach(change -> changes.computeIfAbsent(change.name(), _ -> new Pairs())
                        .add(change.from().toString(), PlanWriter.plain(change.amount())));
        changes.forEach(pairs::addGroup);
        var quotas = new LinkedHashMap<String, Pairs>();
        for (var target : payee.quotas()) {
            var period = target.period();
            quotas.computeIfAbsent(target.measure(), _ -> new Pairs())
                    .add(period == null ? "" : period, PlanWriter.plain(target.amount()));
        }
        var all = new Pairs();
        quotas.forEach((measure, amounts) -> all.add(measure, amounts.soleOrBraces()));
        pairs.addGroup("quota", all);
        return pairs.all;
    }

    private static List<List<String>> sale(PlanExample.Sale sale) {
        var pairs = new Pairs();
        pairs.add("code", sale.code());
        pairs.add("line", sale.line());
        pairs.add("date", sale.date());
        pairs.add("amount", PlanWriter.plain(sale.amount()));
        pairs.add("currency", sale.currency());
        pairs.addTexts(sale.texts());
        pairs.addNumbers(sale.numbers());
        sale.dates().forEach(pairs::add);
        pairs.add("seller", sale.seller() == null ? "nobody" : sale.seller());
        pairs.add("overlay", sale.overlay());
        pairs.add("territory", sale.territory());
        pairs.addItem("account", sale.account());
        pairs.addItem("product", sale.product());
        var splits = new Pairs();
        for (var split : sale.splits()) {
            splits.add(
                    split.payee(),
                    YamlLines.braces(List.of(
                            List.of("share", PlanWriter.percent(split.share())), List.of("role", split.role()))));
        }
        pairs.addGroup("splits", splits);
        return pairs.all;
    }

    private static List<List<String>> absence(PlanExample.Absence absence) {
        var pairs = new Pairs();
        pairs.add("payee", absence.payee());
        pairs.add("kind", absence.kind());
        pairs.add("from", absence.from());
        pairs.add("to", absence.to());
        pairs.add("share", PlanWriter.percent(absence.share()));
        return pairs.all;
    }

    private static List<List<String>> holder(PlanExample.Holder holder) {
        var pairs = new Pairs();
        pairs.add("territory", holder.territory());
        pairs.add("payee", holder.payee());
        pairs.add("role", holder.role());
        pairs.add("from", holder.from());
        pairs.add("to", holder.to());
        return pairs.all;
    }

    private static List<List<String>> rate(PlanExample.Rate rate) {
        var pairs = new Pairs();
        pairs.add("from", rate.from());
        pairs.add("to", rate.to());
        pairs.add("type", rate.type());
        pairs.add("date", rate.date());
        pairs.add("rate", PlanWriter.plain(rate.rate()));
        return pairs.all;
    }

    private void expected(List<PlanExample.Expected> expected) {
        var byPayee = new LinkedHashMap<String, Pairs>();
        for (var figure : expected) {
            byPayee.computeIfAbsent(figure.payee(), _ -> new Pairs())
                    .add(figure.written(), PlanWriter.plain(figure.amount()));
        }
        lines.group(2, "expect");
        byPayee.forEach((payee, figures) -> lines.flow(3, payee, figures.all));
    }

    /** Keys with values, in order. */
    private static final class Pairs {
        private final List<List<String>> all = new ArrayList<>();

        void add(String key, @Nullable Object value) {
            if (value != null) {
                all.add(List.of(key, value.toString()));
            }
        }

        void addNumbers(Map<String, BigDecimal> numbers) {
            numbers.forEach((key, value) -> add(key, PlanWriter.plain(value)));
        }

        void addTexts(Map<String, String> texts) {
            var attributes = new Pairs();
            texts.forEach((key, value) -> {
                if (key.startsWith("attribute.")) {
                    attributes.add(key.substring("attribute.".length()), value);
                } else {
                    add(key, value);
                }
            });
            addGroup("attribute", attributes);
        }

        void addItem(String key, PlanExample.@Nullable Item item) {
            if (item != null) {
                var pairs = new Pairs();
                pairs.add("code", item.code());
                pairs.add("owner", item.owner());
                pairs.addTexts(item.fields());
                addGroup(key, pairs);
            }
        }

        void addGroup(String key, Pairs group) {
            if (!group.all.isEmpty()) {
                add(key, YamlLines.braces(group.all));
            }
        }

        String soleOrBraces() {
            return all.size() == 1 && all.getFirst().get(0).isEmpty()
                    ? all.getFirst().get(1)
                    : YamlLines.braces(all);
        }
    }
}
