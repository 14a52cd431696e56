package org.openspm.incentive.language;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Rounding;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.NearestName;
import org.openspm.incentive.calc.expression.Unit;
import org.openspm.incentive.calc.expression.Vocabulary;
import org.openspm.incentive.calc.plan.PayRule;
import org.openspm.incentive.calc.plan.Span;
import org.openspm.incentive.calc.plan.Term;

/** Reads the rules between what is earned and what is paid. */
final class PaymentReader {
    private static final List<String> TERM_KEYS = List.of("for", "until", "while");
    private static final List<String> USUAL_KEYS = List.of("rounding");
    static final Map<String, List<String>> KEYS = keys();
    static final List<String> RECOVERY_KEYS = List.of("share", "limit", "from", "until");
    private static final Pattern FROM_PERIOD = Pattern.compile("period (\\d{1,3})");
    private static final Pattern DEDUCTIONS = Pattern.compile("(\\d{1,3}) periods?");

    private final Problems problems;
    private final Values values;
    private final Set<String> components;
    private final Rounding rounding;
    private final Vocabulary period;
    private final Vocabulary deal;

    /** @param components names as written, also of those that could not be read */
    PaymentReader(
            Problems problems,
            Set<String> components,
            Map<String, ComponentReader.Subject> measures,
            Map<String, Unit> payeeValues,
            Rounding rounding) {
        this.problems = problems;
        this.values = new Values(problems);
        this.components = components;
        this.rounding = rounding;
        var units = new LinkedHashMap<String, Unit>();
        measures.values().forEach(subject -> units.put(subject.name(), subject.unit()));
        var withQuota = measures.values().stream()
                .filter(ComponentReader.Subject::hasQuota)
                .map(ComponentReader.Subject::name)
                .toList();
        this.period =
                Vocabulary.ofPayees(payeeValues).withMeasures(units, withQuota).withComponents(components);
        this.deal = Vocabulary.ofTransactions().withPayee(payeeValues);
    }

    private static Map<String, List<String>> keys() {
        var keys = new LinkedHashMap<String, List<String>>();
        keys.put("holdback", List.of("holdback", "of", "when", "share", "release", "parts"));
        keys.put("instalments", List.of("instalments", "of", "parts", "every"));
        keys.put(
                "clawback",
                List.of("clawback", "of", "on", "when", "within", "share", "served", "take", "deduct over"));
        keys.put("draw", joined(List.of("draw", "amount", "prorate", "leave", "recovery"), TERM_KEYS));
        keys.put("advance", joined(List.of("advance", "amount", "prorate", "leave", "recovery"), TERM_KEYS));
        keys.put("guarantee", joined(List.of("guarantee", "amount", "prorate", "leave", "over"), TERM_KEYS));
        keys.put("minimum", List.of("minimum", "amount", "below"));
        keys.put("maximum", List.of("maximum", "amount", "excess"));
        keys.put("negative", List.of("negative", "then", "share", "limit"));
        keys.replaceAll((_, own) -> joined(own, USUAL_KEYS));
        return keys;
    }

