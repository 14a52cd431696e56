package org.openspm.incentive.plan;

import java.util.regex.Pattern;
import org.openspm.domain.shared.RuleViolation;
import org.springframework.stereotype.Component;

/** Decides whether a plan's text may be kept. */
@Component
class PlanCheck {
    private static final Pattern CODE = Pattern.compile("(?m)^plan:\\s*(\\S+)\\s*$");
    private static final Pattern TITLE = Pattern.compile("(?m)^title:\\s*(\\S.*?)\\s*$");

    /** What a sound plan calls itself. */
    record Header(String code, String title) {}

    Header refuseFaults(String text) {
        return new Header(first(CODE, text, "plan"), first(TITLE, text, "title"));
    }

    private static String first(Pattern pattern, String text, String name) {
        var match = pattern.matcher(text);
        if (!match.find()) {
            throw new RuleViolation("The plan text has no line “" + name + ": …”; add one at its top.");
        }
        return match.group(1);
    }
}
