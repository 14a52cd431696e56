package org.openspm.incentive.effect;

import java.time.LocalDate;
import org.openspm.domain.incentive.PlanText;
import org.openspm.domain.shared.DateRange;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.calc.plan.Plan;
import org.openspm.incentive.language.PlanReader;
import org.openspm.incentive.library.StoredLibraries;
import org.openspm.incentive.run.ReadOnlyInputs;
import org.openspm.incentive.run.Recent;
import org.openspm.incentive.run.RunScopes;
import org.springframework.stereotype.Service;

/**
 * Tries a text of a plan on real history, saved or not: all data as they are, all other plans as they are in force, and the
 * text in the place of its plan in all these days. Nothing is written. The same text on the same data is not calculated
 * again, so that its lists can be paged and sorted.
 */
@Service
public class DraftEffects {
    private static final int KEPT_MAX = 16;

    private final PlanHistory history;
    private final RunScopes scopes;
    private final StoredLibraries libraries;
    private final Recent<Question, DraftEffect> kept = new Recent<>(KEPT_MAX);

    DraftEffects(PlanHistory history, ReadOnlyInputs reading) {
        this.history = history;
        this.scopes = reading.scopes();
        this.libraries = reading.libraries();
    }

    private record Question(String inputHash, String plan, String textHash, LocalDate first, LocalDate last) {}

    /**
     * The effect in the periods that have one of these days; whole fiscal years are calculated, as by a run.
     *
     * @throws RuleViolation when the text is not a sound plan, with line, column and remedy, or cannot be applied to the data
     */
    public DraftEffect of(String text, LocalDate first, LocalDate last) {
        if (last.isBefore(first)) {
            throw new RuleViolation(
                    "The last day " + last + " is before the first day " + first + "; exchange the two.");
        }
        var words = new PlanText(text);
        var plan = PlanReader.read(words.value(), libraries).orRefuse();
        var past = history.of(plan, scopes.wholeYears(first, last));
        var question = new Question(past.input().hash(), plan.code(), words.hash(), first, last);
        return kept.get(question, () -> compared(past, plan, question));
    }

    private static DraftEffect compared(PlanHistory.OfPlan past, Plan plan, Question question) {
        var after = past.with(plan);
        var assembly = new EffectAssembly(past, DateRange.inclusive(question.first(), question.last()))
                .compare(past.before(), after);
        return new DraftEffect(
                plan.code(),
                question.textHash(),
                question.first(),
                question.last(),
                past.readAt(),
                assembly.sums(),
                assembly.periods(),
                assembly.components(),
                assembly.histograms(),
                FindingEffect.between(past.before().findings(), after.findings()),
                assembly.payees());
    }
}
