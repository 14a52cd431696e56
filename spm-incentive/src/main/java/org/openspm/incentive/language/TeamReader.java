package org.openspm.incentive.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.Unit;
import org.openspm.incentive.calc.expression.Vocabulary;
import org.openspm.incentive.calc.plan.Base;

/** Reads what is earned against or with others: pools and contests. */
final class TeamReader {
    static final List<String> POOL_KEYS = List.of("amount", "qualifies", "by", "of", "parts", "among");
    static final List<String> CONTEST_KEYS = List.of("by", "order", "qualifies", "ties", "prizes", "among");
    static final List<String> PRIZE_KEYS = List.of("places", "amount", "shared");
    private static final Pattern AMONG = Pattern.compile("plan|title|manager along (\\S{1,64})");
    private static final Pattern PLACES = Pattern.compile("(\\d{1,6})(?:\\s+to\\s+(\\d{1,6}))?");
    private static final Pattern PART = Pattern.compile("(?:to\\s+)?(\\d{1,3}(?:\\.\\d{1,4})?)\\s*%");
    private static final BigDecimal STEP = new BigDecimal("0.1");

    private final Problems problems;
    private final Values values;
    private final Vocabulary member;
    private final Vocabulary team;

    /** @param member names of what one payee has; {@code team} of what all have together */
    TeamReader(Problems problems, Vocabulary member, Vocabulary team) {
        this.problems = problems;
        this.values = new Values(problems);
        this.member = member;
        this.team = team;
    }

    private enum Parts {
        EACH_ROUNDED,
        ADD_UP
    }

    private enum Order {
        HIGHEST_FIRST,
        LOWEST_FIRST
    }

    Optional<Base> pool(Node node) {
        return Section.of(node, "a pool", problems, POOL_KEYS).flatMap(section -> {
            var amount = section.required("amount", "10 % * team.bookings")
                    .flatMap(scalar -> values.expression(scalar, team, Unit.MONEY));
            var qualifies = values.expressionAt(section, "qualifies", member, Unit.BOOLEAN, "attainment >= 50 %");
            var weight = section.scalar("by", "payee.shares")
                    .flatMap(scalar -> values.expression(scalar, member, Unit.UNSTATED))
                    .orElse(null);
            var of = section.scalar("of", "100")
                    .flatMap(scalar -> values.expression(scalar, team, Unit.UNSTATED))
                    .orElse(null);
            if (of != null && weight == null) {
                problems.add(section.markOf("of"), "“of” is what the weights are divided by; add “by: payee.shares”.");
            }
            var parts = section.scalar("parts", "add up")
                    .flatMap(scalar -> values.choice(scalar, "rounding of parts", Parts.class))
                    .orElse(Parts.EACH_ROUNDED);
            if (parts == Parts.ADD_UP && of != null) {
                problems.add(
                        section.markOf("parts"),
                        "Parts of a fixed number of shares need not add up to the pool; remove “of” or “parts: add up”.");
            }
            var among = among(section);
            return amount.map(money -> new Base.Pool(money, qualifies, weight, of, parts == Parts.ADD_UP, among));
        });
    }

