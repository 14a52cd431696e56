package org.openspm.web.pay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.access.Visibility;
import org.openspm.domain.shared.PageRequest;
import org.openspm.incentive.statement.PayPeriods;
import org.openspm.incentive.statement.TeamPay;
import org.openspm.web.security.SignedInUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Attainment and pay of the people below a manager, as of today's hierarchy. */
@Controller
class TeamPages {
    private static final int MEMBERS = 50;
    private static final BigDecimal SCALE_END = new BigDecimal(2);

    private final Visibility visibility;
    private final PayPeriods periods;
    private final TeamPay team;
    private final ShownPeriods words;
    private final TeamEstimates estimates;
    private final Clock clock;

    TeamPages(
            Visibility visibility,
            PayPeriods periods,
            TeamPay team,
            ShownPeriods words,
            TeamEstimates estimates,
            Clock clock) {
        this.visibility = visibility;
        this.periods = periods;
        this.team = team;
        this.words = words;
        this.estimates = estimates;
        this.clock = clock;
    }

    /** What the reader chose to see of the team. */
    record Choice(
            @Nullable String period,
            @Nullable String q,
            @Nullable String sort,
            @Nullable Integer page) {
        String words() {
            return q == null ? "" : q;
        }

        String order() {
            return sort == null || sort.isEmpty() ? "-attainment" : sort;
        }

        PageRequest rows() {
            return new PageRequest(page == null ? 1 : page, MEMBERS);
        }
    }

    @GetMapping("/team")
    String team(@AuthenticationPrincipal SignedInUser user, @ModelAttribute("choice") Choice choice, Model model) {
        var people = visibility.team(user.viewer());
        var known = periods.of(people, LocalDate.now(clock));
        model.addAttribute("periods", known);
        if (!known.isEmpty()) {
            var chosen = ShownPeriods.chosen(known, choice.period());
            model.addAttribute("period", chosen);
            model.addAttribute("periodTitle", words.title(chosen));
            model.addAttribute(
                    "members", team.members(people, chosen.id(), choice.words(), choice.order(), choice.rows()));
            model.addAttribute("totals", team.totals(people, chosen.id()));
            model.addAttribute("dots", dots(team.attainments(people, chosen.id())));
            model.addAttribute("live", estimates.of(people, chosen, null, LivePages.LONGEST));
        }
        return "pay/team";
    }

    /** The live figures of the members shown, for the whole team one request: answered as soon as one is another. */
    @GetMapping("/team/live")
    String live(
            @AuthenticationPrincipal SignedInUser user,
            @ModelAttribute("choice") Choice choice,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        var people = visibility.team(user.viewer());
        var known = periods.of(people, LocalDate.now(clock));
        if (known.isEmpty()) {
            return "pay/team-live :: nothing";
        }
        var chosen = ShownPeriods.chosen(known, choice.period());
        model.addAttribute("live", estimates.of(people, chosen, after, LivePages.LONGEST));
        model.addAttribute("members", team.members(people, chosen.id(), choice.words(), choice.order(), choice.rows()));
        return "pay/team-live :: answer";
    }

    /** Places on a scale from 0 to 200 %, in percent of its width. */
    private static List<String> dots(List<BigDecimal> attainments) {
        return attainments.stream()
                .map(attainment -> attainment.max(BigDecimal.ZERO).min(SCALE_END))
                .map(attainment -> attainment.movePointRight(2).divide(SCALE_END, 2, RoundingMode.HALF_UP) + "%")
                .toList();
    }
}
