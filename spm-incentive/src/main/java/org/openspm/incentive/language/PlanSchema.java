package org.openspm.incentive.language;

import static org.openspm.incentive.language.SchemaType.array;
import static org.openspm.incentive.language.SchemaType.entry;
import static org.openspm.incentive.language.SchemaType.listOf;
import static org.openspm.incentive.language.SchemaType.named;
import static org.openspm.incentive.language.SchemaType.oneOf;
import static org.openspm.incentive.language.SchemaType.ref;
import static org.openspm.incentive.language.SchemaType.same;
import static org.openspm.incentive.language.SchemaType.with;
import static org.openspm.incentive.language.SchemaType.words;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openspm.incentive.calc.expression.Chart;
import org.openspm.incentive.calc.plan.Component;
import org.openspm.incentive.calc.plan.Conversion;
import org.openspm.incentive.calc.plan.CreditRule;
import org.openspm.incentive.calc.plan.Measure;
import org.openspm.incentive.calc.plan.PayPeriod;
import org.openspm.incentive.calc.plan.QuotaUse;
import org.openspm.incentive.calc.plan.Tiers;

/**
 * The JSON Schema of plans and libraries, for editors. Keys come from the tables by which the readers refuse unknown ones,
 * words from the enumerations they read into; a key without a type, or a type without a key, stops it from being made.
 */
public final class PlanSchema {
    /** Where a server publishes it, and what editors name. */
    public static final String ID = "https://openspm.org/schema/plan.json";

    private static final Map<String, Object> VALUE = SchemaType.VALUE;
    private static final Map<String, Object> ANY = Map.of();
    private static final Map<String, Object> UNITS = words(List.of("money", "number", "percent"));
    private static final Map<String, Object> BEYOND = words(Chart.Beyond.class);
    private static final Map<String, Object> EVENTS = listOf(words(CreditReader.EVENTS));

    private final SchemaParts parts = new SchemaParts();

    private PlanSchema() {}

    /** The schema as nested maps and lists, ready to be written as JSON. */
    public static Map<String, Object> schema() {
        var schema = new PlanSchema();
        schema.addParts();
        var result = new LinkedHashMap<String, Object>();
        result.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        result.put("$id", ID);
        result.put("title", "OpenSPM compensation plan or library of plan parts");
        result.put("type", "object");
        result.put("if", Map.of("required", List.of("library")));
        result.put("then", ref("library"));
        result.put("else", ref("plan"));
        result.put("$defs", schema.parts.all());
        return SchemaParts.asMap(inOrder(result));
    }

    /** Keys in one order, so that the same product always writes the same file. */
    private static Object inOrder(Object node) {
        return switch (node) {
            case Map<?, ?> map -> {
                var sorted = new TreeMap<String, Object>();
                map.forEach((key, value) -> sorted.put(String.valueOf(key), inOrder(value)));
                yield sorted;
            }
            case List<?> list -> list.stream().map(PlanSchema::inOrder).toList();
            default -> node;
        };
    }

    private void addParts() {
        addDocuments();
        addMoneyAndCharts();
        addMeasures();
        addComponents();
        PayeeSchema.addTo(parts);
    }

    private void addDocuments() {
        parts.part(
                "plan",
                PlanReader.KEYS,
                List.of("plan", "title", "currency", "pays", "measures"),
                with(
                        lists(),
                        entry("plan", VALUE),
                        entry("use", listOf(VALUE)),
                        entry("title", VALUE),
                        entry("currency", VALUE),
                        entry("pays", words(PayPeriod.class)),
                        entry("rounding", VALUE),
                        entry("exchange", ref("exchange")),
                        entry("values", named(oneOf(UNITS, ref("value")))),
                        entry("examples", array(ref("example")))));
        parts.part(
                "library",
                LibraryReader.KEYS,
                List.of("library", "version", "title"),
                with(
                        lists(),
                        entry("library", VALUE),
                        entry("version", VALUE),
                        entry("title", VALUE),
                        entry("use", listOf(VALUE)),
                        entry("values", named(oneOf(UNITS, ref("value"))))));
    }

