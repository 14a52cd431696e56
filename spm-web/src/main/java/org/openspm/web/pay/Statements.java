package org.openspm.web.pay;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Page;
import org.openspm.domain.shared.PageRequest;
import org.openspm.incentive.run.CreditListing;
import org.openspm.incentive.statement.PayLine;
import org.openspm.incentive.statement.PayLines;
import org.openspm.incentive.statement.PayOverview;
import org.openspm.incentive.statement.PayStepQueries;
import org.openspm.web.export.WholeList;
import org.springframework.stereotype.Component;

/** Puts together the statement of a payee and period with all its lines. */
@Component
class Statements {
    private final ShownPeriods periods;
    private final PayOverview overview;
    private final PayStepQueries steps;
    private final PayLines lines;
    private final CreditListing credits;
    private final Clock clock;

    Statements(
            ShownPeriods periods,
            PayOverview overview,
            PayStepQueries steps,
            PayLines lines,
            CreditListing credits,
            Clock clock) {
        this.periods = periods;
        this.overview = overview;
        this.steps = steps;
        this.lines = lines;
        this.credits = credits;
        this.clock = clock;
    }

    /** The statement of the period with this code, or of the newest one. */
    Statement of(Payee payee, @Nullable String code) {
        var shown = periods.of(payee.key(), code);
        var all = WholeList.of(page -> lines.of(payee.key(), shown.period(), "", page))
                .toList();
        var deals = credits.of(
                payee.key(), shown.period().id(), shown.stamp().runId(), "", new PageRequest(1, Page.SIZE_MAX));
        return new Statement(
                payee,
                shown.period(),
                shown.title(),
                shown.stamp(),
                overview.totals(payee.key(), shown.period()),
                steps.of(payee.key(), shown.period()),
                overview.measures(payee.key(), shown.period()),
                all.stream().filter(line -> !line.isCorrection()).toList(),
                all.stream().filter(PayLine::isCorrection).toList(),
                deals.items(),
                deals.total() - deals.items().size(),
                clock.instant());
    }
}