    private static List<String> joined(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    Optional<PayRule> read(Node node) {
        var kind = kind(node);
        if (kind.isEmpty()) {
            problems.add(
                    node.at(),
                    "A pay rule begins with its kind and name, as in “- draw: Ramp draw”; the kinds are "
                            + String.join(", ", KEYS.keySet()) + ".");
            return Optional.empty();
        }
        var word = kind.get();
        return Section.of(node, "a " + word, problems, KEYS.getOrDefault(word, List.of()))
                .flatMap(section -> read(word, section));
    }

    private static Optional<String> kind(Node node) {
        return node instanceof Node.Mapping mapping
                ? mapping.entries().stream()
                        .map(entry -> entry.key().text())
                        .filter(KEYS::containsKey)
                        .findFirst()
                : Optional.empty();
    }

    private Optional<PayRule> read(String kind, Section section) {
        int before = problems.count();
        var name = section.required(kind, "Until the customer pays")
                .flatMap(scalar -> values.title(scalar, "the name of a pay rule", Values.NAME_LENGTH_MAX));
        var rule = switch (kind) {
            case "draw" -> draw(section, name.orElse(""), false);
            case "advance" -> advance(section, name.orElse(""));
            case "guarantee" -> guarantee(section, name.orElse(""));
            case "minimum" -> minimum(section, name.orElse(""));
            case "maximum" -> maximum(section, name.orElse(""));
            case "negative" -> negative(section, name.orElse(""));
            case "holdback" ->
                new HoldbackReader(problems, deal).read(section, name.orElse(""), of(section), rounding(section));
            case "instalments" -> instalments(section, name.orElse(""));
            default -> clawback(section, name.orElse(""));
        };
        return problems.count() > before || name.isEmpty() ? Optional.empty() : rule;
    }

    private Optional<PayRule> advance(Section section, String name) {
        if (TERM_KEYS.stream().noneMatch(section::has)) {
            problems.add(
                    section.at(),
                    "An advance is paid in every period until it is said to end; add “for: 1 month”, “until” or “while”.");
        }
        var advance = draw(section, name, true);
        if (advance.filter(rule -> rule instanceof PayRule.Draw draw && draw.recovery() == null)
                .isPresent()) {
            problems.add(
                    section.markOf("recovery"),
                    "An advance is repaid; write “recovery: {share: 100 %}”, or a component with an “amount” for what is"
                            + " not.");
        }
        return advance;
    }

    private Optional<PayRule> draw(Section section, String name, boolean onTop) {
        var amount = amount(section, "4000");
        var term = term(section);
        var recovery = recovery(section);
        return amount.map(money ->
                new PayRule.Draw(name, money, term, byDays(section), onTop, recovery, rounding(section), section.at()));
    }

    private PayRule.@Nullable Recovery recovery(Section section) {
        if (section.node("recovery") instanceof Node.Mapping mapping) {
            return Section.of(mapping, "a recovery", problems, RECOVERY_KEYS)
                    .map(this::recovered)
                    .orElse(null);
        }
        section.required("recovery", "{share: 100 %}")
                .filter(scalar -> !scalar.text().equals("none"))
                .ifPresent(scalar -> problems.add(
                        scalar.at(),
                        scalar.word() + " is no recovery; write “recovery: none” for a draw that is not repaid, or"
                                + " “recovery: {share: 100 %}”."));
        return null;
    }

    private PayRule.Recovery recovered(Section section) {
        int place = 1;
        LocalDate from = null;
        var start = section.scalar("from", "period 4");
        if (start.isPresent()) {
            var match = FROM_PERIOD.matcher(start.get().text());
            if (match.matches() && Integer.parseInt(match.group(1)) > 0) {
                place = Integer.parseInt(match.group(1));
            } else {
                from = values.date(start.get()).orElse(null);
            }
        }
        return new PayRule.Recovery(
                share(section, period),
                values.expressionAt(section, "limit", period, Unit.MONEY, "500"),
                place,
                from,
                section.scalar("until", "2027-12-31").flatMap(values::date).orElse(null));
    }

    private Optional<PayRule> guarantee(Section section, String name) {
        var amount = amount(section, "5000");
        var term = term(section);
        boolean cumulative = choice(section, "over", "period", List.of("period", "all periods"))
                .equals("all periods");
        return amount.map(money ->
                new PayRule.Guarantee(name, money, term, byDays(section), cumulative, rounding(section), section.at()));
    }

    private Optional<PayRule> minimum(Section section, String name) {
        var below = section.required("below", "paid later")
                .flatMap(scalar -> values.choice(scalar, "way with a small payment", PayRule.Below.class));
        return amount(section, "50")
                .flatMap(money ->
                        below.map(way -> new PayRule.Minimum(name, money, way, rounding(section), section.at())));
    }

    private Optional<PayRule> maximum(Section section, String name) {
        var excess = section.required("excess", "paid later")
                .flatMap(scalar -> values.choice(scalar, "way with what is too much", PayRule.Excess.class));
        return amount(section, "10000")
                .flatMap(money ->
                        excess.map(way -> new PayRule.Maximum(name, money, way, rounding(section), section.at())));
    }

    private Optional<PayRule> negative(Section section, String name) {
        var then = section.required("then", "carried")
                .flatMap(scalar -> values.choice(scalar, "way with less than nothing", PayRule.Then.class));
        var limit = values.expressionAt(section, "limit", period, Unit.MONEY, "500");
        then.filter(way -> way != PayRule.Then.CARRIED && (section.has("share") || section.has("limit")))
                .ifPresent(way -> problems.add(
                        section.at(),
                        "Only what is carried is deducted later, this is " + Values.word(way)
                                + "; remove share and limit, or write “then: carried”."));
        return then.map(
                way -> new PayRule.Negative(name, way, share(section, period), limit, rounding(section), section.at()));
    }

    private Optional<PayRule> instalments(Section section, String name) {
        var parts = section.required("parts", "4").flatMap(scalar -> count(scalar, 2));
        var every =
                section.scalar("every", "1").flatMap(scalar -> count(scalar, 1)).orElse(1);
        return parts.map(
                number -> new PayRule.Instalments(name, of(section), number, every, rounding(section), section.at()));
    }

    private Optional<PayRule> clawback(Section section, String name) {
        var events = new EventKinds(problems).read(section, "on", "return");
        var take = choice(section, "take", "earned", List.of("earned", "paid part"));
        int deductions = section.scalar("deduct over", "10 periods")
                .flatMap(this::deductions)
                .orElse(1);
        return Optional.of(new PayRule.Clawback(
                name,
                of(section),
                events,
                values.expressionAt(section, "when", deal, Unit.BOOLEAN, "attribute.reason = \"cancelled\""),
                span(section, "within", "180 days"),
                share(section, deal),
                span(section, "served", "12 months"),
                take.equals("paid part"),
                deductions,
                rounding(section),
                section.at()));
    }

    private Optional<Integer> deductions(Node.Scalar scalar) {
        var match = DEDUCTIONS.matcher(scalar.text());
        if (match.matches() && Integer.parseInt(match.group(1)) > 0) {
            return Optional.of(Integer.parseInt(match.group(1)));
        }
        problems.add(scalar.at(), scalar.word() + " is no number of periods; write “10 periods”.");
        return Optional.empty();
    }

    private Optional<Expression> amount(Section section, String example) {
        return section.required("amount", example).flatMap(scalar -> values.expression(scalar, period, Unit.MONEY));
    }

    /** A share that may depend on something; all when it is not stated. */
    private Expression share(Section section, Vocabulary words) {
        var stated = values.expressionAt(section, "share", words, Unit.PERCENT, "50 %");
        return stated == null
                ? new Expression.Number(java.math.BigDecimal.ONE, Unit.PERCENT, section.at())
                : HoldbackReader.checkedShare(stated, problems);
    }

    private Term term(Section section) {
        return new Term(
                span(section, "for", "6 months"),
                section.scalar("until", "2026-12-31").flatMap(values::date).orElse(null),
                values.expressionAt(section, "while", period, Unit.BOOLEAN, "payee.ramping = 1"),
                new LeaveReader(problems).read(section, byDays(section)));
    }

    private @Nullable Span span(Section section, String key, String example) {
        return section.scalar(key, example)
                .flatMap(scalar -> SpanReader.read(scalar, problems))
                .orElse(null);
    }

    private boolean byDays(Section section) {
        return choice(section, "prorate", "none", List.of("none", "days")).equals("days");
    }

    private String choice(Section section, String key, String usual, List<String> words) {
        var scalar = section.scalar(key, usual);
        if (scalar.isPresent() && !words.contains(scalar.get().text())) {
            values.notAChoice(scalar.get(), "answer to “" + key + "”", words);
        }
        return scalar.map(Node.Scalar::text).orElse(usual);
    }

    private Optional<Integer> count(Node.Scalar scalar, int min) {
        if (scalar.text().matches("\\d{1,3}") && Integer.parseInt(scalar.text()) >= min) {
            return Optional.of(Integer.parseInt(scalar.text()));
        }
        problems.add(scalar.at(), scalar.word() + " is no whole number from " + min + " to 999.");
        return Optional.empty();
    }

    private List<String> of(Section section) {
        var result = new ArrayList<String>();
        for (var item : section.list("of")) {
            if (item instanceof Node.Scalar scalar && components.contains(scalar.text())) {
                result.add(scalar.text());
            } else {
                problems.add(
                        item.at(),
                        "There is no component " + item.word() + "; "
                                + (item instanceof Node.Scalar scalar
                                        ? NearestName.to(scalar.text(), components)
                                                .map(near -> "did you mean “" + near + "”?")
                                                .orElse("name one of the plan's components.")
                                        : "name one of the plan's components."));
            }
        }
        return result;
    }

    private Rounding rounding(Section section) {
        return section.scalar("rounding", RoundingReader.EXAMPLE)
                .flatMap(scalar -> new RoundingReader(problems).read(scalar))
                .map(policy -> policy.rounding())
                .orElse(rounding);
    }
}
