package org.openspm.web.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.run.RunScopes;
import org.openspm.incentive.run.RunScopes.FiscalYear;
import org.springframework.stereotype.Component;

/** The days on which a draft is tried: those asked for, else the fiscal year at hand, which is the latest that has begun. */
@Component
class EffectDays {
    private final RunScopes scopes;
    private final Clock clock;

    EffectDays(RunScopes scopes, Clock clock) {
        this.scopes = scopes;
        this.clock = clock;
    }

    /** First and last day included. */
    record Days(LocalDate first, LocalDate last) {}

    List<FiscalYear> years() {
        return scopes.fiscalYears();
    }

    FiscalYear year(@Nullable Integer year) {
        return year == null ? atHand() : scopes.fiscalYear(year);
    }

    Days days(@Nullable LocalDate first, @Nullable LocalDate last) {
        if (first != null && last != null) {
            return new Days(first, last);
        }
        if (first != null || last != null) {
            throw new RuleViolation(
                    "Only one of first and last is given; give both days, or none for the fiscal year.");
        }
        var year = atHand();
        return new Days(year.first(), year.last());
    }

    private FiscalYear atHand() {
        var today = LocalDate.now(clock);
        var years = scopes.fiscalYears();
        return years.stream()
                .filter(year -> !year.first().isAfter(today))
                .findFirst()
                .or(() -> years.stream().reduce((_, earliest) -> earliest))
                .orElseThrow(() -> new RuleViolation(
                        "The calendar has no periods yet, so there is no history to try the plan on; import periods."));
    }
}