    Optional<Base> contest(Node node) {
        return Section.of(node, "a contest", problems, CONTEST_KEYS).flatMap(section -> {
            var score = section.scalar("by", "attainment")
                    .flatMap(scalar -> values.expression(scalar, member, Unit.UNSTATED))
                    .orElse(null);
            var order = section.scalar("order", "highest first")
                    .flatMap(scalar -> values.choice(scalar, "order of a contest", Order.class))
                    .orElse(Order.HIGHEST_FIRST);
            var qualifies = values.expressionAt(section, "qualifies", member, Unit.BOOLEAN, "attainment >= 50 %");
            var ties = section.required("ties", "best rank")
                    .flatMap(scalar -> values.choice(scalar, "treatment of ties", Base.Contest.Ties.class));
            requireOwnMeasure(section, score, ties.orElse(null));
            var prizes = prizes(section);
            var among = among(section);
            return prizes.isEmpty() || ties.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new Base.Contest(score, order == Order.LOWEST_FIRST, qualifies, ties.get(), prizes, among));
        });
    }

    private void requireOwnMeasure(Section section, @Nullable Expression score, Base.Contest.@Nullable Ties ties) {
        if (score != null && ties == Base.Contest.Ties.FIRST_TO_REACH) {
            problems.add(
                    section.markOf("ties"),
                    "Who reached a score first is known of the measure only; leave “by” out, or use another rule for"
                            + " ties.");
        }
    }

    private List<Base.Contest.Prize> prizes(Section section) {
        var prizes = new ArrayList<Base.Contest.Prize>();
        var before = new Before(1, null);
        for (var item : section.list("prizes")) {
            var prize = Section.of(item, "a prize", problems, PRIZE_KEYS);
            if (prize.isEmpty()) {
                return List.of();
            }
            var read = prize(prize.get(), before);
            if (read.isEmpty()) {
                return List.of();
            }
            prizes.add(read.get());
            before = new Before(read.get().last() + 1, read.get().part());
        }
        if (prizes.isEmpty()) {
            problems.add(
                    section.at(),
                    "The contest has no prizes; add “prizes:” with lines such as {places: 1 to 10, amount: 5000}.");
        }
        return prizes;
    }

    /** Where the prize before ended: the next place, or the part of all. */
    private record Before(int next, @Nullable BigDecimal part) {}

    private Optional<Base.Contest.Prize> prize(Section section, Before before) {
        var places = section.required("places", "1 to 10");
        var amount =
                section.required("amount", "5000").flatMap(scalar -> values.expression(scalar, member, Unit.MONEY));
        boolean shared = section.scalar("shared", "yes").map(this::yes).orElse(false);
        if (places.isEmpty() || amount.isEmpty()) {
            return Optional.empty();
        }
        var part = PART.matcher(places.get().text());
        if (part.matches()) {
            return part(places.get(), new BigDecimal(part.group(1)).movePointLeft(2), before)
                    .map(share -> new Base.Contest.Prize(0, share, amount.get(), shared));
        }
        int next = before.next();
        var match = PLACES.matcher(places.get().text());
        int first = match.matches() ? Integer.parseInt(match.group(1)) : 0;
        int last = match.matches() && match.group(2) != null ? Integer.parseInt(match.group(2)) : first;
        if (first != next || last < first || before.part() != null) {
            problems.add(
                    places.get().at(),
                    before.part() == null
                            ? places.get().word() + " does not go on at place " + next + "; write “" + next + "” or “"
                                    + next + " to " + (next + 4) + "”, or “to 10 %” of those who take part."
                            : places.get().word() + " follows a part of all; write a larger part such as “to "
                                    + PlanWriter.percent(before.part().add(STEP)) + "”.");
            return Optional.empty();
        }
        return Optional.of(new Base.Contest.Prize(last, null, amount.get(), shared));
    }

    private Optional<BigDecimal> part(Node.Scalar places, BigDecimal part, Before before) {
        boolean further = before.part() == null || part.compareTo(before.part()) > 0;
        if (!further || part.signum() == 0 || part.compareTo(BigDecimal.ONE) > 0) {
            problems.add(
                    places.at(),
                    places.word()
                            + " is no further part of those who take part; write where the places end, up to 100 %,"
                            + " such as “to 10 %” and behind it “to 30 %”.");
            return Optional.empty();
        }
        return Optional.of(part);
    }

    private boolean yes(Node.Scalar scalar) {
        if (!List.of("yes", "no").contains(scalar.text())) {
            values.notAChoice(scalar, "answer", List.of("yes", "no"));
        }
        return scalar.text().equals("yes");
    }

    private Base.Team among(Section section) {
        var scalar = section.scalar("among", "plan");
        if (scalar.isEmpty()) {
            return new Base.Team(Base.Team.Kind.PLAN, null);
        }
        var match = AMONG.matcher(scalar.get().text());
        if (!match.matches()) {
            values.notAChoice(scalar.get(), "team", List.of("plan", "title", "manager along reporting"));
            return new Base.Team(Base.Team.Kind.PLAN, null);
        }
        return Base.Team.named(match.group());
    }
}