    private static Map<String, Object> lists() {
        return Map.of(
                "tables",
                array(ref("table")),
                "curves",
                array(ref("curve")),
                "credits",
                array(ref("credit")),
                "measures",
                array(ref("measure")),
                "components",
                array(ref("component")),
                "payments",
                array(ref("payment")));
    }

    private void addMoneyAndCharts() {
        parts.part(
                "value",
                PlanReader.VALUE_KEYS,
                PlanReader.VALUE_KEYS,
                with(entry("unit", UNITS), entry("usual", VALUE)));
        parts.part(
                "exchange",
                CurrencyReader.KEYS,
                List.of(),
                with(
                        entry("transactions", ref("conversion")),
                        entry("pay", ref("conversion")),
                        entry("together", ref("together"))));
        parts.part(
                "together",
                CurrencyReader.TOGETHER_KEYS,
                CurrencyReader.TOGETHER_KEYS,
                with(entry("in", VALUE), entry("rate", VALUE), entry("on", words(Conversion.Day.class))));
        parts.part(
                "conversion",
                CurrencyReader.CONVERSION_KEYS,
                CurrencyReader.CONVERSION_KEYS,
                with(entry("rate", VALUE), entry("on", words(Conversion.Day.class))));
        parts.item(
                "table",
                TableReader.KEYS,
                with(
                        entry("table", VALUE),
                        entry("value", UNITS),
                        entry("by", listOf(ref("axis"))),
                        entry("cells", ANY)));
        parts.part(
                "axis",
                TableReader.AXIS_KEYS,
                List.of("axis"),
                with(
                        same(List.of("from", "to", "at", "of"), listOf(VALUE)),
                        entry("axis", VALUE),
                        entry("unit", UNITS),
                        entry("bound", words(Tiers.Bound.class)),
                        entry("before", BEYOND),
                        entry("after", BEYOND),
                        entry("otherwise", BEYOND)));
        parts.item(
                "curve",
                CurveReader.KEYS,
                with(
                        entry("curve", VALUE),
                        entry("axis", UNITS),
                        entry("value", UNITS),
                        entry("points", array(ref("point"))),
                        entry("jumps", words(List.of("at the point", "behind the point"))),
                        entry("before", BEYOND),
                        entry("after", BEYOND),
                        entry("floor", VALUE),
                        entry("ceiling", VALUE)));
        parts.part("point", CurveReader.POINT_KEYS, List.of("at", "value"), same(CurveReader.POINT_KEYS, VALUE));
    }

    private void addMeasures() {
        parts.item(
                "credit",
                CreditReader.KEYS,
                with(
                        same(List.of("credit", "when", "amount", "cap", "parts"), VALUE),
                        entry("of", words(CreditRule.Level.class)),
                        entry("events", EVENTS),
                        entry("to", oneOf(VALUE, named(VALUE))),
                        entry("dated by", words(CreditRule.DatedBy.class))));
        parts.item(
                "measure",
                MeasureReader.KEYS,
                with(
                        same(List.of("measure", "when", "sum", "calculate", "roll up", "take", "initial"), VALUE),
                        entry("credits", listOf(VALUE)),
                        entry("count", words(List.of("credits"))),
                        entry("group", ref("group")),
                        entry("score", ref("score")),
                        entry("accumulates", oneOf(words(Measure.Accumulates.class), VALUE)),
                        entry("quota", oneOf(VALUE, ref("quota")))));
        parts.part("group", MeasureReader.GROUP_KEYS, MeasureReader.GROUP_KEYS, same(MeasureReader.GROUP_KEYS, VALUE));
        parts.part(
                "score",
                CalculatedMeasureReader.SCORE_KEYS,
                List.of("weights"),
                with(
                        entry("of", words(Measure.Score.Of.class)),
                        entry("missing", words(Measure.Score.Missing.class)),
                        entry("weights", named(VALUE))));
        parts.part(
                "quota",
                QuotaReader.KEYS,
                List.of("measure"),
                with(
                        same(List.of("measure", "times", "rounded", "attainment"), VALUE),
                        entry("prorate", words(QuotaUse.Proration.class)),
                        entry("leave", oneOf(listOf(VALUE), ref("leave"))),
                        entry("over", words(QuotaUse.Span.class)),
                        entry("given for", words(PayPeriod.class)),
                        entry("spread", oneOf(words(QuotaUse.Spread.By.class), array(VALUE)))));
    }

