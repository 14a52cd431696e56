package org.openspm.incentive.calc;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Currency;
import org.openspm.incentive.calc.Explanation.Step;

/** Tells what a line of an earning is made of: rate, slice, curve, pool, prize, what others earned, what a limit took. */
final class OriginSteps {
    private final VersionRun run;
    private final int planLine;
    private final @Nullable Currency currency;
    private final CreditSteps credits;

    OriginSteps(VersionRun run, int planLine, @Nullable Currency currency, CreditSteps credits) {
        this.run = run;
        this.planLine = planLine;
        this.currency = currency;
        this.credits = credits;
    }

    List<Explanation> of(RawLine raw, boolean adds) {
        return switch (raw.origin()) {
            case RawLine.Origin.Rate _ -> List.of(rated(raw, adds));
            case RawLine.Origin.Tier tier -> List.of(tier(raw, tier.slice(), adds));
            case RawLine.Origin.Entry entry ->
                List.of(money(Step.TIER_ENTRY, List.of(Integer.toString(entry.tier())), raw.amount(), adds, List.of()));
            case RawLine.Origin.OnCurve curve -> List.of(curve(raw, curve, adds));
            case RawLine.Origin.PoolShare pool -> List.of(pool(raw, pool, adds));
            case RawLine.Origin.Prize prize -> List.of(prize(raw, prize, adds));
            case RawLine.Origin.Limited limited ->
                List.of(money(
                        limited.cap() ? Step.CAP : Step.FLOOR,
                        List.of(plain(limited.limit()), plain(limited.before())),
                        raw.amount(),
                        adds,
                        List.of()));
            case RawLine.Origin.OverBudget over ->
                List.of(money(
                        Step.BUDGET,
                        List.of(plain(over.budget()), plain(over.wanted())),
                        raw.amount(),
                        adds,
                        List.of()));
            case RawLine.Origin.Downline downline -> List.of(downline(raw, downline, adds));
            case RawLine.Origin.Together together ->
                together.lines().stream()
                        .flatMap(line -> of(line, true).stream())
                        .toList();
        };
    }

    private Explanation rated(RawLine raw, boolean adds) {
        return money(
                Step.RATE, List.of(plain(raw.base()), plain(raw.rate())), raw.amount(), adds, credits.of(raw.credit()));
    }

    private Explanation tier(RawLine raw, TierCut.Slice slice, boolean adds) {
        return new Explanation(
                Step.TIER,
                List.of(
                        Integer.toString(slice.tier()),
                        slice.from() == null ? "0" : plain(slice.from()),
                        slice.to() == null ? "∞" : plain(slice.to()),
                        plain(slice.amount()),
                        plain(raw.rate())),
                raw.amount(),
                currency,
                adds,
                raw.row(),
                slice.band().at().line(),
                credits.of(raw.credit()));
    }

    private Explanation curve(RawLine raw, RawLine.Origin.OnCurve curve, boolean adds) {
        return money(
                Step.CURVE,
                List.of(curve.curve(), plain(curve.at()), plain(curve.value()), plain(raw.base())),
                raw.amount(),
                adds,
                credits.of(raw.credit()));
    }

    private Explanation pool(RawLine raw, RawLine.Origin.PoolShare pool, boolean adds) {
        return money(
                Step.POOL,
                List.of(
                        plain(pool.pool()),
                        plain(pool.weight()),
                        plain(pool.divisor()),
                        Integer.toString(pool.qualified())),
                raw.amount(),
                adds,
                List.of());
    }

    private Explanation prize(RawLine raw, RawLine.Origin.Prize prize, boolean adds) {
        return money(
                Step.PRIZE,
                List.of(Integer.toString(prize.rank()), Integer.toString(prize.entrants()), plain(prize.score())),
                raw.amount(),
                adds,
                List.of());
    }

    private Explanation downline(RawLine raw, RawLine.Origin.Downline downline, boolean adds) {
        return money(
                Step.RATE,
                List.of(plain(raw.base()), plain(raw.rate())),
                raw.amount(),
                adds,
                downline.earned().stream()
                        .map(one -> money(
                                Step.DOWNLINE,
                                List.of(
                                        run.plan()
                                                .snapshot()
                                                .roster()
                                                .name(run.plan().payees().node(one.payee())),
                                        one.component()),
                                one.amount(),
                                true,
                                List.of()))
                        .toList());
    }

    private Explanation money(
            Step step, List<String> arguments, BigDecimal amount, boolean adds, List<Explanation> children) {
        return new Explanation(step, arguments, amount, currency, adds, Explanation.NO_TRANSACTION, planLine, children);
    }

    private static String plain(BigDecimal number) {
        return Explainer.plain(number);
    }
}
