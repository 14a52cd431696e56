package org.openspm.incentive.form;

import static org.openspm.incentive.form.Shape.Key.either;
import static org.openspm.incentive.form.Shape.Key.inside;
import static org.openspm.incentive.form.Shape.Key.rare;
import static org.openspm.incentive.form.Shape.Key.required;
import static org.openspm.incentive.form.Shape.Key.usual;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openspm.incentive.form.Shape.Key;

/** What the parts of a plan look like in a form. A key that is not listed here is shown by what stands in the text. */
final class Shapes {
    private static final String[] BEYOND = {"hold", "zero", "extend", "refuse"};
    private static final String[] UNITS = {"percent", "money", "number"};
    private static final String[] PRORATIONS = {"none", "days", "weekdays", "days 360", "months"};
    private static final Shape ANYTHING = new Shape(List.of());

    private static final Shape BAND = Shape.of(
            rare("from", "100 %"),
            usual("to", "120 %"),
            usual("value", "x 1.5"),
            rare("amount", "500"),
            rare("entry", "200"));

    static final Shape TIERS = Shape.of(
            usual("axis", "attainment").oneOf("attainment", "amount", "units"),
            required("mode", "marginal").oneOf("marginal", "whole", "overage"),
            usual("above", "100 %"),
            usual("bound", "lower inclusive").oneOf("lower inclusive", "upper inclusive"),
            usual("over", "period").oneOf("period", "running total", "each credit"),
            inside("bands", "- {to: 100 %, value: x 1}\n- {value: x 2}", BAND));

    private static final Key LEAVE = either(
            "leave",
            "PARENTAL, SABBATICAL",
            Shape.of(
                    usual("kinds", "PARENTAL, SABBATICAL"),
                    rare("all but", "SICK"),
                    usual("longer than", "30 days"),
                    usual("after", "14 days")));

    private static final Shape QUOTA = Shape.of(
            required("measure", "new_bookings"),
            usual("given for", "year").oneOf("month", "quarter", "half year", "year"),
            usual("spread", "evenly"),
            usual("times", "50 %"),
            usual("prorate", "days").oneOf(PRORATIONS),
            LEAVE,
            usual("over", "to date").oneOf("to date", "whole window"),
            usual("rounded", "half up to whole units"),
            usual("attainment", "half up to 1 decimal"));

    private static final Shape AXIS = Shape.of(
            required("axis", "volume"),
            usual("unit", "money").oneOf(UNITS),
            rare("from", "0, 10000"),
            rare("to", "10000, 50000"),
            rare("at", "0 %, 100 %"),
            rare("of", "Enterprise, Midmarket"),
            rare("bound", "lower inclusive").oneOf("lower inclusive", "upper inclusive"),
            usual("before", "hold").oneOf(BEYOND),
            usual("after", "hold").oneOf(BEYOND),
            rare("otherwise", "refuse").oneOf("zero", "refuse"));

    private static final Map<String, Shape> PARTS = parts();
    private static final Map<String, Shape> PAYMENTS = payments();
    private static final Shape PLAN = Shape.of(
            required("plan", "AE-2026"),
            required("title", "Account Executive 2026"),
            required("currency", "EUR"),
            required("pays", "quarter").oneOf("half month", "month", "quarter", "half year", "year"),
            usual("rounding", "half up to 2 decimals per line"),
            inside("exchange", "transactions: {rate: end-of-day, on: event date}", ANYTHING),
            inside("values", "base_rate: percent", ANYTHING));

    private Shapes() {}

    /** Sections that are lists of parts, in the order in which they are written. */
    static List<String> sections() {
        return List.copyOf(PARTS.keySet());
    }

    static Shape plan() {
        return PLAN;
    }

    /** The shape of a part of a section; of a pay rule by its kind, which is its first key. */
    static Shape part(String section, String firstKey) {
        return section.equals("payments")
                ? PAYMENTS.getOrDefault(firstKey, ANYTHING)
                : PARTS.getOrDefault(section, ANYTHING);
    }

