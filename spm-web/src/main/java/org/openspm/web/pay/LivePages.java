package org.openspm.web.pay;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.openspm.web.security.SignedInUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The live estimate on one's own pay page: answered as soon as it differs from what the page shows. */
@Controller
class LivePages {
    /** Long enough that a quiet page asks seldom, short enough that the server can stop in time. */
    static final Duration LONGEST = Duration.ofSeconds(10);

    private final LiveEstimates estimates;

    LivePages(LiveEstimates estimates) {
        this.estimates = estimates;
    }

    @GetMapping("/my-pay/live")
    String live(
            @AuthenticationPrincipal SignedInUser user,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        if (user.personKey() == null) {
            return "pay/live :: nothing";
        }
        model.addAttribute(
                "live",
                after == null
                        ? estimates.of(user.personKey(), period)
                        : estimates.after(user.personKey(), period, after, LONGEST));
        return "pay/live :: block";
    }
}
