package org.openspm.web.run;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.sanity.Bound;
import org.openspm.incentive.sanity.OutOfBounds;
import org.openspm.incentive.sanity.OutOfBounds.Acknowledgement;
import org.openspm.incentive.sanity.OutOfBounds.Oddity;
import org.openspm.incentive.sanity.SanityCheck;
import org.openspm.web.layout.MoneyFormat;
import org.openspm.web.layout.Show;
import org.springframework.stereotype.Component;

/** What is out of bounds in a run, as its page says it. */
@Component
class OddLines {
    private static final int LINES_MAX = 20;

    private final SanityCheck sanity;
    private final MoneyFormat money;
    private final Show show;

    OddLines(SanityCheck sanity, MoneyFormat money, Show show) {
        this.sanity = sanity;
        this.money = money;
        this.show = show;
    }

    /**
     * A bound that is exceeded.
     *
     * @param count of all that exceed it; only the furthest have a line
     */
    record Odd(
            Bound bound,
            String limit,
            int count,
            List<Line> lines,
            @Nullable Acknowledgement acknowledgement) {}

    /** The parts of a sentence about one figure. */
    record Line(String period, @Nullable UUID personId, String who, String figure, String compared, String ratio) {}

    List<Odd> of(UUID run) {
        return sanity.of(run).stream().map(this::odd).toList();
    }

    /** A limit as people read it: 50 % or 4 times. */
    String limit(Bound bound, BigDecimal limit) {
        return bound.isShare() ? show.percent(limit) : show.number(limit.stripTrailingZeros()) + " ×";
    }

    private Odd odd(OutOfBounds found) {
        var lines = found.oddities().stream()
                .limit(LINES_MAX)
                .map(oddity -> line(found.bound(), oddity))
                .toList();
        return new Odd(
                found.bound(),
                limit(found.bound(), found.limit()),
                found.oddities().size(),
                lines,
                found.acknowledgement());
    }

    private Line line(Bound bound, Oddity oddity) {
        var ratio = bound.isShare() || bound == Bound.ATTAINMENT
                ? show.percent(oddity.ratio())
                : show.figure(oddity.ratio());
        return new Line(
                oddity.period(),
                oddity.personId(),
                oddity.person() == null ? oddity.subject() : oddity.person(),
                figure(bound, oddity.figure(), oddity.currency()),
                figure(bound, oddity.compared(), oddity.currency()),
                ratio);
    }

    private String figure(Bound bound, @Nullable BigDecimal figure, @Nullable String currency) {
        if (figure == null) {
            return "";
        }
        if (currency != null) {
            return money.rounded(figure, currency);
        }
        return bound == Bound.EFFECTIVE_RATE ? show.percent(figure) : show.figure(figure);
    }
}
