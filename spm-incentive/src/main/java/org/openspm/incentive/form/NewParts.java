package org.openspm.incentive.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openspm.domain.shared.RuleViolation;

/** Parts to begin with, when one is added to a plan: sound as far as the plan around them allows. */
public final class NewParts {
    private static final Map<String, Map<String, String>> PARTS = parts();

    private NewParts() {}

    /** What can be added to a section, in the order in which it is offered. */
    public static List<String> kinds(String section) {
        return List.copyOf(PARTS.getOrDefault(section, Map.of()).keySet());
    }

    /** Adds a part with a name that no other has. */
    public static PlanEdit add(PlanSource source, String section, String kind) {
        var yaml = PARTS.getOrDefault(section, Map.of()).get(kind);
        if (yaml == null) {
            throw new RuleViolation("There is no “" + kind + "” to add to " + section + ".");
        }
        var name = yaml.substring(yaml.indexOf(": ") + 2, yaml.indexOf('\n'));
        var whole = yaml.replace("CREDIT", first(source, "credits", "sale"))
                .replace("MEASURE", first(source, "measures", "bookings"))
                .replace("COMPONENT", first(source, "components", "Commission"));
        return new PlanEdit.Append("/" + section, whole.replaceFirst(": " + name, ": " + free(source, section, name)));
    }

    /** What is written when a key with an inside is added to a part. */
    public static PlanEdit inside(PlanSource source, String part, String key) {
        var path = PlanPath.of(part);
        var first = source.at(part) instanceof Piece.Group group
                ? group.entries().getFirst().key().text()
                : "";
        var shape = path.isRoot() ? Shapes.plan() : Shapes.part(path.steps().getFirst(), first);
        var found = shape.key(key)
                .orElseThrow(() -> new RuleViolation("There is no “" + key + "” to add to " + part + "."));
        var at = PlanPath.under(part, key);
        return found.skeleton().isEmpty()
                ? new PlanEdit.Put(at, found.example())
                : new PlanEdit.Write(at, found.skeleton());
    }

    private static String first(PlanSource source, String section, String otherwise) {
        return source.at("/" + section + "/0") instanceof Piece.Group group
                        && group.entries().getFirst().value() instanceof Piece.Word word
                        && !word.text().isEmpty()
                ? word.text()
                : otherwise;
    }

    private static String free(PlanSource source, String section, String name) {
        var taken = PlanForm.of(source).sections().stream()
                .filter(each -> each.key().equals(section))
                .flatMap(each -> each.parts().stream())
                .map(FormPart::name)
                .toList();
        var free = name;
        for (int number = 2; taken.contains(free); number++) {
            free = name + (name.contains(" ") ? " " : "_") + number;
        }
        return free;
    }

    private static Map<String, Map<String, String>> parts() {
        var parts = new LinkedHashMap<String, Map<String, String>>();
        parts.put(
                "tables",
                named(
                        "one",
                                "table: new_table\nvalue: percent\nby:\n  - {axis: amount, unit: money, from: [0, 10000], before: hold}\n"
                                        + "cells: [5 %, 6 %]",
                        "two",
                                "table: new_matrix\nvalue: percent\nby:\n"
                                        + "  - {axis: attainment, unit: percent, from: [0 %, 80 %, 100 %], before: hold}\n"
                                        + "  - {axis: margin, unit: percent, from: [0 %, 20 %], before: hold}\n"
                                        + "cells:\n  - [0 %, 50 %]\n  - [80 %, 100 %]\n  - [100 %, 120 %]",
                        "three",
                                "table: new_cube\nvalue: number\nby:\n  - {axis: segment, of: [Enterprise, Midmarket]}\n"
                                        + "  - {axis: attainment, unit: percent, from: [0 %, 100 %], before: hold}\n"
                                        + "  - {axis: margin, unit: percent, from: [0 %, 20 %], before: hold}\n"
                                        + "cells:\n  - - [0, 0.5]\n    - [1, 1.2]\n  - - [0, 0.6]\n    - [1, 1.3]"));
        parts.put(
                "curves",
                named(
                        "curve",
                        "curve: new_curve\naxis: percent\nvalue: percent\npoints:\n  - {at: 0 %, value: 0 %}\n"
                                + "  - {at: 100 %, value: 100 %}\n  - {at: 150 %, value: 200 %}"));
        parts.put(
                "credits",
                named(
                        "seller", "credit: new_credit\nof: orders\nto: seller",
                        "splits", "credit: new_credit\nof: orders\nto: {splits: stated, seller: rest}",
                        "overlay", "credit: overlay_credit\nof: orders\nto: overlay",
                        "territory", "credit: territory_credit\nof: orders\nto: territory holder"));
        parts.put(
                "measures",
                named(
                        "sum", "measure: new_measure\ncredits: CREDIT\nsum: amount",
                        "count", "measure: new_count\ncredits: CREDIT\ncount: credits",
                        "rolled-up",
                                "measure: team_measure\ncredits: CREDIT\nsum: amount\nroll up: reporting without own",
                        "calculated", "measure: new_figure\ncalculate: measure.MEASURE"));
        parts.put(
                "components",
                named(
                        "rate", "component: New commission\non: MEASURE\nrate: 5 %",
                        "deal", "component: Commission per deal\non: MEASURE\nper: credit\nrate: 5 %",
                        "tiers",
                                "component: Tiered commission\non: MEASURE\nrate: 5 %\ntiers:\n  mode: marginal\n  axis: amount\n"
                                        + "  bands:\n    - {to: 100000, value: x 1}\n    - {value: x 1.5}",
                        "target",
                                "component: New target bonus\non: MEASURE\ntarget: payee.target_incentive\nweight: 100 %",
                        "fixed", "component: New allowance\non: MEASURE\namount: 500",
                        "bonus", "component: New bonus\non: MEASURE\nbonus: 1000\nthreshold: {measure: 100000}",
                        "override",
                                "component: New override\non: MEASURE\nrate: 10 %\n"
                                        + "downline: {components: [COMPONENT], along: reporting}"));
        parts.put(
                "payments",
                named(
                        "holdback", "holdback: Until the customer pays\nparts:\n  - {share: 50 %, release: payment}",
                        "instalments", "instalments: In three parts\nparts: 3",
                        "clawback", "clawback: Returns of deals\nwithin: 1 year",
                        "draw", "draw: New draw\namount: 1000\nrecovery: {share: 100 %}\nfor: 6 months",
                        "advance",
                                "advance: New advance\namount: 1000\nrecovery: {share: 100 %, limit: 250}\nfor: 1 month",
                        "guarantee", "guarantee: New guarantee\namount: 500\nfor: 6 months",
                        "minimum", "minimum: Small payments\namount: 50\nbelow: paid later",
                        "maximum", "maximum: At most this\namount: 10000\nexcess: paid later",
                        "negative", "negative: Below zero\nthen: carried"));
        parts.put(
                "examples",
                named(
                        "example",
                        "example: new example\ndate: 2026-01-31\ntransactions:\n  - {amount: 10000}\n"
                                + "expect: {COMPONENT: 500}"));
        return parts;
    }

    private static Map<String, String> named(String... pairs) {
        var result = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            result.put(pairs[i], pairs[i + 1]);
        }
        return result;
    }
}
