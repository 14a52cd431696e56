package org.openspm.incentive.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.Unit;
import org.openspm.incentive.calc.expression.Vocabulary;
import org.openspm.incentive.calc.plan.Base;
import org.openspm.incentive.calc.plan.Component;

/** Reads what a component takes its rate of: the measure, a target, a fixed amount, a bonus, the downline, the spread. */
final class BaseReader {
    static final List<String> DOWNLINE_KEYS = List.of("components", "along");
    private static final List<String> BASES =
            List.of("target", "amount", "bonus", "downline", "spread", "pool", "contest");

    private final Problems problems;
    private final Values values;
    private final ComponentReader.Subject subject;
    private final Vocabulary words;
    private final Vocabulary line;
    private final Vocabulary team;

    /** @param words names of a period; {@code line} those of one credit, where the component pays per credit */
    BaseReader(Problems problems, ComponentReader.Subject subject, Vocabulary words, Vocabulary line, Vocabulary team) {
        this.problems = problems;
        this.values = new Values(problems);
        this.subject = subject;
        this.words = words;
        this.line = line;
        this.team = team;
    }

    Optional<Base> read(Section section, Component.Per per) {
        var stated = BASES.stream().filter(section::has).toList();
        if (stated.size() > 1) {
            problems.add(
                    section.markOf(stated.get(1)),
                    "A component has one base, this one has “" + stated.get(0) + "” and “" + stated.get(1)
                            + "”; make two components of it.");
            return Optional.empty();
        }
        if (section.has("weight") && !section.has("target")) {
            problems.add(section.markOf("weight"), "“weight” is the part of a target incentive; add “target: …”.");
        }
        if (stated.isEmpty()) {
            return Optional.of(new Base.MeasureValue());
        }
        var key = stated.getFirst();
        boolean spread = key.equals("spread");
        if (spread != (per == Component.Per.CREDIT) && !key.equals("amount")) {
            problems.add(
                    section.markOf(key),
                    spread
                            ? "A spread is paid on each credit; write “per: credit” or leave “per” out."
                            : "“" + key + "” is paid per period; remove “per: credit”.");
        }
        return switch (key) {
            case "target" -> target(section);
            case "amount" -> money(section, key, line).map(Base.Fixed::new);
            case "bonus" -> money(section, key, words).map(Base.Bonus::new);
            case "downline" -> downline(section);
            case "pool" -> Optional.ofNullable(section.node(key)).flatMap(new TeamReader(problems, words, team)::pool);
            case "contest" ->
                Optional.ofNullable(section.node(key)).flatMap(new TeamReader(problems, words, team)::contest);
            default -> hierarchy(section, "spread").map(Base.Spread::new);
        };
    }

    private Optional<Base> target(Section section) {
        if (!subject.hasQuota()) {
            problems.add(
                    section.markOf("target"),
                    "A target pays by attainment and needs a quota, measure “" + subject.name()
                            + "” has none; add “quota: …” to it.");
        }
        var weight = section.has("weight")
                ? Optional.ofNullable(values.expressionAt(section, "weight", words, Unit.PERCENT, "60 %"))
                : Optional.<Expression>of(new Expression.Number(BigDecimal.ONE, Unit.PERCENT, section.at()));
        return money(section, "target", words).flatMap(amount -> weight.map(part -> new Base.Target(amount, part)));
    }

    private Optional<Expression> money(Section section, String key, Vocabulary names) {
        return Optional.ofNullable(values.expressionAt(section, key, names, Unit.MONEY, "payee.target_incentive"));
    }

    private Optional<Base> downline(Section section) {
        var node = section.node("downline");
        if (node == null) {
            return Optional.empty();
        }
        return Section.of(node, "a downline", problems, DOWNLINE_KEYS).flatMap(downline -> {
            var components = components(downline);
            return hierarchy(downline, "along").map(along -> new Base.DownlineEarnings(components, along));
        });
    }

    private List<String> components(Section downline) {
        var result = new ArrayList<String>();
        for (var item : downline.list("components")) {
            if (item instanceof Node.Scalar scalar && !scalar.isEmpty()) {
                result.add(scalar.text());
            } else {
                problems.add(item.at(), "“components” names components of this plan, this is " + item.word() + ".");
            }
        }
        if (result.isEmpty()) {
            problems.add(downline.at(), "The downline names no component; add “components: [New bookings]”.");
        }
        return result;
    }

    private Optional<String> hierarchy(Section section, String key) {
        return section.required(key, "reporting").flatMap(scalar -> {
            if (!scalar.text().matches("\\S{1,64}")) {
                problems.add(
                        scalar.at(), scalar.word() + " is no code of a hierarchy; write its code, such as reporting.");
                return Optional.empty();
            }
            return Optional.of(scalar.text());
        });
    }
}
