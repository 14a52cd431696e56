package org.openspm.incentive.calc.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Expression;

/** What a component takes its rate of. */
public sealed interface Base {

    /** The measure itself: 4 % of bookings of 100,000 is 4,000. */
    record MeasureValue() implements Base {}

    /**
     * A target incentive: amount × weight × attainment, the attainment slice by slice when tiers multiply it. 12,000 at
     * 110 % with ×1.4 beyond 100 % is 12,000 × (1 + 0.1 × 1.4) = 13,680.
     */
    record Target(Expression amount, Expression weight) implements Base {}

    /** A fixed amount in each period in which threshold and gate are passed. */
    record Fixed(Expression amount) implements Base {}

    /** An amount paid once in the window over which the measure accumulates, in the period that first reaches the threshold. */
    record Bonus(Expression amount) implements Base {}

    /**
     * A pool shared among its members: pool × own weight ÷ Σ weights of those who qualify. 10,000 among ten equal ones is
     * 1,000 each; without anybody qualified it pays nothing.
     *
     * @param amount of the pool, of the team's totals
     * @param qualifies who shares in it; null = everybody
     * @param weight of a member; null = all the same
     * @param of what the weights are divided by; null = their sum
     * @param addsUp whether parts are cut by largest remainder so that they add up to the pool
     */
    record Pool(
            Expression amount,
            @Nullable Expression qualifies,
            @Nullable Expression weight,
            @Nullable Expression of,
            boolean addsUp,
            Team among)
            implements Base {}

    /**
     * Prizes by rank.
     *
     * @param score what is ranked; null = the measure's value
     * @param qualifies who takes part; null = everybody
     */
    record Contest(
            @Nullable Expression score,
            boolean lowestFirst,
            @Nullable Expression qualifies,
            Ties ties,
            List<Prize> prizes,
            Team among)
            implements Base {
        public Contest {
            prizes = List.copyOf(prizes);
        }

        /**
         * What the ranks up to a place win.
         *
         * @param last the last place; 0 when a part of all is meant
         * @param part the last place as a part of those who take part, rounded half up; null = {@code last}
         * @param shared whether those in these ranks share it; else each of them wins it
         */
        public record Prize(int last, @Nullable BigDecimal part, Expression amount, boolean shared) {

            /** The last place that wins it when so many take part. */
            public int lastOf(int entrants) {
                return part == null
                        ? last
                        : part.multiply(BigDecimal.valueOf(entrants))
                                .setScale(0, RoundingMode.HALF_UP)
                                .intValueExact();
            }
        }

        /** Which rank equal scores have. */
        public enum Ties {
            /** Two first, then a third. */
            BEST_RANK,
            /** Two second, then a third. */
            WORST_RANK,
            /** Whoever reached the score earlier is before. */
            FIRST_TO_REACH,
            /** The prizes of the places they take are added and divided. */
            SHARE_PRIZES
        }
    }

    /** Among whom a pool is shared or a contest held. */
    record Team(Kind kind, @Nullable String hierarchy) {
        private static final String ALONG = "manager along ";

        /** The team that words such as {@code manager along reporting} name. */
        public static Team named(String words) {
            return words.startsWith(ALONG)
                    ? new Team(Kind.MANAGER, words.substring(ALONG.length()))
                    : new Team(words.equals("title") ? Kind.TITLE : Kind.PLAN, null);
        }

        /** What its members have in common. */
        public enum Kind {
            /** The plan. */
            PLAN,
            TITLE,
            /** The one directly above in a hierarchy. */
            MANAGER
        }
    }

    /** What the people below earned in these components of the same plan, along a dated hierarchy. */
    record DownlineEarnings(List<String> components, String hierarchy) implements Base {
        public DownlineEarnings {
            components = List.copyOf(components);
        }
    }

    /**
     * The level difference: the writer of a credit gets the whole rate, each one above gets what the own rate exceeds the
     * highest below by. With 80 %, 95 %, 105 % of 10,000: 8,000, 1,500, 1,000.
     */
    record Spread(String hierarchy) implements Base {}
}
