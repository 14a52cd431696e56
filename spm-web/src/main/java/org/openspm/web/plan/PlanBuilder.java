package org.openspm.web.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openspm.domain.incentive.PlanText;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.form.GridEdits;
import org.openspm.incentive.form.PastedCells;
import org.openspm.incentive.form.PlanEdit;
import org.openspm.incentive.form.PlanForm;
import org.openspm.incentive.form.PlanSource;
import org.openspm.incentive.plan.PlanTrial;
import org.springframework.stereotype.Component;

/** Takes what was filled in over into the text, and shows the text as a form again. */
@Component
class PlanBuilder {
    private final PlanTrial trial;

    PlanBuilder(PlanTrial trial) {
        this.trial = trial;
    }

    /**
     * What the builder sends.
     *
     * @param text as it stands beside the form
     * @param shown the text that the form was made of
     * @param fields by {@code FormField.input()}, everything else that was sent among them
     */
    record Sent(String text, String shown, String open, BuilderAct act, Map<String, String> fields) {

        static Sent of(Map<String, String> fields) {
            return new Sent(
                    words(fields.getOrDefault("text", "")),
                    words(fields.getOrDefault("shown", "")),
                    fields.getOrDefault("open", BuilderView.HEAD),
                    BuilderAct.of(fields.getOrDefault("act", "")),
                    new LinkedHashMap<>(fields));
        }

        String pasteTo() {
            return act.place() + (act.detail().isEmpty() ? "" : ":" + act.detail());
        }

        String pasted() {
            return fields.getOrDefault("pasted:" + pasteTo(), "");
        }

        PastedCells.DecimalSign decimalSign() {
            return PastedCells.DecimalSign.valueOf(fields.getOrDefault("decimal:" + pasteTo(), "FOUND_OUT"));
        }

        private static String words(String text) {
            return new PlanText(text).value();
        }
    }

    /** The form of a text with a part of it open. */
    BuilderView show(String text, String open) {
        var words = new PlanText(text).value();
        return BuilderView.of(words, open, trial.of(words).problems());
    }

    /** First what was filled in, then the button that was pressed; what is refused changes nothing. */
    BuilderView take(Sent sent) {
        var source = PlanSource.of(sent.text()).orElse(null);
        if (source == null) {
            return show(sent.text(), sent.open());
        }
        try {
            var filled = source.with(changes(sent));
            var pasted = pasted(sent, filled);
            if (!pasted.faults().isEmpty()) {
                return show(filled.text(), sent.open()).notPasted(sent.pasteTo(), sent.pasted(), pasted.faults());
            }
            var edits = new ArrayList<PlanEdit>(sent.act().edits(filled));
            edits.addAll(pasted.edits());
            var changed = filled.with(edits);
            return show(changed.text(), sent.act().opens(sent.open(), changed));
        } catch (RuleViolation refusal) {
            return show(sent.text(), sent.open()).refused(refusal.getMessage());
        }
    }

    /** Against the text that the form was made of, so that what was typed into the text meanwhile stays. */
    private static List<PlanEdit> changes(Sent sent) {
        return PlanSource.of(sent.shown())
                .map(shown -> PlanForm.of(shown).changes(sent.fields()))
                .orElse(List.of());
    }

    private static GridEdits.Pasted pasted(Sent sent, PlanSource source) {
        if (!sent.act().pastes()) {
            return new GridEdits.Pasted(List.of(), List.of());
        }
        var cells = PastedCells.of(sent.pasted(), sent.decimalSign());
        int slice =
                sent.act().detail().isEmpty() ? 0 : Integer.parseInt(sent.act().detail());
        return GridEdits.paste(source, sent.act().place(), slice, cells);
    }
}
