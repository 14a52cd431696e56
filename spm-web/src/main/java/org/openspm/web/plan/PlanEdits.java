package org.openspm.web.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.incentive.PlanText;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.form.PlanEdit;
import org.openspm.incentive.form.PlanSource;

/** Changes of single places of a plan's text, as the API takes them. */
record PlanEdits(String text, List<Change> edits) {
    private static final int EDITS_MAX = 1000;

    /**
     * A change.
     *
     * @param op put (a value), write (YAML), append (YAML to a list), rename (a key), remove, copy or lower (an item of a list)
     * @param path JSON pointer such as /components/0/rate
     * @param value what is put, written or appended, or the new name; nothing for the others
     */
    record Change(String op, String path, @Nullable String value) {}

    /** The text after the changes, and what a check of it finds. */
    record Edited(String text, PlanCheckResponse check) {}

    String applied() {
        if (edits.size() > EDITS_MAX) {
            throw new RuleViolation(edits.size() + " edits are too many at once; send at most " + EDITS_MAX + ".");
        }
        var source = PlanSource.of(new PlanText(text).value())
                .orElseThrow(() -> new RuleViolation(
                        "The text is not readable as YAML; check it to see where, and correct it as text."));
        return source.with(edits.stream().map(PlanEdits::edit).toList()).text();
    }

    private static PlanEdit edit(Change change) {
        var path = change.path();
        if (!path.startsWith("/")) {
            throw new RuleViolation("“" + path + "” is no JSON pointer; write for example /components/0/rate.");
        }
        return switch (change.op()) {
            case "put" -> new PlanEdit.Put(path, value(change));
            case "write" -> new PlanEdit.Write(path, value(change));
            case "append" -> new PlanEdit.Append(path, value(change));
            case "rename" -> new PlanEdit.Rename(path, value(change));
            case "remove" -> new PlanEdit.Remove(path);
            case "copy" -> new PlanEdit.Copy(path);
            case "lower" -> new PlanEdit.Lower(path);
            default ->
                throw new RuleViolation("There is no edit “" + change.op()
                        + "”; it is one of put, write, append, rename, remove, copy and lower.");
        };
    }

    private static String value(Change change) {
        if (change.value() == null) {
            throw new RuleViolation("Edit “" + change.op() + "” at " + change.path() + " has no value; add “value”.");
        }
        return change.value();
    }
}