    /** The usual order of keys in the group at a path; empty where any order is as good. */
    static List<String> keysAt(PlanPath path) {
        var steps = path.steps();
        if (steps.isEmpty()) {
            var keys = new ArrayList<>(PLAN.names());
            keys.addAll(PARTS.keySet());
            return keys;
        }
        var shape = PARTS.getOrDefault(steps.getFirst(), ANYTHING);
        for (int i = 2; i < steps.size(); i++) {
            if (!steps.get(i).matches("\\d+")) {
                var inner = shape.key(steps.get(i)).map(Key::inner).orElse(null);
                shape = inner == null ? ANYTHING : inner;
            }
        }
        return shape.names();
    }

    private static Map<String, Shape> parts() {
        var parts = new LinkedHashMap<String, Shape>();
        parts.put(
                "tables",
                Shape.of(
                        required("table", "margin_factor"),
                        required("value", "percent").oneOf(UNITS),
                        inside("by", "- {axis: volume, unit: money, from: [0], before: hold}", AXIS),
                        inside("cells", "- 0 %", ANYTHING)));
        parts.put("curves", curve());
        parts.put("credits", credit());
        parts.put("measures", measure());
        parts.put("components", component());
        var payments = new LinkedHashMap<String, Key>();
        payments().values().forEach(shape -> shape.keys().forEach(key -> payments.putIfAbsent(key.name(), key)));
        parts.put("payments", new Shape(List.copyOf(payments.values())));
        parts.put("examples", example());
        return parts;
    }

    private static Shape curve() {
        return Shape.of(
                required("curve", "payout"),
                required("axis", "percent").oneOf(UNITS),
                required("value", "percent").oneOf(UNITS),
                inside(
                        "points",
                        "- {at: 0 %, value: 0 %}\n- {at: 100 %, value: 100 %}",
                        Shape.of(usual("at", "100 %"), usual("value", "50 %"), usual("then", "60 %"))),
                usual("jumps", "at the point").oneOf("at the point", "behind the point"),
                usual("before", "hold").oneOf(BEYOND),
                usual("after", "hold").oneOf(BEYOND),
                usual("floor", "0 %"),
                usual("ceiling", "200 %"));
    }

    private static Shape credit() {
        return Shape.of(
                required("credit", "direct"),
                required("of", "orders").oneOf("orders", "lines"),
                usual("events", "order, return"),
                usual("when", "channel = \"direct\""),
                either("to", "seller", ANYTHING),
                usual("amount", "amount - cost"),
                usual("cap", "100000"),
                usual("dated by", "event date").oneOf("event date", "ship date", "due date"),
                usual("parts", "to 4 decimals"));
    }

    private static Shape measure() {
        return Shape.of(
                required("measure", "bookings"),
                usual("credits", "direct"),
                usual("when", "product.category = \"Platform\""),
                usual("sum", "amount"),
                usual("count", "credits").oneOf("credits"),
                inside(
                        "group",
                        "{by: product.code, each: 'MAX(0, value)'}",
                        Shape.of(required("by", "product.code"), required("each", "MAX(0, value)"))),
                rare("calculate", "measure.bookings - measure.returns"),
                inside(
                        "score",
                        "{weights: {bookings: 100 %}}",
                        Shape.of(
                                usual("of", "attainment").oneOf("attainment", "value"),
                                usual("missing", "zero").oneOf("zero", "renormalize"),
                                inside("weights", "{bookings: 100 %}", ANYTHING))),
                usual("roll up", "reporting with own"),
                rare("take", "5 largest"),
                usual("accumulates", "period").oneOf("period", "quarter", "half year", "year", "plan"),
                either("quota", "new_bookings", QUOTA),
                rare("initial", "payee.opening_value"));
    }

