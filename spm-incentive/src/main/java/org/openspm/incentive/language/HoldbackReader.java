package org.openspm.incentive.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Rounding;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.ExpressionParser;
import org.openspm.incentive.calc.expression.Unit;
import org.openspm.incentive.calc.expression.Vocabulary;
import org.openspm.incentive.calc.plan.PayRule;
import org.openspm.incentive.calc.plan.Release;

/** Reads a holdback: its parts and what each of them waits for. */
final class HoldbackReader {
    static final List<String> PART_KEYS = List.of("share", "release");
    static final List<String> RELEASE_KEYS = List.of("on", "when", "total", "releases", "field");

    /** What a customer owes for an order, tax included. */
    static final String USUAL_TOTAL = "amount + tax + freight";

    private static final String RELEASES =
            "payment, invoice, year end, a date, “after 2 periods”, or {field: ship_date}";
    private static final Pattern AFTER = Pattern.compile("after (\\d{1,3}) periods?");

    private final Problems problems;
    private final Values values;
    private final Vocabulary deal;

    HoldbackReader(Problems problems, Vocabulary deal) {
        this.problems = problems;
        this.values = new Values(problems);
        this.deal = deal;
    }

    Optional<PayRule> read(Section section, String name, List<String> of, Rounding rounding) {
        if (section.has("parts") && (section.has("share") || section.has("release"))) {
            problems.add(section.markOf("parts"), "“parts” says shares and releases; remove “share” and “release”.");
        }
        var parts = section.has("parts")
                ? parts(section)
                : part(section).map(List::of).orElse(List.of());
        refuseMoreThanAll(section, parts);
        return Optional.of(new PayRule.Holdback(
                name,
                of,
                values.expressionAt(section, "when", deal, Unit.BOOLEAN, "attribute.prepaid <> \"yes\""),
                parts,
                rounding,
                section.at()));
    }

    private List<PayRule.Part> parts(Section section) {
        var result = new ArrayList<PayRule.Part>();
        for (var item : section.list("parts")) {
            Section.of(item, "a part", problems, PART_KEYS).flatMap(this::part).ifPresent(result::add);
        }
        if (result.isEmpty()) {
            problems.add(section.markOf("parts"), "“parts” needs lines such as “- {share: 25 %, release: payment}”.");
        }
        return result;
    }

    private Optional<PayRule.Part> part(Section section) {
        var share = section.required("share", "25 %")
                .flatMap(scalar -> values.expression(scalar, deal, Unit.PERCENT))
                .map(stated -> checkedShare(stated, problems));
        var release = release(section);
        return share.flatMap(stated -> release.map(found -> new PayRule.Part(stated, found, section.at())));
    }

    private Optional<Release> release(Section section) {
        if (section.node("release") instanceof Node.Mapping mapping) {
            return Section.of(mapping, "a release", problems, RELEASE_KEYS).flatMap(this::described);
        }
        return section.required("release", "payment").flatMap(this::named);
    }

    private Optional<Release> named(Node.Scalar scalar) {
        var text = scalar.text();
        var after = AFTER.matcher(text);
        if (after.matches() && Integer.parseInt(after.group(1)) > 0) {
            return Optional.of(new Release.After(Integer.parseInt(after.group(1))));
        }
        if (text.equals("year end")) {
            return Optional.of(new Release.YearEnd());
        }
        if (text.equals("payment") || text.equals("invoice")) {
            return Optional.of(new Release.OnEvent(List.of(text), null, usualTotal(), false));
        }
        if (text.matches("\\d{4}-.*")) {
            return values.date(scalar).map(Release.OnDate::new);
        }
        problems.add(scalar.at(), scalar.word() + " is nothing to wait for; write " + RELEASES + ".");
        return Optional.empty();
    }

    private Optional<Release> described(Section section) {
        if (section.has("field") == section.has("on")) {
            problems.add(
                    section.at(), "A release waits for an event (“on: payment”) or for a day (“field: ship_date”).");
            return Optional.empty();
        }
        if (section.has("field")) {
            return section.scalar("field", "ship_date")
                    .flatMap(scalar -> values.expression(scalar, deal).flatMap(field -> dated(scalar, field)));
        }
        var total = values.expressionAt(section, "total", deal, Unit.MONEY, USUAL_TOTAL);
        return Optional.of(new Release.OnEvent(
                new EventKinds(problems).read(section, "on", "payment"),
                values.expressionAt(section, "when", deal, Unit.BOOLEAN, "channel = \"bank\""),
                total == null ? usualTotal() : total,
                whole(section)));
    }

    private Optional<Release> dated(Node.Scalar scalar, Expression field) {
        if (field.unit() == Unit.DATE || field.unit() == Unit.TEXT) {
            return Optional.of(new Release.OnField(field));
        }
        problems.add(
                scalar.at(), scalar.word() + " holds no day; name a field such as ship_date or attribute.go_live.");
        return Optional.empty();
    }

    private boolean whole(Section section) {
        Node.@Nullable Scalar said = section.scalar("releases", "all").orElse(null);
        if (said == null || said.text().equals("in proportion")) {
            return false;
        }
        if (!said.text().equals("all")) {
            values.notAChoice(said, "amount that is released", List.of("in proportion", "all"));
        }
        return true;
    }

    private Expression usualTotal() {
        return ExpressionParser.parse(USUAL_TOTAL, deal, Unit.MONEY);
    }

    private void refuseMoreThanAll(Section section, List<PayRule.Part> parts) {
        var sum = BigDecimal.ZERO;
        for (var part : parts) {
            sum = part.share() instanceof Expression.Number share ? sum.add(share.value()) : sum;
        }
        if (sum.compareTo(BigDecimal.ONE) > 0) {
            problems.add(
                    section.at(),
                    "The parts come to " + PlanWriter.percent(sum) + " of what is earned; make them at most 100 %.");
        }
    }

    /** Refuses a constant share below 0 % or above 100 %. */
    static Expression checkedShare(Expression share, Problems problems) {
        if (share instanceof Expression.Number number
                && (number.value().signum() < 0 || number.value().compareTo(BigDecimal.ONE) > 0)) {
            problems.add(
                    share.at(),
                    "“" + PlanWriter.percent(number.value()) + "” is no share; write a percentage from 0 % to 100 %.");
        }
        return share;
    }
}
