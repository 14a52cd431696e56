package org.openspm.incentive.calc.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Rounding;
import org.openspm.incentive.calc.expression.Expression;
import org.openspm.incentive.calc.expression.Mark;

/**
 * A named step between what is earned and what is paid. The rules of a plan are applied in their order, each to what the ones
 * before it left payable; what they carry from one period to the next goes on under their name across versions of the plan.
 */
public sealed interface PayRule {

    String name();

    /** How each line is rounded. */
    Rounding rounding();

    Mark at();

    /** The word by which the plan's text begins the rule: {@code draw}, {@code holdback}. */
    default String word() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** Everything the rule works out, so that what it needs can be found. */
    default List<Expression> expressions() {
        return switch (this) {
            case Draw draw ->
                stated(
                        draw.amount(),
                        draw.term().when(),
                        draw.recovery() == null ? null : draw.recovery().share(),
                        draw.recovery() == null ? null : draw.recovery().limit());
            case Guarantee guarantee ->
                stated(guarantee.amount(), guarantee.term().when());
            case Minimum minimum -> stated(minimum.amount());
            case Maximum maximum -> stated(maximum.amount());
            case Negative negative -> stated(negative.share(), negative.limit());
            case Instalments _ -> List.of();
            case Clawback clawback -> stated(clawback.when(), clawback.share());
            case Holdback holdback ->
                Stream.concat(
                                stated(holdback.when()).stream(),
                                holdback.parts().stream().flatMap(part -> part.expressions().stream()))
                        .toList();
        };
    }

    private static List<Expression> stated(@Nullable Expression... expressions) {
        var stated = new ArrayList<Expression>();
        for (var expression : expressions) {
            if (expression != null) {
                stated.add(expression);
            }
        }
        return stated;
    }

    /**
     * Pays at least an amount. Recoverable: what was paid above the earnings is a debt that later earnings above the draw
     * repay. With a draw of 1,000 and earnings of 500, 700, 400 the debt is 500, 800, 1,400.
     *
     * @param onTop an advance: the amount is paid besides what is payable, and all of it is a debt
     * @param recovery null when it need not be repaid
     */
    record Draw(
            String name,
            Expression amount,
            Term term,
            boolean byDays,
            boolean onTop,
            @Nullable Recovery recovery,
            Rounding rounding,
            Mark at)
            implements PayRule {
        @Override
        public String word() {
            return onTop ? "advance" : "draw";
        }
    }

    /**
     * How a draw is repaid: of what is payable above the draw, while it lasts, a share, at most the limit a period.
     *
     * @param fromPeriod the first of the payee's periods on the plan in which it is repaid, counted from 1
     * @param until last day; what is left then is forgiven; null = until it is repaid
     */
    record Recovery(
            Expression share,
            @Nullable Expression limit,
            int fromPeriod,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    /**
     * Pays the greater of an amount and what is payable, and leaves no debt.
     *
     * @param cumulative compared over all periods so far instead of one by one
     */
    record Guarantee(
            String name, Expression amount, Term term, boolean byDays, boolean cumulative, Rounding rounding, Mark at)
            implements PayRule {}

    /** The least that is paid out in a period. */
    record Minimum(String name, Expression amount, Below below, Rounding rounding, Mark at) implements PayRule {}

    /** What happens with a payment that is too small. */
    enum Below {
        /** It waits for the next period, and is paid when the payee has left the plan. */
        PAID_LATER,
        FORFEITED
    }

    /** The most that is paid out in a period. */
    record Maximum(String name, Expression amount, Excess excess, Rounding rounding, Mark at) implements PayRule {}

    /** What happens with the part of a payment that is too much. */
    enum Excess {
        PAID_LATER,
        FORFEITED
    }

    /**
     * What happens when less than nothing is payable, for all payees alike.
     *
     * @param share part of each later payment that repays what was carried
     * @param limit the most that is repaid in a period; null = no limit
     */
    record Negative(
            String name,
            Then then,
            Expression share,
            @Nullable Expression limit,
            Rounding rounding,
            Mark at) implements PayRule {}

    /** What becomes of an amount below zero. */
    enum Then {
        /** Nothing is paid now, and it is deducted from later payments. */
        CARRIED,
        /** Nothing is paid, and it is never deducted. */
        FORGIVEN,
        /** The payment file shows it below zero. */
        PAID
    }

    /**
     * Pays parts of what some components earned later. What no part names is paid at once; the parts and the rest add up to
     * what was earned.
     *
     * @param of names of components; empty = all
     * @param when holds for the deals it is about; null = all
     */
    record Holdback(
            String name, List<String> of, @Nullable Expression when, List<Part> parts, Rounding rounding, Mark at)
            implements PayRule {
        public Holdback {
            of = List.copyOf(of);
            parts = List.copyOf(parts);
        }
    }

    /** A part that is held back and what it waits for. */
    record Part(Expression share, Release release, Mark at) {
        List<Expression> expressions() {
            return switch (release) {
                case Release.OnEvent event -> stated(share, event.when(), event.total());
                case Release.OnField field -> stated(share, field.field());
                case Release.OnDate _, Release.After _, Release.YearEnd _ -> stated(share);
            };
        }
    }

    /**
     * Pays what some components earned in equal parts over several periods, the first at once; the last takes what rounding
     * left.
     */
    record Instalments(String name, List<String> of, int parts, int every, Rounding rounding, Mark at)
            implements PayRule {
        public Instalments {
            of = List.copyOf(of);
        }
    }

    /**
     * Takes back what was earned on a deal when it is cancelled or returned: of the amount that was really earned on it,
     * whatever the rate is today. What the return earned by itself (less than nothing, when it is credited) is part of that.
     *
     * @param events kinds of event: {@code return}
     * @param within how long after the deal; null = always
     * @param share of what is taken back; may look at the event
     * @param term over which a deal is earned by serving it: only the part not served yet is taken back; null = all
     * @param paidOnly the share is taken of what was paid out already, the rest that is still held is cancelled
     * @param deductions number of periods over which it is deducted in equal parts; 1 = at once
     */
    record Clawback(
            String name,
            List<String> of,
            List<String> events,
            @Nullable Expression when,
            @Nullable Span within,
            Expression share,
            @Nullable Span term,
            boolean paidOnly,
            int deductions,
            Rounding rounding,
            Mark at)
            implements PayRule {
        public Clawback {
            of = List.copyOf(of);
            events = List.copyOf(events);
        }
    }
}
