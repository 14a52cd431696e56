package org.openspm.web.command;

import java.io.PrintStream;
import java.time.Clock;
import java.util.Locale;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.language.PlanExample;
import org.openspm.incentive.language.PlanExamples;
import org.openspm.incentive.run.Derivation;
import org.openspm.web.layout.MoneyFormat;
import org.openspm.web.layout.Show;
import org.openspm.web.pay.WhyStep;
import org.openspm.web.pay.WhyWords;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Prints how the earnings of examples come about, in the words of the page that tells payees. */
final class ExplanationText {
    private static final int WIDTH = 100;

    private final PrintStream out;
    private final Locale language;
    private final WhyWords words;
    private boolean failed;

    ExplanationText(PrintStream out, Locale language) {
        this.out = out;
        this.language = language;
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        this.words = new WhyWords(messages, new MoneyFormat(), new Show(Clock.systemUTC()));
    }

    void print(PlanFile file, PlanExample example) {
        out.println(file.name() + ":" + example.line() + ": " + file.title() + ", " + example.name());
        LocaleContextHolder.setLocale(language);
        try {
            for (var derived : PlanExamples.explain(file.reading(), example)) {
                print(words.of(Derivation.of(derived)), 1);
            }
        } catch (RuleViolation refused) {
            failed = true;
            out.println("  error: " + refused.getMessage());
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
        out.println();
    }

    /** Whether some example could not be calculated. */
    boolean failed() {
        return failed;
    }

    private void print(WhyStep step, int depth) {
        var figure = step.figure() == null ? "" : step.figure();
        var start = "  ".repeat(depth) + step.sentence();
        int gap = Math.max(2, WIDTH - start.length() - figure.length());
        out.println(figure.isEmpty() ? start : start + " ".repeat(gap) + figure);
        step.children().forEach(child -> print(child, depth + 1));
        if (step.left() > 0) {
            out.println("  ".repeat(depth + 1) + "… " + step.left());
        }
    }
}
