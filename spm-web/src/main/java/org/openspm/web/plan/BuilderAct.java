package org.openspm.web.plan;

import java.util.List;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.form.GridEdits;
import org.openspm.incentive.form.NewParts;
import org.openspm.incentive.form.PlanEdit;
import org.openspm.incentive.form.PlanForm;
import org.openspm.incentive.form.PlanSource;

/**
 * A button of the builder, sent as {@code verb:place:detail}: it opens a part, or changes the text.
 *
 * @param place path of what it is about, or the section that something is added to
 */
record BuilderAct(String verb, String place, String detail) {
    private static final List<String> DETAILED = List.of("add:", "inside:", "paste:", "repeat-place:", "remove-place:");
    static final BuilderAct NONE = new BuilderAct("", "", "");

    static BuilderAct of(String sent) {
        var parts = sent.split(":", DETAILED.stream().anyMatch(sent::startsWith) ? 3 : 2);
        return parts.length < 2 ? NONE : new BuilderAct(parts[0], parts[1], parts.length < 3 ? "" : parts[2]);
    }

    boolean pastes() {
        return verb.equals("paste");
    }

    List<PlanEdit> edits(PlanSource source) {
        return switch (verb) {
            case "", "apply", "open", "paste" -> List.of();
            case "add" -> List.of(NewParts.add(source, place, detail));
            case "inside" -> List.of(NewParts.inside(source, place, detail));
            case "copy" -> List.of(new PlanEdit.Copy(place));
            case "remove" -> List.of(new PlanEdit.Remove(place));
            case "lower" -> List.of(new PlanEdit.Lower(place));
            case "repeat-place" -> GridEdits.repeatPlace(source, place, axis(), index());
            case "remove-place" -> GridEdits.removePlace(source, place, axis(), index());
            default -> throw new RuleViolation("There is no act “" + verb + "” in the builder.");
        };
    }

    /** The part that is open afterwards. */
    String opens(String open, PlanSource after) {
        return switch (verb) {
            case "open" -> place;
            case "add" -> "/" + place + "/" + last(after);
            case "remove" -> open.equals(place) ? "" : after(open, place, -1);
            case "copy" -> open.equals(place) ? next(place, 1) : after(open, place, 1);
            case "lower" -> open.equals(place) ? next(place, 1) : open.equals(next(place, 1)) ? place : open;
            default -> open;
        };
    }

    /** What is open stays open when an item before it comes or goes. */
    private static String after(String open, String changed, int by) {
        int slash = changed.lastIndexOf('/');
        boolean sibling = open.startsWith(changed.substring(0, slash + 1)) && open.lastIndexOf('/') == slash;
        return sibling && number(open) > number(changed) ? next(open, by) : open;
    }

    private static String next(String path, int by) {
        return path.substring(0, path.lastIndexOf('/') + 1) + (number(path) + by);
    }

    private static int number(String path) {
        var step = path.substring(path.lastIndexOf('/') + 1);
        return step.matches("\\d{1,6}") ? Integer.parseInt(step) : 0;
    }

    private int last(PlanSource after) {
        return PlanForm.of(after).sections().stream()
                        .filter(section -> section.key().equals(place))
                        .mapToInt(section -> section.parts().size())
                        .sum()
                - 1;
    }

    private int axis() {
        return Integer.parseInt(detail.substring(0, detail.indexOf('.')));
    }

    private int index() {
        return Integer.parseInt(detail.substring(detail.indexOf('.') + 1));
    }
}
