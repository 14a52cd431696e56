package org.openspm.web.pay;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.access.Visibility;
import org.openspm.domain.shared.NotFound;
import org.openspm.incentive.run.Derivation;
import org.openspm.incentive.run.Explanations;
import org.openspm.incentive.statement.CalculationStamp;
import org.openspm.incentive.statement.PayOverview;
import org.openspm.web.layout.Show;
import org.openspm.web.security.SignedInUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Why a figure is what it is: from the earning down to the source lines, with the plan's sentence in force. */
@Controller
class WhyPages {
    private final Payees payees;
    private final PayOverview overview;
    private final Explanations explanations;
    private final WhyWords words;
    private final Visibility visibility;
    private final Show show;
    private final Clock clock;

    WhyPages(
            Payees payees,
            PayOverview overview,
            Explanations explanations,
            WhyWords words,
            Visibility visibility,
            Show show,
            Clock clock) {
        this.payees = payees;
        this.overview = overview;
        this.explanations = explanations;
        this.words = words;
        this.visibility = visibility;
        this.show = show;
        this.clock = clock;
    }

    @GetMapping("/why")
    String why(
            @AuthenticationPrincipal SignedInUser user,
            @RequestParam UUID person,
            @RequestParam UUID period,
            @RequestParam String plan,
            @RequestParam String component,
            @RequestParam(required = false) @Nullable UUID run,
            @RequestParam(required = false) @Nullable String line,
            Model model) {
        var payee = payees.byId(person);
        visibility.disclose(user.viewer(), payee.key(), "explanation");
        var explained = explanations.explain(
                new Explanations.Question(payee.key(), plan, component, period, run == null ? shown(period) : run));
        model.addAttribute("explained", explained);
        model.addAttribute("subject", component);
        model.addAttribute("line", line);
        model.addAttribute("periodId", period);
        model.addAttribute("runId", run == null ? shown(period) : run);
        return tree(user, payee, WhyWords.narrowed(explained.derivation(), line), model);
    }

    /** Why a measure is what it is; a period longer than the plan's own means its last one that has begun. */
    @GetMapping("/why/measure")
    String measure(
            @AuthenticationPrincipal SignedInUser user,
            @RequestParam UUID person,
            @RequestParam UUID period,
            @RequestParam String measure,
            @RequestParam(required = false) @Nullable String plan,
            @RequestParam(required = false) @Nullable LocalDate day,
            Model model) {
        var payee = payees.byId(person);
        visibility.disclose(user.viewer(), payee.key(), "explanation");
        var until = day == null ? LocalDate.now(clock) : day;
        var explained = explanations.measure(
                new Explanations.MeasureQuestion(payee.key(), plan, measure, period, until, shown(period)));
        model.addAttribute("explained", explained);
        model.addAttribute("subject", show.words(measure));
        model.addAttribute("runId", shown(period));
        return tree(user, payee, explained.derivation(), model);
    }

    private String tree(SignedInUser user, Payee payee, Derivation derivation, Model model) {
        model.addAttribute("payee", payee);
        model.addAttribute("own", user.personKey() != null && user.personKey() == payee.key());
        model.addAttribute("root", words.of(derivation));
        return "pay/why";
    }

    private UUID shown(UUID period) {
        return overview.stamp(period)
                .map(CalculationStamp::runId)
                .orElseThrow(() -> new NotFound("No calculation covers this period yet."));
    }
}
