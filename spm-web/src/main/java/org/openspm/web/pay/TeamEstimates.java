package org.openspm.web.pay;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.Currency;
import org.openspm.domain.shared.Money;
import org.openspm.incentive.live.LiveFigures;
import org.openspm.incentive.live.TeamFigure;
import org.openspm.incentive.statement.PayPeriod;
import org.openspm.incentive.statement.TeamPay;
import org.springframework.stereotype.Component;

/** Puts the live figures of a team beside the calculated ones; what was published to somebody is estimated no more. */
@Component
class TeamEstimates {
    private final LiveFigures figures;
    private final TeamPay team;

    TeamEstimates(LiveFigures figures, TeamPay team) {
        this.figures = figures;
        this.team = team;
    }

    /**
     * The estimate of a period; null when there is nothing to estimate.
     *
     * @param after token of the figures that the reader has: then the answer waits until they are others, or some time
     */
    @Nullable
    TeamEstimate of(Collection<Integer> people, PayPeriod period, @Nullable String after, Duration longest) {
        if (team.standing(people, period.id()).values().stream().allMatch(TeamPay.Standing::published)) {
            return null;
        }
        try {
            var figure = after == null ? figures.of(people) : figures.after(people, after, longest);
            return estimate(people, period, figure);
        } catch (Conflict refused) {
            return TeamEstimate.refused(period.code(), String.valueOf(refused.getMessage()));
        }
    }

    private @Nullable TeamEstimate estimate(Collection<Integer> people, PayPeriod period, TeamFigure figure) {
        var standing = team.standing(people, period.id());
        var open = new HashMap<Integer, List<Money>>();
        figure.people().forEach((key, live) -> {
            var member = standing.get(key);
            if (member != null && !member.published()) {
                live.period(period.id()).ifPresent(found -> open.put(key, found.totals()));
            }
        });
        if (open.isEmpty()) {
            return null;
        }
        var byPerson = new HashMap<UUID, List<Money>>();
        open.forEach((key, totals) ->
                byPerson.put(Objects.requireNonNull(standing.get(key)).personId(), totals));
        return new TeamEstimate(
                period.code(), figure.token(), figure.asOf(), sums(people, period, open), byPerson, null);
    }

    /** Settled pay as it is, the rest as it would be now. */
    private List<TeamEstimate.Sum> sums(Collection<Integer> people, PayPeriod period, Map<Integer, List<Money>> open) {
        var settled = people.stream().filter(key -> !open.containsKey(key)).toList();
        var now = new TreeMap<String, BigDecimal>();
        team.totals(settled, period.id()).forEach(sum -> add(now, sum));
        open.values().forEach(totals -> totals.forEach(total -> add(now, total)));
        var before = new TreeMap<String, BigDecimal>();
        team.totals(people, period.id()).forEach(sum -> add(before, sum));
        before.keySet().forEach(currency -> now.putIfAbsent(currency, BigDecimal.ZERO));
        return now.entrySet().stream()
                .map(sum -> {
                    var total = new Money(sum.getValue(), Currency.of(sum.getKey()));
                    var found = before.getOrDefault(sum.getKey(), BigDecimal.ZERO);
                    return new TeamEstimate.Sum(total, total.minus(new Money(found, total.currency())));
                })
                .toList();
    }

    private static void add(Map<String, BigDecimal> sums, Money money) {
        sums.merge(money.currency().code(), money.amount(), BigDecimal::add);
    }
}
