package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Currency;
import org.openspm.incentive.calc.input.LinkColumn;

/**
 * The derivation of a figure as data: a step, what it is about, its figure, and the steps it comes from.
 *
 * @param arguments what the sentence of the step names, in the order it names them; plain text, ISO dates, decimals with a point
 * @param amount the figure of this step; the figures of the children that say {@link #adds} sum to it
 * @param currency of the amount; null for units, rates and fractions
 * @param transaction row of the snapshot's transactions, or −1
 * @param planLine line of the plan's text that says so, or 0
 * @param adds whether this figure is one of the summands of the step above
 */
public record Explanation(
        Step step,
        List<String> arguments,
        @Nullable BigDecimal amount,
        @Nullable Currency currency,
        boolean adds,
        int transaction,
        int planLine,
        List<Explanation> children) {
    public static final int NO_TRANSACTION = LinkColumn.NONE;

    public Explanation {
        arguments = List.copyOf(arguments);
        children = List.copyOf(children);
    }

    /** What a step of a derivation says; the words are the page's. */
    public enum Step {
        /** What was earned: person, component, period. */
        EARNING,
        /** A posted line: its key. */
        LINE,
        /** Rounded: mode, decimals, the figure before. */
        ROUNDING,
        /** Less what the same had come to before in a window that accumulates: its first and its last period. */
        EARLIER,
        /** Converted: from, to, rate, date of the rate. */
        CURRENCY,
        /** The payee's part: share. */
        SHARE,
        /** The lowest cap bit: the cap, the figure before. */
        CAP,
        /** The highest floor bit: the floor, the figure before. */
        FLOOR,
        /** On the plan for a part of the period only: how much, of how much, nothing, counted how. */
        PRORATED,
        /** On leave: how much, of how much, kinds of absence, counted how. */
        LEAVE,
        /** The mean of what a component earned before: person, component, number of periods. */
        EARNED_BEFORE,
        /** Threshold passed or not: value, threshold, passed, and whether both are attainments or values of the measure. */
        THRESHOLD,
        /** Gate passed or not: passed. */
        GATE,
        /** A slice of the rate table: tier, from, to, amount in it, rate. */
        TIER,
        /** A fixed amount on entering a tier: tier. */
        TIER_ENTRY,
        /** Read off a curve: its name, where, the value there, of what it is taken. */
        CURVE,
        /** A part of a pool: the pool, own weight, divisor, how many share it. */
        POOL,
        /** A prize: rank, of how many, score. */
        PRIZE,
        /** What a budget does not cover: the budget, what all together would have earned. */
        BUDGET,
        /** A factor after the caps: the factor. */
        MODIFIER,
        /** Base times rate: base, rate. */
        RATE,
        /** Worked out by a formula: as written, and with figures for its names. */
        FORMULA,
        /** A measure: name, period. */
        MEASURE,
        /** Credits that belong together: their name, their sum. */
        GROUP,
        /** A part of a score: measure, weight, attainment or value. */
        WEIGHT,
        /** A quota: measure, period. */
        QUOTA,
        /** Value ÷ quota. */
        ATTAINMENT,
        /** What the measure began with. */
        INITIAL,
        /** A credit: rule, role, recipient, date. */
        CREDIT,
        /** Shared: share, whole amount. */
        SPLIT,
        /** Climbed: the codes from the credited person up. */
        ROLL_UP,
        /** A transaction: key, date, account. */
        TRANSACTION,
        /** What somebody below earned: person, component. */
        DOWNLINE,
        /** A payee value: name, its owner, in force from. */
        VALUE,
        /** Taken from a library: its name, version and line. */
        LIBRARY,
        /** What a pay rule posted: person, rule, period. */
        PAYMENT,
        /** What a pay rule carries at the end of the period: kind, opening, movement. */
        BALANCE,
        /** Carried in another currency until then: from, to, amount, rate, day of the rate. */
        CONVERTED,
        /** An amount that waits: for what, deal. */
        WAITING,
        /** Topped up to the draw: draw, payable before. */
        DRAWN,
        /** Paid in advance: the advance, what was open before. */
        ADVANCED,
        /** A draw repaid: debt before, payable above the draw. */
        RECOVERED,
        /** Topped up to the guarantee: guarantee, payable before. */
        GUARANTEED,
        /** Too small or too much to be paid now: limit, payable before. */
        DEFERRED,
        /** Paid after it had waited: what waited. */
        PAID_LATER,
        /** Not paid at all: limit, payable before. */
        FORFEITED,
        /** Less than nothing, deducted later: payable before. */
        CARRIED,
        /** Less than nothing, not deducted: payable before. */
        FORGIVEN,
        /** Deducted for a period below nothing: what was open before. */
        DEDUCTED,
        /** Held back: share, earned. */
        HELD,
        /** Released by an event of the deal: what the event comes to, or the fraction released to date. */
        RELEASED,
        /** Released because its time has come: held. */
        DUE,
        /** No longer held, because the deal was taken back: share. */
        CANCELLED,
        /** Taken back: share, earned on the deal. */
        CLAWED_BACK,
        /** To be deducted over later periods: their number. */
        SPREAD,
        /** A part of what is deducted over several periods: what was open before. */
        INSTALMENT
    }
}
