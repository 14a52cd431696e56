package org.openspm.web.pay;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.DateRange;
import org.openspm.domain.shared.NotFound;
import org.openspm.incentive.statement.CalculationStamp;
import org.openspm.incentive.statement.PayOverview;
import org.openspm.incentive.statement.PayPeriod;
import org.openspm.incentive.statement.PayPeriods;
import org.openspm.web.layout.Show;
import org.springframework.stereotype.Component;

/** Finds the period of a payee that an address means, and the run whose figures are shown for it. */
@Component
class ShownPeriods {
    private final PayPeriods periods;
    private final PayOverview overview;
    private final Show show;
    private final Clock clock;

    ShownPeriods(PayPeriods periods, PayOverview overview, Show show, Clock clock) {
        this.periods = periods;
        this.overview = overview;
        this.show = show;
        this.clock = clock;
    }

    /** A period with figures, its name in the reader's words, and where the figures come from. */
    record Shown(PayPeriod period, String title, CalculationStamp stamp) {}

    /** All periods in which the payee has figures, newest first. */
    List<PayPeriod> all(int personKey) {
        return periods.of(personKey, LocalDate.now(clock));
    }

    /** The period with this code, or the newest one without a code. */
    Shown of(int personKey, @Nullable String code) {
        var known = all(personKey);
        if (known.isEmpty()) {
            throw new NotFound("There are no figures of this payee yet; they appear after the first calculation.");
        }
        var period = chosen(known, code);
        var stamp = overview.stamp(period.id())
                .orElseThrow(() -> new NotFound("No calculation covers the period " + period.code() + " yet."));
        return new Shown(period, title(period), stamp);
    }

    static PayPeriod chosen(List<PayPeriod> known, @Nullable String code) {
        return code == null
                ? known.getFirst()
                : known.stream()
                        .filter(period -> period.code().equals(code))
                        .findFirst()
                        .orElseThrow(() -> new NotFound("There are no figures for the period " + code + "."));
    }

    /** The period in words: a month by name, a half one by its days, others by their code. */
    String title(PayPeriod period) {
        return switch (period.kind()) {
            case "MONTH" -> show.month(YearMonth.from(period.first()));
            case "HALF_MONTH" -> show.range(DateRange.inclusive(period.first(), period.last()));
            default -> period.code();
        };
    }
}
