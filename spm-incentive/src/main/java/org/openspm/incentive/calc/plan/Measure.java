package org.openspm.incentive.calc.plan;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.Mark;
import org.openspm.incentive.calc.expression.Unit;

/**
 * What is added up per payee and period.
 *
 * @param credits names of the credit rules whose credits count; none for a measure that is calculated of others
 * @param when which of these credits count; null = all
 * @param of what each credit adds (1 when they are counted); for a calculated one its value
 * @param unit money or number
 * @param rollUp the hierarchy along which credits of the people below count too; null = own credits only
 * @param take which of the deals count; null = all
 * @param since the window begins again at each payee's own anniversaries; null = at those of the calendar
 * @param group credits added up by a field, and what of each sum counts; null = all credits together
 * @param score: attainments (or values) of other measures, weighted; null = none
 * @param initial value at the start of the window; null = 0
 */
public record Measure(
        String name,
        List<String> credits,
        @Nullable Expression when,
        Expression of,
        Unit unit,
        @Nullable RollUp rollUp,
        @Nullable Take take,
        Accumulates accumulates,
        @Nullable Anniversary since,
        @Nullable QuotaUse quota,
        @Nullable Expression initial,
        @Nullable Group group,
        @Nullable Score score,
        Mark at) {

    public Measure {
        credits = List.copyOf(credits);
    }

    /** Whether it is to date over more than the plan's own period. */
    public boolean accumulatesLonger() {
        return accumulates != Accumulates.PERIOD || since != null;
    }

    /** Whether it is calculated of other measures and values, not of credits. */
    public boolean isCalculated() {
        return credits.isEmpty();
    }

    /**
     * Credits added up by a field before a function is applied: by product, {@code MAX(0, value)} leaves losses out.
     *
     * @param by text by which credits belong together
     * @param each what of a group's sum counts
     */
    public record Group(Expression by, Expression each) {}

    /**
     * Some deals of a window, in the order of day and key or by what they add to the measure.
     *
     * @param count how many; for {@code EVERY} the distance from one to the next
     */
    public record Take(Which which, int count) {

        /** Whether the deal of a number (from 1) and a rank (1 is the largest of so many) is taken. */
        public boolean takes(int number, int rank, int of) {
            return switch (which) {
                case LARGEST -> rank <= count;
                case SMALLEST -> rank > of - count;
                case FIRST -> number <= count;
                case AFTER -> number > count;
                case EVERY -> number % count == 0;
            };
        }

        /** Whether later deals can take the place of earlier ones. */
        public boolean isByRank() {
            return which == Which.LARGEST || which == Which.SMALLEST;
        }

        /** Which deals are meant. */
        public enum Which {
            LARGEST,
            SMALLEST,
            FIRST,
            AFTER,
            EVERY
        }
    }

    /**
     * A day of the payee, such as the one hired, and how many months there are from one anniversary to the next; a window
     * begins with the period of the plan in which an anniversary falls.
     */
    public record Anniversary(Expression day, int months) {

        /** The last anniversary on or before a day. */
        public LocalDate lastBefore(LocalDate start, LocalDate day) {
            return anniversary(start, number(start, day));
        }

        /** The first anniversary after a day. */
        public LocalDate nextAfter(LocalDate start, LocalDate day) {
            return anniversary(start, number(start, day) + 1);
        }

        private LocalDate anniversary(LocalDate start, int number) {
            return start.plusMonths((long) number * months);
        }

        private int number(LocalDate start, LocalDate day) {
            long between = ChronoUnit.MONTHS.between(start.withDayOfMonth(1), day.withDayOfMonth(1));
            int number = Math.toIntExact(Math.floorDiv(between, (long) months));
            return anniversary(start, number).isAfter(day) ? number - 1 : number;
        }
    }

    /** A weighted score: Σ weight × part. */
    public record Score(Of of, Missing missing, List<Part> parts) {
        public Score {
            parts = List.copyOf(parts);
        }

        /** A measure and its weight. */
        public record Part(String measure, Expression weight) {}

        /** What of each measure is weighted. */
        public enum Of {
            ATTAINMENT,
            VALUE
        }

        /** What happens when a payee has no quota for a part. */
        public enum Missing {
            /** It counts as zero. */
            ZERO,
            /** The weights of the others are raised so that they add up to the same. */
            RENORMALIZE
        }
    }

    /** The window at whose start a measure begins again; within it the value is to date. */
    public enum Accumulates {
        /** The plan's own period. */
        PERIOD,
        QUARTER,
        HALF_YEAR,
        YEAR,
        /** From the first day on which the plan version is in force. */
        PLAN
    }
}
