package org.openspm.web.pay;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.Money;
import org.openspm.domain.shared.NotFound;
import org.openspm.incentive.live.LiveFigure;
import org.openspm.incentive.live.LiveFigures;
import org.openspm.incentive.statement.PayOverview;
import org.openspm.incentive.statement.PayPeriod;
import org.openspm.incentive.statement.PayTotal;
import org.springframework.stereotype.Component;

/** Puts the live figure of a period beside the calculated one; of a published period nothing is estimated any more. */
@Component
class LiveEstimates {
    private final LiveFigures figures;
    private final ShownPeriods periods;
    private final PayOverview overview;

    LiveEstimates(LiveFigures figures, ShownPeriods periods, PayOverview overview) {
        this.figures = figures;
        this.periods = periods;
        this.overview = overview;
    }

    /** The estimate of the period with this code, or of the newest one; null when there is nothing to estimate. */
    @Nullable
    LiveEstimate of(int personKey, @Nullable String code) {
        return estimate(personKey, code, () -> figures.of(personKey));
    }

    /** The same as soon as the figures are others than those with this token, or after some time. */
    @Nullable
    LiveEstimate after(int personKey, @Nullable String code, String token, Duration longest) {
        return estimate(personKey, code, () -> figures.after(personKey, token, longest));
    }

    private @Nullable LiveEstimate estimate(int personKey, @Nullable String code, Supplier<LiveFigure> asked) {
        var known = periods.all(personKey);
        if (known.isEmpty() || ShownPeriods.chosen(known, code).published()) {
            return null;
        }
        var period = ShownPeriods.chosen(known, code);
        try {
            var figure = asked.get();
            return figure.period(period.id())
                    .map(found -> estimate(figure, found, calculated(personKey, period)))
                    .orElse(null);
        } catch (NotFound nothingKnown) {
            return null;
        } catch (Conflict refused) {
            return LiveEstimate.refused(period.code(), String.valueOf(refused.getMessage()));
        }
    }

    private @Nullable Money calculated(int personKey, PayPeriod period) {
        return overview.totals(personKey, period).stream()
                .map(PayTotal::earned)
                .reduce((one, other) ->
                        one.amount().abs().compareTo(other.amount().abs()) >= 0 ? one : other)
                .orElse(null);
    }

    private static LiveEstimate estimate(LiveFigure figure, LiveFigure.OfPeriod period, @Nullable Money calculated) {
        var total = total(period.totals(), calculated);
        var difference =
                calculated == null || total == null || !calculated.currency().equals(total.currency())
                        ? null
                        : total.minus(calculated);
        return new LiveEstimate(period.code(), figure.token(), figure.asOf(), total, difference, null);
    }

    private static @Nullable Money total(List<Money> totals, @Nullable Money calculated) {
        if (calculated == null) {
            return totals.isEmpty() ? null : totals.getFirst();
        }
        return totals.stream()
                .filter(total -> total.currency().equals(calculated.currency()))
                .findFirst()
                .orElse(new Money(BigDecimal.ZERO, calculated.currency()));
    }
}
