package org.openspm.incentive.calc.expression;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives a name its value for one row: {@code BigDecimal}, {@code String}, {@code LocalDate}; null when it is blank. */
@FunctionalInterface
public interface Bindings {

    @Nullable
    Object valueOf(Expression.Reference reference);

    /** A value of the payee weighted by the days on which it holds, both ends counted. */
    default BigDecimal blended(Expression.Reference reference, LocalDate first, LocalDate last) {
        throw new UnsupportedOperationException(reference.written() + " has no days to be weighted by here");
    }

    /** Days on which the payee is away, for one of these reasons or, without any, for every one; each times its share. */
    default BigDecimal absent(DayCount count, LocalDate first, LocalDate last, Set<String> kinds) {
        throw new UnsupportedOperationException("Nobody's absences are known here");
    }

    /** The mean of what another component earned the payee in so many periods before the one with a day, or before this one. */
    default BigDecimal earnedBefore(String component, int periods, @Nullable LocalDate day) {
        throw new UnsupportedOperationException("What " + component + " earned before is not known here");
    }

    /** What a measure, quota or attainment was so many periods before; 0 before the beginning. */
    default BigDecimal prior(Expression.Reference reference, int periods) {
        throw new UnsupportedOperationException(reference.written() + " of earlier periods is not known here");
    }

    /** What a team reached together on a measure, quota or attainment. */
    default BigDecimal ofTeam(Expression.Reference reference, String team) {
        throw new UnsupportedOperationException(reference.written() + " of a team is not known here");
    }

    /** What whoever is directly above in a hierarchy reached. */
    default BigDecimal above(Expression.Reference reference, String hierarchy) {
        throw new UnsupportedOperationException(reference.written() + " of a manager is not known here");
    }

    /** What another component earned the payee in the window so far, in the plan's currency. */
    default BigDecimal earned(String component, String window) {
        throw new UnsupportedOperationException(
                "What " + component + " earned in the " + window + " is not known here");
    }
}
