package org.openspm.web.pay;

import io.swagger.v3.oas.annotations.Operation;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.access.Visibility;
import org.openspm.domain.shared.Money;
import org.openspm.domain.shared.PageRequest;
import org.openspm.incentive.statement.PayPeriods;
import org.openspm.incentive.statement.TeamMember;
import org.openspm.incentive.statement.TeamPay;
import org.openspm.web.api.ApiPage;
import org.openspm.web.security.SignedInUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Attainment and pay of the people below a manager. */
@RestController
@RequestMapping("/api/v1/team")
class TeamApi {
    private final Visibility visibility;
    private final PayPeriods periods;
    private final TeamPay team;
    private final Clock clock;

    TeamApi(Visibility visibility, PayPeriods periods, TeamPay team, Clock clock) {
        this.visibility = visibility;
        this.periods = periods;
        this.team = team;
        this.clock = clock;
    }

    @Operation(summary = "Attainment and pay of the people below the owner of the token.")
    @GetMapping
    ApiPage<TeamMember> team(
            @AuthenticationPrincipal SignedInUser user,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "-attainment") String sort,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        var people = visibility.team(user.viewer());
        var wanted = new PageRequest(page, size);
        var known = periods.of(people, LocalDate.now(clock));
        return known.isEmpty()
                ? new ApiPage<>(List.of(), page, size, 0)
                : ApiPage.of(
                        team.members(people, ShownPeriods.chosen(known, period).id(), q, sort, wanted));
    }

    /** What a team earned in a period by currency, and the attainment of everybody with a quota, ascending. */
    record TeamTotals(@Nullable String period, int people, List<Money> totals, List<BigDecimal> attainments) {}

    @Operation(summary = "What the team earned in all, and how attainment is spread.")
    @GetMapping("/totals")
    TeamTotals totals(
            @AuthenticationPrincipal SignedInUser user, @RequestParam(required = false) @Nullable String period) {
        var people = visibility.team(user.viewer());
        var known = periods.of(people, LocalDate.now(clock));
        if (known.isEmpty()) {
            return new TeamTotals(null, people.size(), List.of(), List.of());
        }
        var chosen = ShownPeriods.chosen(known, period);
        return new TeamTotals(
                chosen.code(), people.size(), team.totals(people, chosen.id()), team.attainments(people, chosen.id()));
    }
}
