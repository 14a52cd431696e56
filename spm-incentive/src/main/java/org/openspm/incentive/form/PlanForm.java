package org.openspm.incentive.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A plan's text as a form. It shows everything that stands in the text: by fields where it knows how, else as YAML.
 *
 * @param head the plan itself: code, title, currency, calendar, values
 */
public record PlanForm(FormPart head, List<Section> sections) {

    /** A list of parts, such as the components. */
    public record Section(String key, List<FormPart> parts) {
        public Section {
            parts = List.copyOf(parts);
        }
    }

    public PlanForm {
        sections = List.copyOf(sections);
    }

    public static PlanForm of(PlanSource source) {
        return new FormReader(source).form();
    }

    public Stream<FormPart> parts() {
        return Stream.concat(Stream.of(head), sections.stream().flatMap(section -> section.parts().stream()));
    }

    /**
     * What was filled in otherwise than it was shown, as changes of the text.
     *
     * @param sent values by {@link FormField#input()}, names of pairs by {@code key:} and their path, and a new pair by
     *     {@code new-key:} and {@code new-value:} and the path of the pairs
     */
    public List<PlanEdit> changes(Map<String, String> sent) {
        var edits = new ArrayList<PlanEdit>();
        var renamed = new ArrayList<PlanEdit>();
        parts().forEach(part -> {
            part.inputs().forEach(field -> {
                var value = sent.get(field.input());
                if (value != null && !lines(value).equals(lines(field.value()))) {
                    edits.add(edit(field, lines(value)));
                }
            });
            part.fields().stream()
                    .flatMap(FormField::all)
                    .filter(field -> field.kind() == FormField.Kind.PAIRS)
                    .forEach(pairs -> {
                        added(pairs, sent).ifPresent(edits::add);
                        pairs.inner().forEach(pair -> renamed(pair, sent).ifPresent(renamed::add));
                    });
        });
        // Names last, because the paths of the values hold them.
        edits.addAll(renamed);
        return edits;
    }

    private static Optional<PlanEdit> renamed(FormField pair, Map<String, String> sent) {
        var key = sent.getOrDefault("key:" + pair.path(), "").strip();
        return key.isEmpty() || key.equals(pair.key())
                ? Optional.empty()
                : Optional.of(new PlanEdit.Rename(pair.path(), key));
    }

    private static Optional<PlanEdit> added(FormField pairs, Map<String, String> sent) {
        var key = sent.getOrDefault("new-key:" + pairs.path(), "").strip();
        var value = sent.getOrDefault("new-value:" + pairs.path(), "").strip();
        return key.isEmpty() || value.isEmpty()
                ? Optional.empty()
                : Optional.of(new PlanEdit.Put(PlanPath.under(pairs.path(), key), value));
    }

    private static PlanEdit edit(FormField field, String value) {
        if (value.isBlank() && !field.required()) {
            return new PlanEdit.Remove(field.path());
        }
        return switch (field.kind()) {
            case RAW -> new PlanEdit.Write(field.path(), value);
            case WORDS -> words(field, value);
            default -> new PlanEdit.Put(field.path(), value);
        };
    }

    private static PlanEdit words(FormField field, String value) {
        var words = Stream.of(value.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
        return words.size() == 1 && !field.value().contains(",")
                ? new PlanEdit.Put(field.path(), words.getFirst())
                : new PlanEdit.Write(field.path(), FormReader.list(words));
    }

    /** Browsers send line ends of their own. */
    private static String lines(String value) {
        return value.replace("\r\n", "\n").strip();
    }
}
