package org.openspm.web.pay;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.PageRequest;
import org.openspm.incentive.statement.PayLines;
import org.openspm.incentive.statement.PayOverview;
import org.openspm.incentive.statement.PayPeriod;
import org.openspm.incentive.statement.PayStepQueries;
import org.openspm.incentive.statement.PaySteps;
import org.openspm.incentive.statement.PayTotal;
import org.openspm.incentive.statement.TrendPoint;
import org.openspm.web.layout.Show;
import org.springframework.stereotype.Component;

/** Puts together what a pay page shows. */
@Component
class PayPageAssembly {
    static final int TREND_PERIODS = 12;

    private final ShownPeriods periods;
    private final PayOverview overview;
    private final PayStepQueries steps;
    private final PayLines lines;
    private final TierProgressReading tiers;
    private final Show show;
    private final Clock clock;

    PayPageAssembly(
            ShownPeriods periods,
            PayOverview overview,
            PayStepQueries steps,
            PayLines lines,
            TierProgressReading tiers,
            Show show,
            Clock clock) {
        this.periods = periods;
        this.overview = overview;
        this.steps = steps;
        this.lines = lines;
        this.tiers = tiers;
        this.show = show;
        this.clock = clock;
    }

    /** The page of the period with this code, or of the newest one; empty when the payee has no figures at all. */
    Optional<PayPage> of(Payee payee, boolean own, @Nullable String code, String search, PageRequest page) {
        var known = periods.all(payee.key());
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(assembled(payee, own, known, ShownPeriods.chosen(known, code), search, page));
    }

    private PayPage assembled(
            Payee payee, boolean own, List<PayPeriod> known, PayPeriod period, String search, PageRequest page) {
        var totals = overview.totals(payee.key(), period).stream()
                .sorted(Comparator.comparing(
                                (PayTotal total) -> total.earned().amount().abs())
                        .reversed())
                .toList();
        var main = totals.isEmpty() ? null : totals.getFirst();
        var trend = main == null
                ? List.<TrendPoint>of()
                : overview.trend(payee.key(), period, main.earned().currency(), TREND_PERIODS);
        var sameKind = known.stream()
                .filter(other -> other.kind().equals(period.kind()))
                .toList();
        var measures = overview.measures(payee.key(), period);
        var progress = tiers.of(measures, payee.key(), period);
        return new PayPage(
                payee,
                own,
                known,
                period,
                periods.title(period),
                neighbour(sameKind, period, 1),
                neighbour(sameKind, period, -1),
                overview.stamp(period.id()).orElse(null),
                main,
                totals.isEmpty() ? totals : totals.subList(1, totals.size()),
                steps(payee, period, main),
                change(trend),
                progress.bars(period, LocalDate.now(clock)),
                progress.sentences(),
                lines.of(payee.key(), period, search, page),
                TrendChart.of(
                        trend, trend.stream().map(point -> label(point, period)).toList()));
    }

    private @Nullable PaySteps steps(Payee payee, PayPeriod period, @Nullable PayTotal main) {
        return steps.of(payee.key(), period).stream()
                .filter(each -> main == null
                        || each.paid().currency().equals(main.earned().currency()))
                .findFirst()
                .orElse(null);
    }

    private String label(TrendPoint point, PayPeriod period) {
        return period.kind().equals("MONTH") ? show.shortMonth(YearMonth.from(point.first())) : point.period();
    }

    private static @Nullable PayPeriod neighbour(List<PayPeriod> newestFirst, PayPeriod period, int step) {
        int place = newestFirst.indexOf(period) + step;
        return place < 0 || place >= newestFirst.size() ? null : newestFirst.get(place);
    }

    private static @Nullable BigDecimal change(List<TrendPoint> trend) {
        return trend.size() < 2
                ? null
                : trend.getLast().amount().subtract(trend.get(trend.size() - 2).amount());
    }
}
