package org.openspm.web.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.form.FormField;
import org.openspm.incentive.form.FormPart;
import org.openspm.incentive.form.NewParts;
import org.openspm.incentive.form.PastedCells;
import org.openspm.incentive.form.PlanForm;
import org.openspm.incentive.form.PlanSource;
import org.openspm.incentive.form.TableGrid;
import org.openspm.incentive.language.PlanProblem;

/**
 * The form of a plan's text as the builder shows it: every part in a line, one of them open.
 *
 * @param form null while the text is not readable as YAML
 * @param open path of the open part; {@link #HEAD} for the plan itself
 * @param faults sentences by the path of the place that they are about
 * @param refusal why a change was not made
 * @param pastedAt place of the grid that was pasted into; empty when nothing was
 * @param pasted what was pasted
 * @param pasteFaults cells that cannot be used
 */
record BuilderView(
        String text,
        @Nullable PlanForm form,
        String open,
        Map<String, List<String>> faults,
        @Nullable String refusal,
        String pastedAt,
        String pasted,
        List<PastedCells.Fault> pasteFaults) {
    static final String HEAD = "/";
    private static final int SUMMED_UP = 4;

    static BuilderView of(String text, String open, List<PlanProblem> problems) {
        var source = PlanSource.of(text).orElse(null);
        var faults = new LinkedHashMap<String, List<String>>();
        if (source != null) {
            problems.forEach(problem -> faults.computeIfAbsent(
                            source.pathAt(problem.line(), problem.column()), _ -> new ArrayList<>())
                    .add(problem.sentence()));
        }
        return new BuilderView(
                text, source == null ? null : PlanForm.of(source), open, faults, null, "", "", List.of());
    }

    BuilderView refused(@Nullable String sentence) {
        return new BuilderView(text, form, open, faults, sentence, pastedAt, pasted, pasteFaults);
    }

    BuilderView notPasted(String at, String cells, List<PastedCells.Fault> wrong) {
        return new BuilderView(text, form, open, faults, refusal, at, cells, wrong);
    }

    public boolean isOpen(FormPart part) {
        return open.equals(part.path().isEmpty() ? HEAD : part.path());
    }

    public String token(FormPart part) {
        return part.path().isEmpty() ? HEAD : part.path();
    }

    /** What is wrong at a place: also deeper in it, when it is shown as one field. */
    public String fault(FormField field) {
        boolean whole = field.isInput();
        return faults.entrySet().stream()
                .filter(fault -> fault.getKey().equals(field.path())
                        || (whole && fault.getKey().startsWith(field.path() + "/")))
                .flatMap(fault -> fault.getValue().stream())
                .collect(Collectors.joining(" "));
    }

    /** How many faults there are in a part. */
    public int faultsIn(FormPart part) {
        return (int) faults.entrySet().stream()
                .filter(fault -> isIn(fault.getKey(), part))
                .mapToLong(fault -> fault.getValue().size())
                .sum();
    }

    /** Faults of a part that no field of it shows. */
    public List<String> faultsOf(FormPart part) {
        var shown = part.inputs().toList();
        var groups = part.fields().stream()
                .flatMap(FormField::all)
                .map(FormField::path)
                .toList();
        return faults.entrySet().stream()
                .filter(fault -> isIn(fault.getKey(), part))
                .filter(fault -> !groups.contains(fault.getKey())
                        && shown.stream()
                                .noneMatch(field -> fault.getKey().equals(field.path())
                                        || fault.getKey().startsWith(field.path() + "/")))
                .flatMap(fault -> fault.getValue().stream())
                .toList();
    }

    private boolean isIn(String path, FormPart part) {
        if (!part.path().isEmpty()) {
            return path.equals(part.path()) || path.startsWith(part.path() + "/");
        }
        return form != null && form.parts().skip(1).noneMatch(other -> isIn(path, other));
    }

    /** The first things that a part says, for its line. */
    public List<FormField> summary(FormPart part) {
        return part.fields().stream()
                .filter(field -> field.present() && !field.value().isEmpty())
                .filter(field -> !field.key().equals(part.kind()) && field.kind() != FormField.Kind.TEXT)
                .filter(field -> field.kind() != FormField.Kind.RAW)
                .limit(SUMMED_UP)
                .toList();
    }

    public HeatMap heat(TableGrid grid) {
        return HeatMap.of("", grid);
    }

    public List<String> kinds(String section) {
        return NewParts.kinds(section);
    }

    /** The fields that a part has, and those that it could have. */
    public List<FormField> present(FormPart part) {
        return part.fields().stream()
                .filter(field -> field.present() || field.required())
                .toList();
    }

    public List<FormField> absent(FormPart part) {
        return part.fields().stream()
                .filter(field -> !field.present() && !field.required())
                .toList();
    }

    /** The place of an item before another in its list. */
    public String before(String path) {
        int slash = path.lastIndexOf('/');
        return path.substring(0, slash + 1) + (Integer.parseInt(path.substring(slash + 1)) - 1);
    }

    public boolean isFirst(String path) {
        return path.endsWith("/0");
    }

    /** As many lines as a text has, within reason. */
    public int lines(String value) {
        return (int) Math.clamp(value.lines().count() + 1, 2, 14);
    }

    /** An id for the page made of a path. */
    public String id(String input) {
        return "f" + input.replaceAll("[^A-Za-z0-9]+", "-") + "-" + Integer.toHexString(input.hashCode());
    }
}