    private static Shape component() {
        return Shape.of(
                required("component", "New bookings"),
                required("on", "bookings"),
                usual("per", "period").oneOf("period", "credit"),
                either("rate", "5 %", ANYTHING),
                inside("tiers", "mode: marginal\nbands:\n  - {to: 100 %, value: x 1}\n  - {value: x 1.5}", TIERS),
                rare("target", "payee.target_incentive"),
                rare("weight", "60 %"),
                rare("amount", "1000"),
                rare("bonus", "2500"),
                inside(
                        "downline",
                        "{components: [Commission], along: reporting}",
                        Shape.of(required("components", "Commission"), required("along", "reporting"))),
                rare("spread", "reporting"),
                inside(
                        "pool",
                        "{amount: 10000}",
                        Shape.of(
                                required("amount", "10 % * team.bookings"),
                                usual("by", "payee.shares"),
                                usual("of", "100"),
                                usual("qualifies", "attainment >= 50 %"),
                                usual("parts", "each rounded").oneOf("each rounded", "add up"),
                                usual("among", "plan"))),
                inside(
                        "contest",
                        "prizes:\n  - {places: 1, amount: 1000}",
                        Shape.of(
                                usual("by", "attainment"),
                                usual("order", "highest first").oneOf("highest first", "lowest first"),
                                usual("qualifies", "attainment >= 50 %"),
                                usual("ties", "best rank")
                                        .oneOf("best rank", "worst rank", "first to reach", "share prizes"),
                                inside(
                                        "prizes",
                                        "- {places: 1, amount: 1000}",
                                        Shape.of(
                                                usual("places", "2 to 3"),
                                                usual("amount", "500"),
                                                rare("shared", "yes"))),
                                usual("among", "plan"))),
                either(
                        "curve",
                        "payout",
                        Shape.of(
                                usual("curve", "payout"),
                                rare("by", "payee.title"),
                                usual("over", "period").oneOf("period", "running total", "each credit"))),
                either(
                                "prorate",
                                "days",
                                Shape.of(
                                        usual("target", "days").oneOf(PRORATIONS),
                                        usual("limits", "days").oneOf(PRORATIONS)))
                        .oneOf(PRORATIONS),
                LEAVE,
                either("threshold", "50 %", Shape.of(usual("attainment", "75 %"), usual("measure", "10000"))),
                usual("gate", "attainment >= 75 %"),
                either(
                        "floor",
                        "0",
                        Shape.of(required("amount", "0"), usual("per", "period").oneOf("period", "credit"))),
                either(
                        "cap",
                        "3 * payee.target_incentive",
                        Shape.of(
                                required("amount", "10000"),
                                usual("per", "period").oneOf("period", "credit"))),
                usual("modifier", "payee.individual_modifier"),
                usual("share", "60 %"),
                inside(
                        "budget",
                        "{amount: 100000, when short: pro rata}",
                        Shape.of(
                                required("amount", "100000"),
                                required("when short", "pro rata").oneOf("pro rata", "first come"))),
                inside("exchange", "{rate: end-of-day, on: event date}", ANYTHING),
                usual("rounding", "half up to 2 decimals per line"));
    }

    private static Shape example() {
        return Shape.of(
                required("example", "reaches the second tier"),
                usual("period", "2026-Q1"),
                usual("date", "2026-01-31"),
                inside("payee", "{base_rate: 5 %}", ANYTHING),
                inside("quota", "{bookings: 100000}", ANYTHING),
                inside("payees", "{Ana: {quota: {bookings: 100000}}}", ANYTHING),
                inside(
                        "transactions",
                        "- {amount: 10000}",
                        Shape.of(usual("date", "2026-01-31"), usual("amount", "10000"))),
                inside(
                        "absences",
                        "- {payee: Ana, kind: PARENTAL, from: 2026-03-01, to: 2026-03-31}",
                        Shape.of(
                                usual("payee", "Ana"),
                                usual("kind", "PARENTAL"),
                                usual("from", "2026-03-01"),
                                usual("to", "2026-03-31"),
                                usual("share", "100 %"))),
                inside(
                        "holders",
                        "- {territory: T1, payee: Ana}",
                        Shape.of(
                                usual("territory", "T1"),
                                usual("payee", "Ana"),
                                usual("role", "sales"),
                                usual("from", "2026-01-01"),
                                usual("to", "2026-12-31"))),
                inside(
                        "rates",
                        "- {from: USD, to: EUR, type: end-of-day, date: 2026-01-31, rate: 0.92}",
                        Shape.of(
                                usual("from", "USD"),
                                usual("to", "EUR"),
                                usual("type", "end-of-day"),
                                usual("date", "2026-01-31"),
                                usual("rate", "0.92"))),
                inside("expect", "{Commission: 500}", ANYTHING));
    }

