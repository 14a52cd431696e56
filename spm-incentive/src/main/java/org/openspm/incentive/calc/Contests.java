package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Evaluator;
import org.openspm.incentive.calc.expression.Unit;
import org.openspm.incentive.calc.plan.Base;
import org.openspm.incentive.calc.plan.Base.Contest.Ties;
import org.openspm.incentive.calc.plan.Component;

/** Ranks those who take part by score and gives out prizes, at the end of the window over which the measure accumulates. */
final class Contests {
    private final PlanFigures figures;
    private final Teams teams;
    private final Function<Integer, @Nullable PayeeCredits> credits;
    private final Map<Key, Map<Integer, RawLine.Origin.Prize>> held = new ConcurrentHashMap<>();

    private record Key(String component, int slot, String team) {}

    /** Somebody who takes part, with the last credit that brought the score where it is. */
    private record Entrant(int payee, BigDecimal score, int reachedDay, int reachedRow) {}

    Contests(PlanFigures figures, Teams teams, Function<Integer, @Nullable PayeeCredits> credits) {
        this.figures = figures;
        this.teams = teams;
        this.credits = credits;
    }

    List<RawLine> lines(Component component, Base.Contest contest, int payee, int slot) {
        int measure = figures.plan().measure(component.measure());
        var slots = figures.plan().slots();
        if (!slots.isLastOfWindow(slot, figures.plan().plan().measures().get(measure))) {
            return List.of();
        }
        var team = teams.of(contest.among(), payee, slot);
        var prize = held.computeIfAbsent(new Key(component.name(), slot, team), key -> held(contest, measure, key))
                .get(payee);
        return prize == null
                ? List.of()
                : List.of(RawLine.of("", 0, BigDecimal.ONE, prize.amount(), prize.amount(), prize));
    }

    private Map<Integer, RawLine.Origin.Prize> held(Base.Contest contest, int measure, Key key) {
        var entrants = entrants(contest, measure, key);
        entrants.sort(order(contest));
        var ranks = ranks(contest, entrants);
        var prizes = new HashMap<Integer, RawLine.Origin.Prize>();
        for (int place = 0; place < entrants.size(); place++) {
            var entrant = entrants.get(place);
            var amount = contest.ties() == Ties.SHARE_PRIZES
                    ? sharedPrize(contest, entrants, ranks, place, key.slot())
                    : prize(contest, ranks[place], ranks, entrant.payee(), key.slot());
            if (amount.signum() != 0) {
                prizes.put(
                        entrant.payee(),
                        new RawLine.Origin.Prize(ranks[place], entrant.score(), entrants.size(), amount));
            }
        }
        return prizes;
    }

    private List<Entrant> entrants(Base.Contest contest, int measure, Key key) {
        var entrants = new ArrayList<Entrant>();
        for (int member : teams.members(contest.among(), key.team(), key.slot())) {
            var value = figures.value(measure, member, key.slot());
            boolean takesPart = contest.qualifies() == null
                    ? value.signum() > 0
                    : PlanFigures.holds(contest.qualifies(), figures.bindings(member, key.slot()));
            if (takesPart) {
                entrants.add(
                        reached(contest, measure, member, key.slot(), score(contest, measure, member, key.slot())));
            }
        }
        return entrants;
    }

    /** What is ranked; money in the currency of all together. */
    private BigDecimal score(Base.Contest contest, int measure, int member, int slot) {
        if (contest.score() == null) {
            return Objects.requireNonNull(figures.together(measure, false, member, slot));
        }
        var score = PlanFigures.evaluated(contest.score(), figures.bindings(member, slot));
        return contest.score().unit() == Unit.MONEY ? figures.common().in(score, member, slot) : score;
    }

    private Entrant reached(Base.Contest contest, int measure, int member, int slot, BigDecimal score) {
        var all = contest.ties() == Ties.FIRST_TO_REACH ? credits.apply(measure) : null;
        if (all == null) {
            return new Entrant(member, score, 0, 0);
        }
        int first = figures.windowStart(measure, member, slot);
        int day = Integer.MIN_VALUE;
        int row = 0;
        for (int credit : all.of(member)) {
            if (all.slot(credit) >= first
                    && all.slot(credit) <= slot
                    && all.log().value(credit) != 0) {
                day = all.day(credit);
                row = all.log().row(credit);
            }
        }
        return new Entrant(member, score, day, row);
    }

    private Comparator<Entrant> order(Base.Contest contest) {
        var byScore = Comparator.comparing(Entrant::score);
        return (contest.lowestFirst() ? byScore : byScore.reversed())
                .thenComparingInt(Entrant::reachedDay)
                .thenComparing((a, b) -> contest.ties() == Ties.FIRST_TO_REACH
                        ? figures.plan().snapshot().transactions().compareKeys(a.reachedRow(), b.reachedRow())
                        : 0)
                .thenComparingInt(entrant -> figures.plan().payees().rank(entrant.payee()));
    }

    /** The rank of each place, from 1. */
    private static int[] ranks(Base.Contest contest, List<Entrant> entrants) {
        var ranks = new int[entrants.size()];
        for (int first = 0; first < ranks.length; ) {
            int end = first + 1;
            while (end < ranks.length && contest.ties() != Ties.FIRST_TO_REACH && isTied(entrants, first, end)) {
                end++;
            }
            for (int place = first; place < end; place++) {
                ranks[place] = contest.ties() == Ties.WORST_RANK ? end : first + 1;
            }
            first = end;
        }
        return ranks;
    }

    private static boolean isTied(List<Entrant> entrants, int one, int other) {
        return entrants.get(one).score().compareTo(entrants.get(other).score()) == 0;
    }

    /** What a rank wins; a prize that is shared is divided by those who have a rank it is for. */
    private BigDecimal prize(Base.Contest contest, int rank, int[] ranks, int payee, int slot) {
        int first = 1;
        for (var prize : contest.prizes()) {
            int last = Math.max(first - 1, prize.lastOf(ranks.length));
            if (rank <= last) {
                var amount = PlanFigures.evaluated(prize.amount(), figures.bindings(payee, slot));
                return prize.shared() ? amount.divide(count(ranks, first, last), Evaluator.QUOTIENT) : amount;
            }
            first = last + 1;
        }
        return BigDecimal.ZERO;
    }

    private static BigDecimal count(int[] ranks, int first, int last) {
        int count = 0;
        for (int rank : ranks) {
            count += rank >= first && rank <= last ? 1 : 0;
        }
        return BigDecimal.valueOf(Math.max(1, count));
    }

    /** The prizes of all places that equal scores take, divided by them. */
    private BigDecimal sharedPrize(Base.Contest contest, List<Entrant> entrants, int[] ranks, int place, int slot) {
        var places = new int[entrants.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = i + 1;
        }
        var sum = BigDecimal.ZERO;
        int tied = 0;
        for (int other = 0; other < ranks.length; other++) {
            if (ranks[other] == ranks[place]) {
                sum = sum.add(
                        prize(contest, other + 1, places, entrants.get(place).payee(), slot));
                tied++;
            }
        }
        return sum.divide(BigDecimal.valueOf(tied), Evaluator.QUOTIENT);
    }
}
