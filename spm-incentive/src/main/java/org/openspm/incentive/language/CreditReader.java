package org.openspm.incentive.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Chart;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.Mark;
import org.openspm.incentive.calc.expression.Scope;
import org.openspm.incentive.calc.expression.Unit;
import org.openspm.incentive.calc.expression.Vocabulary;
import org.openspm.incentive.calc.plan.Allocation;
import org.openspm.incentive.calc.plan.CreditRule;

/** Reads a credit rule. */
final class CreditReader {
    static final List<String> KEYS =
            List.of("credit", "of", "events", "when", "to", "amount", "cap", "dated by", "parts");
    static final List<String> EVENTS = List.of("order", "return", "invoice", "payment");
    private static final Pattern RECIPIENT =
            Pattern.compile("(seller|overlay|account owner|territory holder|splits)(?:\\s+in\\s+role\\s+(\\S{1,32}))?");
    private static final Pattern PARTS = Pattern.compile("to (\\d) decimals?");
    private static final List<String> RECIPIENTS =
            List.of("seller", "overlay", "account owner", "territory holder", "splits");
    private static final int PARTS_SCALE = 4;

    private final Problems problems;
    private final Values values;
    private final Vocabulary vocabulary;

    CreditReader(Problems problems, List<Chart> charts) {
        this.problems = problems;
        this.vocabulary = Vocabulary.ofTransactions().withCharts(charts);
        this.values = new Values(problems);
    }

    Optional<CreditRule> read(Node node) {
        return Section.of(node, "a credit rule", problems, KEYS).flatMap(this::read);
    }

    private Optional<CreditRule> read(Section section) {
        int before = problems.count();
        var name = section.required("credit", "direct").flatMap(scalar -> values.identifier(scalar, "a credit rule"));
        var level = section.required("of", "orders")
                .flatMap(scalar -> values.choice(scalar, "level of transactions", CreditRule.Level.class));
        var to = allocations(section);
        var amount = section.scalar("amount", "amount")
                .flatMap(scalar -> values.expression(scalar, vocabulary, Unit.MONEY))
                .orElseGet(() -> new Expression.Reference(Scope.TRANSACTION, "amount", Unit.MONEY, section.at()));
        var when = values.expressionAt(section, "when", vocabulary, Unit.BOOLEAN, "channel = \"direct\"");
        var cap = values.expressionAt(section, "cap", vocabulary, Unit.MONEY, "100000");
        var datedBy = section.scalar("dated by", "event date")
                .flatMap(scalar -> values.choice(scalar, "date", CreditRule.DatedBy.class))
                .orElse(CreditRule.DatedBy.EVENT_DATE);
        var events = events(section);
        int scale = scale(section);
        return problems.count() > before || name.isEmpty() || level.isEmpty()
                ? Optional.empty()
                : Optional.of(new CreditRule(
                        name.get(), level.get(), events, when, to, amount, cap, datedBy, scale, section.at()));
    }

    private List<String> events(Section section) {
        var result = new ArrayList<String>();
        for (var item : section.list("events")) {
            if (item instanceof Node.Scalar scalar && EVENTS.contains(scalar.text())) {
                result.add(scalar.text());
            } else if (item instanceof Node.Scalar scalar) {
                values.notAChoice(scalar, "kind of event", EVENTS);
            } else {
                problems.add(
                        item.at(), "“events” is a list of words such as [order, return], this is " + item.word() + ".");
            }
        }
        return result.isEmpty() ? List.of("order", "return") : result;
    }

    private int scale(Section section) {
        var scalar = section.scalar("parts", "to 4 decimals");
        if (scalar.isEmpty()) {
            return PARTS_SCALE;
        }
        var match = PARTS.matcher(scalar.get().text());
        if (!match.matches() || Integer.parseInt(match.group(1)) > PARTS_SCALE) {
            problems.add(
                    scalar.get().at(),
                    scalar.get().word() + " says not how exact parts are; write “to 4 decimals”, with 0 to 4.");
            return PARTS_SCALE;
        }
        return Integer.parseInt(match.group(1));
    }

    private List<Allocation> allocations(Section section) {
        return switch (section.node("to")) {
            case null -> {
                problems.add(section.at(), "The credit rule does not say who is credited; add “to: seller”.");
                yield List.of();
            }
            case Node.Scalar scalar ->
                recipient(scalar).map(found -> found.with(null, scalar.at())).stream()
                        .toList();
            case Node.Mapping mapping -> shares(mapping);
            case Node.Sequence sequence -> {
                problems.add(
                        sequence.at(),
                        "“to” is one recipient, or shares such as {seller: 60 %, overlay: 40 %}; not a list.");
                yield List.of();
            }
        };
    }

    private List<Allocation> shares(Node.Mapping mapping) {
        var result = new ArrayList<Allocation>();
        for (var entry : mapping.entries()) {
            if (!(entry.value() instanceof Node.Scalar share)) {
                problems.add(
                        entry.value().at(),
                        "A share is a percentage or “rest”, this is "
                                + entry.value().word() + ".");
                continue;
            }
            recipient(entry.key())
                    .ifPresent(found -> share(found, share, entry.key().at()).ifPresent(result::add));
        }
        requireWhole(result, mapping.at());
        return result;
    }

    private Optional<Allocation> share(Found found, Node.Scalar share, Mark at) {
        var word = share.text().toLowerCase(Locale.ROOT);
        boolean splits = found.recipient == Allocation.Recipient.SPLITS;
        if (splits != word.equals("stated")) {
            problems.add(
                    share.at(),
                    splits
                            ? "The shares of splits stand on the transaction; write “splits: stated”."
                            : "Only splits are “stated” on the transaction; write a percentage or “rest”.");
            return Optional.empty();
        }
        if (splits || word.equals("rest")) {
            return Optional.of(found.with(null, at));
        }
        return values.share(share).map(part -> found.with(part, at));
    }

    private void requireWhole(List<Allocation> allocations, Mark at) {
        var stated = allocations.stream()
                .map(Allocation::share)
                .filter(share -> share != null)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        long rests = allocations.stream()
                .filter(one -> one.share() == null && one.recipient() != Allocation.Recipient.SPLITS)
                .count();
        boolean splits = allocations.stream().anyMatch(one -> one.recipient() == Allocation.Recipient.SPLITS);
        var percent = stated.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
        if (stated.compareTo(BigDecimal.ONE) > 0) {
            problems.add(at, "The shares add up to " + percent + "; they must add up to 100 %.");
        } else if (rests > 1) {
            problems.add(at, "Only one recipient can get the rest; give the others a percentage.");
        } else if (rests == 0 && !splits && !allocations.isEmpty() && stated.compareTo(BigDecimal.ONE) < 0) {
            problems.add(
                    at,
                    "The shares add up to " + percent
                            + "; they must add up to 100 %, or one recipient gets the “rest”.");
        }
    }

    private record Found(
            Allocation.Recipient recipient, @Nullable String role) {
        Allocation with(@Nullable BigDecimal share, Mark at) {
            return new Allocation(recipient, role, share, at);
        }
    }

    private Optional<Found> recipient(Node.Scalar scalar) {
        var match = RECIPIENT.matcher(scalar.text());
        if (!match.matches()) {
            values.notAChoice(scalar, "recipient of credit", RECIPIENTS);
            return Optional.empty();
        }
        var recipient = Allocation.Recipient.valueOf(
                match.group(1).toUpperCase(Locale.ROOT).replace(' ', '_'));
        return Optional.of(new Found(recipient, match.group(2)));
    }
}