    private static Map<String, Shape> payments() {
        var rounding = rare("rounding", "half up to 2 decimals");
        var of = usual("of", "New bookings");
        var untilWhen = List.of(usual("for", "6 months"), usual("until", "2026-12-31"), usual("while", "active"));
        var payments = new LinkedHashMap<String, Shape>();
        payments.put(
                "holdback",
                Shape.of(
                        required("holdback", "Until the customer pays"),
                        of,
                        usual("when", "channel = \"partner\""),
                        usual("share", "50 %"),
                        usual("release", "payment"),
                        inside(
                                "parts",
                                "- {share: 50 %, release: payment}",
                                Shape.of(usual("share", "50 %"), usual("release", "payment"))),
                        rounding));
        payments.put(
                "instalments",
                Shape.of(
                        required("instalments", "In three parts"),
                        of,
                        required("parts", "3"),
                        usual("every", "2 periods"),
                        rounding));
        payments.put(
                "clawback",
                Shape.of(
                        required("clawback", "Returns"),
                        of,
                        usual("on", "return"),
                        usual("when", "attribute.reason = \"cancelled\""),
                        usual("within", "1 year"),
                        usual("share", "50 %"),
                        usual("served", "12 months"),
                        usual("take", "earned").oneOf("earned", "paid part"),
                        usual("deduct over", "2 periods"),
                        rounding));
        payments.put(
                "draw",
                term(
                        untilWhen,
                        rounding,
                        required("draw", "Ramp draw"),
                        required("amount", "1000"),
                        usual("prorate", "none").oneOf("none", "days"),
                        LEAVE,
                        either(
                                "recovery",
                                "none",
                                Shape.of(
                                        usual("share", "50 %"),
                                        usual("limit", "500"),
                                        usual("from", "period 4"),
                                        usual("until", "2026-12-31")))));
        payments.put(
                "advance",
                term(
                        untilWhen,
                        rounding,
                        required("advance", "Ramp draw"),
                        required("amount", "1000"),
                        usual("prorate", "none").oneOf("none", "days"),
                        LEAVE,
                        either(
                                "recovery",
                                "",
                                Shape.of(
                                        usual("share", "50 %"),
                                        usual("limit", "500"),
                                        usual("from", "period 4"),
                                        usual("until", "2026-12-31")))));
        payments.put(
                "guarantee",
                term(
                        untilWhen,
                        rounding,
                        required("guarantee", "Guarantee"),
                        required("amount", "500"),
                        usual("prorate", "none").oneOf("none", "days"),
                        LEAVE,
                        usual("over", "period").oneOf("period", "all periods")));
        payments.put(
                "minimum",
                Shape.of(
                        required("minimum", "Small payments"),
                        required("amount", "50"),
                        usual("below", "paid later").oneOf("paid later", "forfeited"),
                        rounding));
        payments.put(
                "maximum",
                Shape.of(
                        required("maximum", "At most"),
                        required("amount", "1000"),
                        usual("excess", "paid later").oneOf("paid later", "forfeited"),
                        rounding));
        payments.put(
                "negative",
                Shape.of(
                        required("negative", "Below zero"),
                        usual("then", "carried").oneOf("carried", "forgiven", "paid"),
                        usual("share", "50 %"),
                        usual("limit", "500"),
                        rounding));
        return payments;
    }

    private static Shape term(List<Key> untilWhen, Key rounding, Key... own) {
        var keys = new ArrayList<>(List.of(own));
        keys.addAll(untilWhen);
        keys.add(rounding);
        return new Shape(keys);
    }
}