    private void addComponents() {
        parts.item(
                "component",
                ComponentReader.KEYS,
                with(
                        same(
                                List.of(
                                        "component",
                                        "on",
                                        "target",
                                        "weight",
                                        "amount",
                                        "bonus",
                                        "spread",
                                        "gate",
                                        "modifier",
                                        "share",
                                        "rounding"),
                                VALUE),
                        entry("per", words(Component.Per.class)),
                        entry("rate", oneOf(VALUE, ref("rate for some months"), ref("rate by field"))),
                        entry("tiers", ref("tiers")),
                        entry("downline", ref("downline")),
                        entry("pool", ref("pool")),
                        entry("contest", ref("contest")),
                        entry("curve", oneOf(VALUE, ref("curve of a component"), ref("curve by field"))),
                        entry("prorate", oneOf(words(QuotaUse.Proration.class), ref("proration"))),
                        entry("leave", oneOf(listOf(VALUE), ref("leave"))),
                        entry("threshold", oneOf(VALUE, ref("threshold"))),
                        entry("floor", listOf(oneOf(VALUE, ref("limit")))),
                        entry("cap", listOf(oneOf(VALUE, ref("limit")))),
                        entry("order", listOf(words(AttributeReader.ORDER))),
                        entry("budget", ref("budget")),
                        entry("exchange", ref("conversion"))));
        parts.part(
                "rate for some months",
                WindowedRateReader.KEYS,
                WindowedRateReader.KEYS,
                same(WindowedRateReader.KEYS, VALUE));
        parts.put("rate by field", Map.of("type", "object", "required", List.of("by"), "additionalProperties", VALUE));
        parts.put("curve by field", Map.of("type", "object", "required", List.of("by"), "additionalProperties", VALUE));
        parts.part(
                "limit",
                ComponentReader.LIMIT_KEYS,
                List.of("amount"),
                with(entry("amount", VALUE), entry("per", words(Component.Per.class))));
        parts.part(
                "curve of a component",
                AttributeReader.CURVE_KEYS,
                List.of("curve"),
                with(entry("curve", VALUE), entry("over", words(Tiers.Over.class))));
        parts.part(
                "proration",
                AttributeReader.PRORATE_KEYS,
                List.of(),
                same(AttributeReader.PRORATE_KEYS, words(QuotaUse.Proration.class)));
        parts.part(
                "leave",
                LeaveReader.KEYS,
                List.of(),
                with(same(LeaveReader.KEYS, VALUE), entry("kinds", listOf(VALUE)), entry("all but", listOf(VALUE))));
        parts.part(
                "budget",
                AttributeReader.BUDGET_KEYS,
                List.of("amount", "when short"),
                with(
                        entry("amount", VALUE),
                        entry("when short", words(Component.Budget.Short.class)),
                        entry("per", words(Measure.Accumulates.class))));
        parts.part("threshold", ThresholdReader.KEYS, List.of(), same(ThresholdReader.KEYS, VALUE));
        parts.part(
                "tiers",
                TierReader.KEYS,
                List.of("mode", "bands"),
                with(
                        entry("axis", words(Tiers.Axis.class)),
                        entry("mode", words(Tiers.Mode.class)),
                        entry("above", VALUE),
                        entry("bound", words(Tiers.Bound.class)),
                        entry("over", words(Tiers.Over.class)),
                        entry("bands", listOf(ref("band")))));
        parts.part("band", TierReader.BAND_KEYS, List.of(), same(TierReader.BAND_KEYS, VALUE));
    }
}
